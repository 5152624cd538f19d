/** Checklist E: reading from the EHR's FHIR server. Who may be called at all: test/cds-hooks/unbound-server.test.ts. */
import { expect } from 'chai';
import { chartAnswers } from '../../fakes/chart-answers.ts';
import type { FakeAnswer } from '../../fakes/fhir-server.ts';
import { startCountingServer } from '../../fakes/counting-server.ts';
import { withEhr } from '../../fakes/with-ehr.ts';
import { cardAbout, cardsIn } from '../../fixtures/answers.ts';
import { fullPrefetch } from '../../fixtures/chart.ts';
import { ALTEPLASE, draftOrders, medicationRequest, orderSign } from '../../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const SCORES = 'thrombolysisBleedingScores';

const authorization = (scope: string) => ({
  access_token: 'canary-token',
  token_type: 'Bearer',
  expires_in: 300,
  scope,
  subject: 'cds',
});
const viaFhir = (fhirServer: string, scope = 'user/*.rs', contextChanges = {}) =>
  orderSign({ prefetch: undefined, fhirServer, fhirAuthorization: authorization(scope) }, contextChanges);

describe('CDS Hooks conformance: FHIR access', () => {
  // Goes red when the reader is opened without the token of the request.
  it('[E1] [E2] presents the token at every read, and neither keeps nor logs nor repeats it', () =>
    withEhr(chartAnswers(), async (service, { base, requests }) => {
      const answer = await (await service.post(PATH, viaFhir(base))).text();
      expect(requests).to.have.length.above(1);
      for (const { authorization: sent } of requests) expect(sent).to.equal('Bearer canary-token');
      const kept = JSON.stringify([...service.store.assessments.values(), ...service.store.cards.values()]);
      expect(kept + answer + service.logged.join('')).not.to.contain('canary-token');
    }));

  it('[E2] repeats no token in a refusal', () =>
    withEhr(
      () => ({ status: 401 }),
      async (service, { base }) => {
        const refused = await service.post(PATH, viaFhir(base));
        const bad = await service.post(PATH, { ...viaFhir(base), hookInstance: 7 });
        for (const response of [refused, bad]) {
          expect(response.ok).to.equal(false);
          expect(await response.text()).not.to.contain('canary-token');
        }
        expect(service.logged.join('')).not.to.contain('canary-token');
      },
    ));

  // Goes red when scopes are parsed and an unknown spelling is refused or leads to fewer reads.
  for (const scope of [
    'user/Observation.read',
    'user/Observation.Read patient/Patient.Read',
    'user/Observation.rs?category=laboratory',
    'system/*.cruds',
    '',
  ]) {
    it(`[E3] tries with the scope "${scope}"`, () =>
      withEhr(chartAnswers(), async (service, { base }) => {
        const [card] = await cardsIn(await service.post(PATH, viaFhir(base, scope)));
        expect(card?.summary).to.contain('HAT 2');
      }));
  }

  // Goes red when a failed read fails the call, or reads wait for one another.
  it('[E3] [E4] says what a token may not read and what does not come in time, and answers with the rest', () =>
    withEhr(
      (path): FakeAnswer | undefined => {
        if (path.includes('14749-6')) return { status: 403 };
        if (path.includes('777-3')) return undefined;
        return chartAnswers()(path);
      },
      async (service, { base }) => {
        const card = cardAbout(await cardsIn(await service.post(PATH, viaFhir(base))), SCORES);
        expect(card.summary).to.contain('HAT 2');
        expect(card.detail).to.contain('**Could not be read:** glucose, blood tests.');
      },
      { fhirDeadlineMs: 300 },
    ));

  it('[E5] answers from prefetch alone as from the FHIR server alone, down to the suggestions', () =>
    withEhr(chartAnswers(), async (service, { base, requests }) => {
      const fromServer = await cardsIn(await service.post(PATH, viaFhir(base)));
      const reads = requests.length;
      const fromPrefetch = await cardsIn(await service.post(PATH, orderSign()));
      const content = (cards: typeof fromServer) =>
        cards.map(({ summary, detail, indicator }) => ({ summary, detail, indicator }));
      expect(content(fromServer)).to.deep.equal(content(fromPrefetch));
      expect(requests).to.have.length(reads);
    }));

  // Goes red without `redirect: 'error'` or the check of next links and references.
  it('[E7] takes the token nowhere else: not by redirect, next link, reference to a Medication, or page of a prefetch', async () => {
    const elsewhere = await startCountingServer();
    const other = `http://127.0.0.1:${elsewhere.port}/fhir`;
    const linking = (body: unknown) => ({
      ...(body as object),
      link: [{ relation: 'next', url: `${other}/Observation?page=2` }],
    });
    const chart = chartAnswers();
    const answer = (path: string): FakeAnswer => {
      if (path.includes('777-3')) return { status: 302, headers: { location: `${other}/x` } };
      if (path.includes('14749-6')) return { body: linking(fullPrefetch()['glucose']) };
      return chart(path);
    };
    try {
      await withEhr(answer, async (service, { base }) => {
        const draft = (reference: string) =>
          draftOrders(
            medicationRequest(ALTEPLASE),
            medicationRequest(undefined, { medicationReference: { reference } }),
          );
        const request = viaFhir(base, 'user/*.rs', { draftOrders: draft(`${other}/Medication/1`) });
        const prefetch = { nihss: linking(fullPrefetch()['nihss']) };
        const [card] = await cardsIn(await service.post(PATH, { ...request, prefetch }));
        expect(card?.detail).to.match(/\*\*Could not be read:\*\* [^.]*blood tests/);
        expect(card?.detail).to.match(/\*\*Read only in part:\*\* [^.]*NIHSS/);
      });
      expect(elsewhere.count()).to.equal(0);
    } finally {
      await elsewhere.close();
    }
  });
});

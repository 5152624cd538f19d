import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { PREFETCH_KEYS } from '../../server/fhir/prefetch.ts';
import { chartAnswers } from '../fakes/chart-answers.ts';
import { startFhirServer } from '../fakes/fhir-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import {
  ALL_CT_CLEAR,
  condition,
  diabetes,
  fullPrefetch,
  glucose,
  minutesAgo,
  nihss,
  patient,
  searchset,
  stroke,
} from '../fixtures/chart.ts';
import {
  ALTEPLASE,
  ASPIRIN,
  draftOrders,
  medicationRequest,
  orderSign,
  TENECTEPLASE,
} from '../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';

describe('order-sign for a thrombolytic in stroke', () => {
  let service: TestService;
  const closers: (() => Promise<void>)[] = [];

  async function cardsFor(body: unknown, target = service): Promise<Card[]> {
    const response = await target.post(PATH, body);
    expect(response.status).to.equal(200);
    return ((await response.json()) as { cards: Card[] }).cards;
  }

  before(async () => {
    service = await startService();
    closers.push(() => service.close());
  });
  after(async () => {
    for (const close of closers) await close();
  });

  it('answers prefetch alone with one card that states the comparison and the outcome definitions', async () => {
    const [card, ...others] = await cardsFor(orderSign());
    expect(others).to.deep.equal([]);
    expect(card?.summary).to.equal(
      'sICH: HAT 2 → 10 % (trial definition), SEDAN 2 → 5.1–8.5 % (ECASS II); glucose 10:42',
    );
    expect(card?.indicator).to.equal('info');
    expect(card?.detail).to.contain('not a contraindication');
    expect(card?.links?.find((link) => link.type === 'smart')).to.equal(undefined);
  });

  it('answers with a FHIR server and no prefetch exactly as with prefetch', async () => {
    const ehr = await startFhirServer(chartAnswers());
    closers.push(() => ehr.close());
    const connected = await startService({ fhirBases: [ehr.base] });
    closers.push(() => connected.close());
    const authorization = {
      access_token: 'canary-token',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'user/Observation.read',
      subject: 'app',
    };
    const viaFhir = orderSign(
      { prefetch: undefined, fhirServer: ehr.base, fhirAuthorization: authorization },
      { encounterId: 'e1' },
    );
    const [fromServer] = await cardsFor(viaFhir, connected);
    const [fromPrefetch] = await cardsFor(orderSign(), connected);
    expect(fromServer?.summary).to.equal(fromPrefetch?.summary);
    expect(fromServer?.detail).to.equal(fromPrefetch?.detail);
    expect(ehr.requests).to.have.length(PREFETCH_KEYS.length);
    expect(ehr.requests.every((request) => request.authorization === 'Bearer canary-token')).to.equal(true);
    const everythingKept = JSON.stringify([
      ...connected.store.assessments.values(),
      ...connected.store.cards.values(),
    ]);
    expect(everythingKept + connected.logged.join('')).not.to.contain('canary-token');
  });

  it('CDS Hooks 412: with neither, names the missing keys in an OperationOutcome', async () => {
    const response = await service.post(PATH, orderSign({ prefetch: undefined }));
    expect(response.status).to.equal(412);
    const outcome = (await response.json()) as { resourceType: string; issue: { expression: string[] }[] };
    expect(outcome.resourceType).to.equal('OperationOutcome');
    expect(outcome.issue[0]?.expression).to.deep.equal(['prefetch.patient']);
  });

  it('never calls a FHIR server that is not registered for the client', async () => {
    const stranger = await startFhirServer(chartAnswers());
    closers.push(() => stranger.close());
    const response = await service.post(PATH, orderSign({ prefetch: undefined, fhirServer: stranger.base }));
    expect(response.status).to.equal(412);
    expect(stranger.requests).to.deep.equal([]);
  });

  it('links to the app with an opaque appContext when the FHIR server of the patient is known', async () => {
    const ehr = await startFhirServer(chartAnswers());
    closers.push(() => ehr.close());
    const connected = await startService({ fhirBases: [ehr.base] });
    closers.push(() => connected.close());
    const [card] = await cardsFor(orderSign(), connected);
    const link = card?.links?.find((candidate) => candidate.type === 'smart');
    expect(link?.url).to.equal('https://cds.example.org/app/launch.html');
    const stored =
      link?.type === 'smart' ? connected.store.assessments.get(link.appContext ?? '') : undefined;
    expect(stored?.patientId).to.equal('p1');
    expect(connected.store.cards.get(card?.uuid ?? '')?.assessmentId).to.equal(stored?.id);
  });

  it('still answers, without the link, when the database is down', async () => {
    const ehr = await startFhirServer(chartAnswers());
    closers.push(() => ehr.close());
    const broken = await startService({ fhirBases: [ehr.base] });
    closers.push(() => broken.close());
    broken.store.isDown = true;
    const [card] = await cardsFor(orderSign(), broken);
    expect(card?.summary).to.contain('HAT 2');
    expect(card?.links?.some((link) => link.type === 'smart')).to.equal(false);
    expect(broken.logged.join('')).to.contain('answer not recorded');
  });

  it('colours the card as a warning when a risk reaches the limit, also at the end of a range', async () => {
    const [high] = await cardsFor(orderSign({ prefetch: fullPrefetch({ nihss: searchset(nihss(24)) }) }));
    expect(high?.summary).to.contain('HAT 3 → 15 %');
    expect(high?.indicator).to.equal('warning');
    const [open] = await cardsFor(orderSign({ prefetch: fullPrefetch({ ctFindings: searchset() }) }));
    expect(open?.summary).to.contain('HAT 2–4 → 10–44 %');
    expect(open?.indicator).to.equal('warning');
  });

  it('shows a missing glucose as a range, names it, and suggests to measure it', async () => {
    const prefetch = fullPrefetch({ glucose: searchset(), conditions: searchset(stroke) });
    const [card] = await cardsFor(orderSign({ prefetch }));
    expect(card?.summary).to.equal(
      'sICH: HAT 1–2 → 5–10 % (trial definition), SEDAN 1–3 → 2.9–12.2 % (ECASS II); unclear: glucose',
    );
    expect(card?.detail).to.contain(
      'Glucose (not recorded): leaves open HAT 0 to 1 points, SEDAN 0 to 2 points',
    );
    const [suggestion] = card?.suggestions ?? [];
    expect(card?.selectionBehavior).to.equal('any');
    expect(suggestion?.actions[0]?.resource).to.deep.include({
      resourceType: 'ServiceRequest',
      subject: { reference: 'Patient/p1' },
    });
  });

  it('keeps key absent, null and an empty Bundle apart', async () => {
    const detailWith = async (changes: Record<string, unknown>) => {
      const prefetch = Object.fromEntries(
        Object.entries(fullPrefetch({ conditions: searchset(stroke), ...changes })).filter(
          ([, value]) => value !== undefined,
        ),
      );
      return (await cardsFor(orderSign({ prefetch })))[0]?.detail;
    };
    expect(await detailWith({ glucose: undefined })).to.contain('Glucose (could not be read)');
    expect(await detailWith({ glucose: null })).to.contain('Glucose (the EHR has none)');
    expect(await detailWith({ glucose: searchset() })).to.contain('Glucose (not recorded)');
  });

  it('reads an OperationOutcome in place of data as "could not be read"', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] };
    const [card] = await cardsFor(orderSign({ prefetch: fullPrefetch({ ctFindings: outcome }) }));
    expect(card?.detail).to.contain('CT hypodensity (could not be read)');
  });

  it('says nothing for other drugs, ended orders and orders not to be carried out, and reads nothing for them', async () => {
    const orders = [
      medicationRequest(ASPIRIN),
      medicationRequest(ALTEPLASE, { status: 'cancelled' }),
      medicationRequest(ALTEPLASE, { doNotPerform: true }),
    ];
    for (const order of orders) {
      const body = orderSign({ prefetch: undefined }, { draftOrders: draftOrders(order) });
      expect(await cardsFor(body)).to.deep.equal([]);
    }
  });

  it('says nothing when alteplase is ordered for a pulmonary embolism', async () => {
    const embolism = condition('pe', '59282003');
    const byReason = orderSign(
      {},
      { draftOrders: draftOrders(medicationRequest(ALTEPLASE, { reasonCode: [embolism['code']] })) },
    );
    expect(await cardsFor(byReason)).to.deep.equal([]);
    const byDiagnosis = orderSign({
      prefetch: fullPrefetch({ nihss: searchset(), conditions: searchset(embolism) }),
    });
    expect(await cardsFor(byDiagnosis)).to.deep.equal([]);
  });

  it('asks instead of scoring when nothing says what the drug is for', async () => {
    const prefetch = fullPrefetch({ nihss: searchset(), conditions: searchset(diabetes) });
    const [card] = await cardsFor(orderSign({ prefetch }));
    expect(card?.indicator).to.equal('info');
    expect(card?.summary).to.contain('for what');
    expect(card?.summary).not.to.match(/HAT|SEDAN/);
  });

  it('says for tenecteplase that the scores were derived with alteplase', async () => {
    const [card] = await cardsFor(
      orderSign({}, { draftOrders: draftOrders(medicationRequest(TENECTEPLASE)) }),
    );
    expect(card?.detail).to.contain('derived in people given alteplase, not tenecteplase');
  });

  it('scores nothing when patient record or order belong to somebody else', async () => {
    const wrongChart = orderSign({ prefetch: fullPrefetch({ patient: patient({ id: 'p2' }) }) });
    const wrongOrder = orderSign(
      {},
      { draftOrders: draftOrders(medicationRequest(ALTEPLASE, { subject: { reference: 'Patient/p2' } })) },
    );
    for (const body of [wrongChart, wrongOrder]) {
      const [card] = await cardsFor(body);
      expect(card?.summary).to.contain('different patient');
      expect(card?.detail).not.to.match(/HAT|SEDAN/);
      expect(card?.indicator).to.equal('warning');
    }
  });

  it('gives the same card for any order of resources and any duplicate', async () => {
    const [plain] = await cardsFor(orderSign());
    const reversed = fullPrefetch({
      ctFindings: searchset(...[...ALL_CT_CLEAR, ...ALL_CT_CLEAR].reverse()),
      conditions: searchset(diabetes, stroke, diabetes),
      glucose: searchset(
        glucose(15, 'mmol/L', { id: 'old', effectiveDateTime: minutesAgo(200) }),
        glucose(9.1, 'mmol/L'),
        glucose(9.1, 'mmol/L'),
      ),
    });
    const [shuffled] = await cardsFor(orderSign({ prefetch: reversed }));
    expect(shuffled?.summary).to.equal(plain?.summary);
    expect(shuffled?.detail).to.equal(plain?.detail);
  });

  it('escapes what comes from the chart: no HTML, no link, no table break', async () => {
    const hostile = '<img src=x onerror=alert(1)>|[x](javascript:alert(1))';
    const prefetch = fullPrefetch({
      glucose: searchset(glucose(9.1, 'mmol/L', { id: hostile, status: 'entered-in-error' })),
    });
    const [card] = await cardsFor(orderSign({ prefetch }));
    expect(card?.detail).to.contain('entered in error');
    expect(card?.detail).not.to.match(/<img|\[x\]|\(javascript/);
  });
});

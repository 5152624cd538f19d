/** Checklist D: what was prefetched, what was not, and what is made of each. */
import { expect } from 'chai';
import type { FakeAnswer } from '../../fakes/fhir-server.ts';
import { startService, type TestService } from '../../fakes/service.ts';
import { withEhr } from '../../fakes/with-ehr.ts';
import { cardAbout, cardsIn, refusalIn } from '../../fixtures/answers.ts';
import {
  fullPrefetch,
  glucose,
  minutesAgo,
  nihss,
  patient,
  searchset,
  stroke,
} from '../../fixtures/chart.ts';
import { orderSign } from '../../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const SCORES = 'thrombolysisBleedingScores';
type Json = Record<string, unknown>;

const outcome = (severity: string, code = 'forbidden') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code }],
});

/** The optional keys, and the words for each that a doctor has to find on the card. */
const OPTIONAL_KEYS: Readonly<Record<string, string>> = {
  nihss: 'NIHSS',
  glucose: 'glucose',
  ctFindings: 'CT findings',
  imagingFindings: 'other imaging findings',
  avmFindings: 'findings of a vascular malformation',
  lastKnownWell: 'last known well',
  bloodPressure: 'blood pressure',
  weight: 'weight',
  bloodTests: 'blood tests',
  glasgowComaScale: 'Glasgow Coma Scale',
  rankinScale: 'Rankin scale',
  conditions: 'problem list and diagnoses',
  procedures: 'procedures',
  medicationRequests: 'drug orders',
  medicationStatements: 'drugs taken',
  medicationAdministrations: 'drugs given',
};

describe('CDS Hooks conformance: prefetch', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  const comparison = async (prefetch: Json) =>
    cardAbout(await cardsIn(await service.post(PATH, orderSign({ prefetch }))), SCORES);
  const without = (key: string) =>
    Object.fromEntries(Object.entries(fullPrefetch()).filter(([name]) => name !== key));

  // Goes red when gather() answers with an empty chart instead of PATIENT_UNAVAILABLE.
  it('[D1] [D11] answers 412 and names the key when the patient is neither sent nor readable', async () => {
    for (const prefetch of [undefined, null, {}, without('patient'), fullPrefetch({ patient: null })]) {
      const refused = await refusalIn(
        await service.post(PATH, orderSign({ prefetch })),
        412,
        'PATIENT_UNAVAILABLE',
      );
      expect(refused.issue[0]?.expression).to.deep.equal(['prefetch.patient']);
      expect(JSON.stringify(refused)).not.to.match(/"p1"|1956-03/);
    }
  });

  for (const status of [401, 403, 404, 500, 502]) {
    it(`[D1] answers 412 when the FHIR server answers ${status} for the patient`, () =>
      withEhr(
        () => ({ status, body: outcome('error') }),
        async (bound, { base }) => {
          const request = orderSign({ prefetch: {}, fhirServer: base });
          await refusalIn(await bound.post(PATH, request), 412, 'PATIENT_UNAVAILABLE');
        },
      ));
  }

  // Goes red when REQUIRED_KEYS holds any of these.
  for (const [key, name] of Object.entries(OPTIONAL_KEYS)) {
    it(`[D2] [E4] answers with a card without ${key}, which it says could not be read`, async () => {
      const card = await comparison(without(key));
      expect(card.summary).to.match(/HAT \d.*SEDAN \d/);
      expect(card.detail).to.contain(`**Could not be read:** ${name}.`);
    });

    // Goes red when gather() asks only for what is required.
    it(`[D2] reads ${key} itself, and nothing else, when it was not sent`, () =>
      withEhr(
        () => ({ body: fullPrefetch()[key] }),
        async (bound, { base, requests }) => {
          const request = orderSign({ prefetch: without(key), fhirServer: base });
          const card = cardAbout(await cardsIn(await bound.post(PATH, request)), SCORES);
          expect(card.summary).to.equal((await comparison(fullPrefetch())).summary);
          expect(card.detail).not.to.match(/could not be read/i);
          expect(requests).to.have.length(1);
        },
      ));
  }

  // Goes red when any two of `absent`, null and an empty Bundle are read alike.
  for (const [key, name] of [
    ['glucose', 'Glucose'],
    ['nihss', 'NIHSS'],
    ['ctFindings', 'CT hypodensity'],
  ] as const) {
    it(`[D3] keeps ${key} absent, null and an empty Bundle apart`, async () => {
      // The diagnosis says what the drug is for, also without an NIHSS; without diabetes every input matters.
      const rest = fullPrefetch({ conditions: searchset(stroke) });
      const detail = async (value: unknown) => {
        // JSON leaves out what is undefined.
        const prefetch: Json = { ...rest, [key]: value };
        return (await comparison(prefetch)).detail;
      };
      expect(await detail(undefined)).to.contain(`${name} (could not be read)`);
      expect(await detail(null)).to.contain(`${name} (the EHR has none)`);
      expect(await detail(searchset())).to.contain(`${name} (not recorded)`);
      expect(await detail({ resourceType: 'Bundle', type: 'searchset' })).to.contain(
        `${name} (not recorded)`,
      );
    });
  }

  // Goes red when pageOf() takes an OperationOutcome for a resource.
  it('[D4] takes an OperationOutcome in place of the data for "could not be read"', async () => {
    const card = await comparison(fullPrefetch({ ctFindings: outcome('error') }));
    expect(card.detail).to.contain('CT hypodensity (could not be read)');
  });

  it('[D4] takes an error among the entries for an incomplete list, and a warning for none', async () => {
    const entries = (severity: string) =>
      fullPrefetch({ glucose: searchset(outcome(severity)), conditions: searchset(stroke) });
    expect((await comparison(entries('error'))).detail).to.match(/Glucose \((?!not recorded)/);
    expect((await comparison(entries('warning'))).detail).to.contain('Glucose (not recorded)');
  });

  // HL7 validator: fatal. Goes red when the wrapper of the 1.0 draft is opened, or taken for the patient.
  it('does not take the wrapper of the 1.0 draft for data: it reads the resource itself', () =>
    withEhr(
      () => ({ body: patient() }),
      async (bound, { base, requests }) => {
        const wrapped = { response: { status: '200 OK' }, resource: patient({ birthDate: '1900-01-01' }) };
        const prefetch = fullPrefetch({ patient: wrapped });
        await refusalIn(await bound.post(PATH, orderSign({ prefetch })), 412, 'PATIENT_UNAVAILABLE');
        const cards = await cardsIn(await bound.post(PATH, orderSign({ prefetch, fhirServer: base })));
        expect(cardAbout(cards, SCORES).summary).to.equal((await comparison(fullPrefetch())).summary);
        expect(requests).to.have.length(1);
      },
    ));

  describe('a list with a next page', () => {
    const page = (base: string): Json => ({
      ...searchset(glucose(9.1, 'mmol/L', { id: 'g1' })),
      link: [{ relation: 'next', url: `${base}/Observation?page=2` }],
    });
    const second = (_path: string, _request: unknown, base: string): FakeAnswer => ({
      body: searchset(
        glucose(14, 'mmol/L', { id: 'g2', effectiveDateTime: minutesAgo(5), note: [{ text: base }] }),
      ),
    });

    // Goes red when link.next is ignored.
    it('[D5] is read to its end with the FHIR server: the newest value stands on page two', () =>
      withEhr(second, async (bound, { base }) => {
        const prefetch = fullPrefetch({ glucose: page(base) });
        const [card] = await cardsIn(await bound.post(PATH, orderSign({ prefetch, fhirServer: base })));
        expect(card?.detail).to.contain('14');
        expect(card?.summary).to.contain('SEDAN 3');
      }));

    it('[D5] without it a list that may be unsorted is incomplete, and a later value cannot be ruled out', async () => {
      const unsorted = {
        ...searchset(
          glucose(9.1, 'mmol/L', { id: 'g1', effectiveDateTime: minutesAgo(50) }),
          glucose(9.4, 'mmol/L', { id: 'g2' }),
        ),
        link: [{ relation: 'next', url: 'https://ehr.example.org/fhir/Observation?page=2' }],
      };
      const card = await comparison(fullPrefetch({ glucose: unsorted, conditions: searchset(stroke) }));
      expect(card.summary).to.contain('unclear: glucose');
    });
  });

  describe('records that do not count', () => {
    const other = { subject: { reference: 'Patient/p2' } };
    // Each goes red when its check in timed-fact.ts is taken out.
    for (const [what, resource, said] of [
      ['of another patient', glucose(20, 'mmol/L', { id: 'g2', ...other }), 'belongs to another patient'],
      [
        'entered in error',
        glucose(20, 'mmol/L', { id: 'g2', status: 'entered-in-error' }),
        'entered in error',
      ],
      ['cancelled', glucose(20, 'mmol/L', { id: 'g2', status: 'cancelled' }), 'entered in error'],
      ['from tomorrow', glucose(20, 'mmol/L', { id: 'g2', effectiveDateTime: minutesAgo(-1440) }), 'future'],
    ] as const) {
      it(`[D6] a value ${what} is left out, and the card says so`, async () => {
        const card = await comparison(fullPrefetch({ glucose: searchset(resource) }));
        expect(card.summary).to.contain('glucose');
        expect(card.detail).to.match(new RegExp(`Glucose: .*g2.*${said}`));
      });
    }

    it('[D6] a resource of another type is not taken for the value, and the list not for complete', async () => {
      const card = await comparison(
        fullPrefetch({ glucose: searchset({ ...glucose(20, 'mmol/L'), resourceType: 'DiagnosticReport' }) }),
      );
      expect(card.detail).to.contain('**Read only in part:** glucose.');
      expect(card.summary).to.contain('unclear: glucose');
    });

    // Goes red when factsFromChart does not compare the patient's id.
    it('[D6] the record of another patient: no score at all', async () => {
      const prefetch = fullPrefetch({ patient: patient({ id: 'p2' }) });
      const cards = await cardsIn(await service.post(PATH, orderSign({ prefetch })));
      expect(cards).to.have.length(1);
      expect(cardAbout(cards, 'patientMismatch').summary).not.to.match(/HAT|SEDAN/);
    });
  });

  // userPractitionerId would then have no value; goes red when a template needs it or userId must be Practitioner/x.
  for (const userId of ['PractitionerRole/r1', 'Patient/p1', 'RelatedPerson/x']) {
    it(`[D9] answers the user ${userId} as any other`, async () => {
      const [card] = await cardsIn(await service.post(PATH, orderSign({}, { userId })));
      expect(card?.summary).to.contain('HAT 2');
    });
  }

  // Goes red when newest() takes the first or the last of the list.
  it('[D10] takes the newest of fifty values in any order', async () => {
    const values = Array.from({ length: 50 }, (_, index) =>
      nihss(index % 15, { id: `n${index}`, effectiveDateTime: minutesAgo(60 + index * 5) }),
    );
    const newestLast = await comparison(fullPrefetch({ nihss: searchset(...values, nihss(17)) }));
    const newestFirst = await comparison(
      fullPrefetch({ nihss: searchset(nihss(17), ...values.toReversed()) }),
    );
    expect(newestLast.detail).to.contain('NIHSS 17');
    expect(newestFirst.detail).to.equal(newestLast.detail);
  });
});

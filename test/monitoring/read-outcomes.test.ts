import { expect } from 'chai';
import { NO_BACKEND_TOKENS } from '../../server/fhir/backend-tokens.ts';
import { LOINC, RXNORM } from '../../server/fhir/codes.ts';
import { NO_CODE_MAP } from '../../server/fhir/code-map.ts';
import { readOutcomes } from '../../server/monitoring/read-outcomes.ts';
import type { Store } from '../../server/storage/store.ts';
import { localFhirAccess } from '../fakes/fhir-access.ts';
import { startFhirServer, type FakeAnswer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { assessmentRecord, outcomeRecord } from '../fixtures/records.ts';
import { pglitePlace } from '../fixtures/storage.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T10:00:00.000Z');
const day = (count: number) => new Date(START + count * DAY_MS);

describe('reading observed outcomes from an EHR', function () {
  this.timeout(60_000);
  let place: Awaited<ReturnType<typeof pglitePlace>>;
  let store: Store;
  let ehr: FakeFhirServer;
  let answer: (path: string) => FakeAnswer;
  const fhir = localFhirAccess();

  const searchset = (...resources: object[]): FakeAnswer => ({
    body: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) },
  });
  const chart = (path: string): FakeAnswer => {
    const patient = /Patient\/(\w+)|patient=(\w+)/.exec(path)?.slice(1).find(Boolean) ?? '';
    const subject = { reference: `Patient/${patient}` };
    if (path.startsWith('Patient/')) return { body: { resourceType: 'Patient', id: patient } };
    if (path.startsWith('MedicationAdministration'))
      return searchset({
        resourceType: 'MedicationAdministration',
        status: 'completed',
        subject,
        medicationCodeableConcept: { coding: [{ system: RXNORM, code: '1804799' }] },
        effectiveDateTime: new Date(START + 3_600_000).toISOString(),
      });
    if (path.includes('75859-9'))
      return searchset({
        resourceType: 'Observation',
        status: 'final',
        subject,
        code: { coding: [{ system: LOINC, code: '75859-9' }] },
        valueInteger: 1,
        effectiveDateTime: day(92).toISOString(),
      });
    return searchset();
  };

  const run = { signal: new AbortController().signal, progress: () => Promise.resolve() };
  const readOn = (now: Date) =>
    readOutcomes(
      {
        store: store.outcomes,
        fhir,
        backendTokens: { ...NO_BACKEND_TOKENS, tokenFor: () => Promise.resolve('ours') },
        codeMap: NO_CODE_MAP,
        clientIds: ['ehr'],
        now: () => now,
      },
      run,
    );
  const of = (patientId: string) => store.outcomes.of({ fhirBase: ehr.base, patientId });
  const assessed = (patientId: string, at: Date) =>
    store.recordAnswer({
      assessment: assessmentRecord({ patientId, createdAt: at.toISOString(), fhirBase: ehr.base }),
      cards: [],
    });

  before(async () => {
    place = await pglitePlace();
    store = await place.open();
    ehr = await startFhirServer((path) => answer(path));
  });
  after(async () => {
    await store.close();
    await ehr.close();
    await fhir.close();
    await place.remove();
  });
  beforeEach(() => {
    answer = chart;
    (ehr.requests as unknown[]).length = 0;
  });

  it('reads each stroke once in its first days and once after three months, with our own token', async () => {
    await assessed('a', day(0));
    await assessed('a', day(1));
    const at = { patientId: 'a', createdAt: day(0).toISOString() };
    for (const other of [{ fhirBase: null }, { patientId: 'x', fhirBase: ehr.base, clientId: 'no token' }])
      await store.recordAnswer({ assessment: assessmentRecord({ ...at, ...other }), cards: [] });
    expect(await readOn(day(3))).to.deep.equal({ read: 0, found: 0, failed: 0 });
    expect(ehr.requests).to.deep.equal([]);
    expect(await readOn(day(5))).to.deep.equal({ read: 1, found: 1, failed: 0 });
    expect(ehr.requests.map(({ authorization }) => authorization)).to.deep.equal(
      Array(3).fill('Bearer ours'),
    );
    expect(await readOn(day(6))).to.deep.equal({ read: 0, found: 0, failed: 0 });
    expect(await readOn(day(122))).to.deep.equal({ read: 1, found: 1, failed: 0 });
    expect(
      (await of('a')).map(({ kind, value, source, sender }) => [kind, value, source, sender]),
    ).to.deep.equal([
      ['thrombolysis', true, 'chart', 'chart'],
      ['mrs', 1, 'chart', 'chart'],
    ]);
  });

  it('tries again what could not be read, and leaves a server alone that fails three times', async () => {
    for (const patient of ['b', 'c', 'd', 'e']) await assessed(patient, day(0));
    answer = () => ({ status: 503 });
    expect(await readOn(day(5))).to.deep.equal({ read: 0, found: 0, failed: 3 });
    answer = chart;
    expect(await readOn(day(6))).to.deep.equal({ read: 4, found: 4, failed: 0 });
    expect(await of('b')).to.have.length(1);
  });

  it('charts that are gone keep no other from being read, and come last the next night', async () => {
    const gone = ['gone1', 'gone2', 'gone3'];
    for (const patient of [...gone, 'i', 'j']) await assessed(patient, day(300));
    const asked: string[] = [];
    answer = (path) => {
      const patient = /patient=(\w+)/.exec(path)?.[1] ?? '';
      if (path.startsWith('MedicationAdministration')) asked.push(patient);
      return gone.includes(patient) ? { status: 404 } : chart(path);
    };
    expect(await readOn(day(305))).to.deep.equal({ read: 2, found: 0, failed: 3 });
    await assessed('k', day(301));
    asked.length = 0;
    expect(await readOn(day(306))).to.deep.equal({ read: 1, found: 0, failed: 3 });
    expect(asked[0]).to.equal('k');
    expect(asked.slice(1)).to.have.members(gone);
    // Until they are too old.
    expect(await readOn(day(370))).to.deep.equal({ read: 0, found: 0, failed: 0 });
  });

  it('a list of which only a part could be read says nothing', async () => {
    await assessed('f', day(0));
    answer = (path) =>
      path.startsWith('Condition')
        ? {
            body: {
              resourceType: 'Bundle',
              type: 'searchset',
              link: [{ relation: 'next', url: 'Gone' }],
              entry: [],
            },
          }
        : path.startsWith('Gone')
          ? { status: 500 }
          : chart(path);
    expect(await readOn(day(5))).to.deep.equal({ read: 0, found: 0, failed: 1 });
    expect(await of('f')).to.deep.equal([]);
  });

  it('does not report again what a person or a registry has reported', async () => {
    await assessed('g', day(0));
    const reported = outcomeRecord({
      patientId: 'g',
      fhirBase: ehr.base,
      kind: 'mrs',
      value: 4,
      observedAt: day(90).toISOString(),
    });
    await store.outcomes.record([reported]);
    await readOn(day(122));
    expect((await of('g')).filter(({ kind }) => kind === 'mrs')).to.deep.equal([reported]);
  });

  it('what was reported of another time, or of another stroke, keeps the chart from nothing', async () => {
    await assessed('l', day(0));
    await assessed('l', day(-200));
    const others = [
      { kind: 'mrs', value: 4, observedAt: day(7).toISOString() },
      { kind: 'mrs', value: 3, observedAt: day(-110).toISOString() },
      { kind: 'thrombolysis', value: false, observedAt: day(-200).toISOString() },
    ].map((one) => outcomeRecord({ patientId: 'l', fhirBase: ehr.base, ...one }));
    await store.outcomes.record(others);
    await readOn(day(5));
    await readOn(day(122));
    const read = (await of('l')).filter(({ sender }) => sender === 'chart');
    expect(read.map(({ kind, value }) => [kind, value])).to.deep.equal([
      ['thrombolysis', true],
      ['mrs', 1],
    ]);
  });

  it('ends when it is told to', async () => {
    await assessed('h', day(0));
    const failure = await readOutcomes(
      {
        store: store.outcomes,
        fhir,
        backendTokens: NO_BACKEND_TOKENS,
        codeMap: NO_CODE_MAP,
        clientIds: ['ehr'],
        now: () => day(5),
      },
      { ...run, signal: AbortSignal.abort(new Error('deadline')) },
    ).catch((error: unknown) => error);
    expect(failure).to.have.property('message', 'deadline');
  });
});

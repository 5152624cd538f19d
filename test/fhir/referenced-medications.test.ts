import { expect } from 'chai';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { FhirAccess } from '../../server/fhir/fhir-reader.ts';
import { localFhirAccess } from '../fakes/fhir-access.ts';
import { factsFromChart } from '../../server/fhir/facts-from-chart.ts';
import { gather } from '../../server/fhir/gather.ts';
import { gatherRequest } from '../fixtures/gather-request.ts';
import { startFhirServer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { fullPrefetch, NOW, PATIENT_ID, searchset } from '../fixtures/chart.ts';
import { administration, APIXABAN, METOPROLOL } from '../fixtures/medications.ts';

type Json = Record<string, unknown>;

const given = (reference: string, display?: string): Json =>
  administration(APIXABAN, {
    id: reference.replaceAll(/\W/g, '-'),
    medicationCodeableConcept: undefined,
    medicationReference: { reference, ...(display !== undefined && { display }) },
  });

describe('medications that the lists refer to', () => {
  const closers: (() => Promise<void>)[] = [];
  let access: FhirAccess;
  beforeEach(() => {
    access = localFhirAccess({ maxResponseBytes: 100_000 });
    closers.push(() => access.close());
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function serve(answers: Readonly<Record<string, unknown>>): Promise<FakeFhirServer> {
    const server = await startFhirServer((path) =>
      Object.hasOwn(answers, path)
        ? { body: answers[path] }
        : { status: 404, body: { resourceType: 'OperationOutcome', issue: [] } },
    );
    closers.unshift(() => server.close());
    return server;
  }

  async function read(server: FakeFhirServer, ...records: Json[]) {
    const reader = access.open({ base: server.base, token: 't', signal: AbortSignal.timeout(5000) });
    const prefetch = fullPrefetch({ medicationAdministrations: searchset(...records) });
    const chart = await gather(gatherRequest(prefetch), reader);
    const reading = factsFromChart(chart, { id: PATIENT_ID, fhirBase: undefined }, NOW, DEFAULT_POLICY);
    if (reading.kind !== 'facts') throw new Error('expected facts');
    return reading.facts;
  }

  const medication = (id: string, code: Json): Json => ({ resourceType: 'Medication', id, code });

  it('are read when the record shows no name, or one that may be a drug looked for', async () => {
    const server = await serve({
      'Medication/m1': medication('m1', APIXABAN),
      'Medication/m2': medication('m2', METOPROLOL),
    });
    const facts = await read(server, given('Medication/m1'), given('Medication/m2'), given('Medication/m1'));
    expect(facts.doacDose).to.deep.include({ value: { occurred: true, hoursAgo: 4 } });
    expect(facts.vitaminKAntagonist).to.deep.include({ value: false, basis: 'not-recorded' });
    expect(server.requests.map(({ url }) => url)).to.deep.equal(['Medication/m1', 'Medication/m2']);
    const named = await read(server, given('Medication/m1', 'Eliquis 5 mg'));
    expect(named.doacDose).to.deep.include({ value: { occurred: true, hoursAgo: 4 } });
  });

  it('are not read when the name is plainly another drug’s', async () => {
    const server = await serve({});
    const facts = await read(server, given('Medication/m3', 'metoprolol 50 mg'));
    expect(facts.doacDose).to.deep.include({ basis: 'not-recorded' });
    expect(server.requests).to.deep.equal([]);
  });

  it('leave everything open when they cannot be read, or are another resource than was asked for', async () => {
    const elsewhere = await serve({ 'Medication/m1': medication('m1', APIXABAN) });
    const server = await serve({
      'Medication/m5': medication('m6', METOPROLOL),
      'Medication/m7': { resourceType: 'Patient', id: 'm7' },
    });
    for (const reference of [
      'Medication/m4',
      'Medication/m5',
      'Medication/m7',
      `${elsewhere.base}/Medication/m1`,
    ]) {
      const facts = await read(server, given(reference));
      expect(facts.doacDose, reference).to.deep.equal({ status: 'missing', reason: 'list-incomplete' });
    }
    expect(elsewhere.requests).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import { criterionResult } from '../fixtures/eligibility.ts';
import { minutesAgo, searchset } from '../fixtures/chart.ts';
import {
  administration,
  APIXABAN,
  days,
  factsOf,
  hours,
  lists,
  METOPROLOL,
  order,
  readChart,
  statement,
  UNCONFIRMED,
  verdictFrom,
} from '../fixtures/medications.ts';

describe('drugs from the chart: a direct oral anticoagulant', () => {
  const HAPPENED_4_HOURS_AGO = { occurred: true, hoursAgo: 4 };

  it('was taken when the administration says, with time and source', async () => {
    expect((await factsOf(administration(APIXABAN))).doacDose).to.deep.equal({
      status: 'known',
      value: HAPPENED_4_HOURS_AGO,
      basis: 'recorded',
      at: hours(4),
      source: 'MedicationAdministration/given',
    });
    expect(await verdictFrom('doac-within-48-hours', administration(APIXABAN))).to.equal('met');
  });

  for (const [name, code] of [
    ['rivaroxaban', 'B01AF01'],
    ['apixaban', 'B01AF02'],
    ['edoxaban', 'B01AF03'],
    ['dabigatran etexilate', 'B01AE07'],
  ] as const) {
    it(`is ${name}, by ATC ${code} in the URL, OID and German form of the system`, async () => {
      for (const system of [
        'http://www.whocc.no/atc',
        'urn:oid:2.16.840.1.113883.6.73',
        'http://fhir.de/CodeSystem/bfarm/atc',
      ]) {
        const facts = await factsOf(administration({ coding: [{ system, code }] }));
        expect(facts.doacDose, system).to.deep.include({ value: HAPPENED_4_HOURS_AGO });
        expect(facts.oralAnticoagulant, system).to.deep.include({ value: true });
        expect(facts.vitaminKAntagonist, system).to.deep.include({ value: false, basis: 'not-recorded' });
      }
    });
  }

  it('is recognised by the name that a terminology gives its product code', async () => {
    const product = {
      coding: [
        {
          system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
          code: '1364445',
          display: 'apixaban 5 MG Oral Tablet [Eliquis]',
        },
      ],
    };
    expect((await factsOf(administration(product))).doacDose).to.deep.include({
      value: HAPPENED_4_HOURS_AGO,
    });
  });

  for (const text of [
    'Eliquis 5 mg Filmtabletten',
    'XARELTO 20',
    'Lixiana',
    'dabigatrán etexilato',
    'Pradaxa',
    'DOAC',
    'NOAK (unklar welches)',
    'blood thinner',
    'Blutverdünner',
  ]) {
    it(`is not told as absent when only the free text names it: ${text}`, async () => {
      const facts = await factsOf(administration({ text }));
      expect(facts.doacDose).to.deep.equal(UNCONFIRMED);
      expect(facts.oralAnticoagulant).to.deep.equal(UNCONFIRMED);
    });
  }

  it('stays open for a text that contradicts the code', async () => {
    const facts = await factsOf(statement({ ...METOPROLOL, text: 'apixaban 5 mg' }));
    expect(facts.doacDose).to.deep.equal(UNCONFIRMED);
  });

  it('reads a contained Medication, one in the list, and its ingredient', async () => {
    const contained = administration(
      {},
      {
        medicationCodeableConcept: undefined,
        medicationReference: { reference: '#m' },
        contained: [{ resourceType: 'Medication', id: 'm', code: APIXABAN }],
      },
    );
    const referring = (reference: string) =>
      administration({}, { medicationCodeableConcept: undefined, medicationReference: { reference } });
    const medication = {
      resourceType: 'Medication',
      id: 'm1',
      code: { text: 'tablet' },
      ingredient: [{ itemCodeableConcept: APIXABAN }],
    };
    expect((await factsOf(contained)).doacDose).to.deep.include({ value: HAPPENED_4_HOURS_AGO });
    for (const reference of [
      'Medication/m1',
      'Medication/m1/_history/3',
      'https://ehr.example.org/fhir/Medication/m1',
    ]) {
      const { facts } = await readChart({
        ...lists(),
        medicationAdministrations: searchset(referring(reference), medication),
      });
      expect(facts.doacDose, reference).to.deep.include({ value: HAPPENED_4_HOURS_AGO });
    }
  });

  it('of this morning counts, whatever else is recorded: a later dose can only be nearer', async () => {
    for (const other of [statement(APIXABAN), order(APIXABAN), statement({ text: 'Eliquis' }), statement({})])
      expect(await verdictFrom('doac-within-48-hours', administration(APIXABAN), other)).to.equal('met');
    const { facts } = await readChart({
      ...lists(administration(APIXABAN)),
      medicationStatements: undefined,
    });
    expect(facts.doacDose).to.deep.include({ value: HAPPENED_4_HOURS_AGO });
  });

  it('given three days ago is past the window only when nothing says that it was taken since', async () => {
    const old = administration(APIXABAN, { effectiveDateTime: hours(72) });
    expect(await verdictFrom('doac-within-48-hours', old)).to.equal('not-met');
    for (const other of [
      statement(APIXABAN),
      order(APIXABAN),
      order(APIXABAN, { authoredOn: hours(1) }),
      statement({ text: 'Eliquis' }),
      statement({}),
      statement(APIXABAN, { status: 'stopped' }),
      statement(APIXABAN, { status: 'unknown' }),
    ])
      expect(await verdictFrom('doac-within-48-hours', old, other)).to.equal('cannot-tell');
    const { facts } = await readChart({ ...lists(old), medicationStatements: undefined });
    expect(criterionResult(facts, 'doac-within-48-hours').status).to.equal('cannot-tell');
  });

  it('given exactly at the limit is past it, and any later dose is not (AHA/ASA 2026: less than 48 hours)', async () => {
    const atLimit = administration(APIXABAN, { effectiveDateTime: hours(48) });
    expect(await verdictFrom('doac-within-48-hours', atLimit)).to.equal('not-met');
    expect(await verdictFrom('doac-within-48-hours', atLimit, statement(APIXABAN))).to.equal('cannot-tell');
  });

  it('given by a clock that is slightly ahead was given now', async () => {
    const { doacDose } = await factsOf(administration(APIXABAN, { effectiveDateTime: minutesAgo(-3) }));
    expect(doacDose).to.deep.include({ value: { occurred: true, hoursAgo: 0 } });
  });

  it('that is ordered or stated has been taken at a time that is not known', async () => {
    for (const record of [order(APIXABAN), statement(APIXABAN), statement(APIXABAN, { status: 'on-hold' })]) {
      const { doacDose } = await factsOf(record);
      expect(doacDose).to.deep.include({ status: 'known', value: { occurred: true } });
    }
  });

  it('was stopped: the end bounds the last dose, a missing end does not', async () => {
    const stopped = (end?: string) =>
      statement(APIXABAN, {
        status: 'stopped',
        effectivePeriod: { start: '2022-05-01', ...(end && { end }) },
      });
    expect(await verdictFrom('doac-within-48-hours', stopped(days(3)))).to.equal('not-met');
    expect(await verdictFrom('doac-within-48-hours', stopped(hours(20)))).to.equal('cannot-tell');
    expect(await verdictFrom('doac-within-48-hours', stopped())).to.equal('cannot-tell');
  });

  it('with a bare date: met or not where the whole day is on one side, open where it is not', async () => {
    const on = (date: string) =>
      verdictFrom('doac-within-48-hours', administration(APIXABAN, { effectiveDateTime: date }));
    // NOW is the 24th, 09:00 UTC; 48 hours before lies on the 22nd, and a date may be that of any time zone.
    expect(await on('2026-11-24')).to.equal('met');
    expect(await on('2026-11-23')).to.equal('met');
    expect(await on('2026-11-22')).to.equal('cannot-tell');
    expect(await on('2026-11-21')).to.equal('cannot-tell');
    expect(await on('2026-11-20')).to.equal('not-met');
    expect(await on('2026-11')).to.equal('cannot-tell');
    expect(await on('2025')).to.equal('not-met');
    expect(await on('yesterday')).to.equal('cannot-tell');
  });

  it('with a time in the future, or none, was taken at a time that is not known', async () => {
    for (const effectiveDateTime of [minutesAgo(-120), undefined]) {
      const { doacDose } = await factsOf(administration(APIXABAN, { effectiveDateTime }));
      expect(doacDose).to.deep.include({ value: { occurred: true } });
    }
  });

  it('never takes the time of an assertion or of an order for the time of a dose', async () => {
    const { doacDose } = await factsOf(
      statement(APIXABAN, { effectivePeriod: undefined, dateAsserted: days(10) }),
      order(APIXABAN, { authoredOn: days(10) }),
    );
    expect(doacDose).to.deep.include({ value: { occurred: true } });
  });
});

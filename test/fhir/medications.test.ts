import { expect } from 'chai';
import { recordedValues } from '../../server/clinical/known.ts';
import type { VerdictStatus } from '../../server/clinical/eligibility/condition.ts';
import type { CriterionId } from '../../server/clinical/text/en/eligibility-criteria.ts';
import { criterionResult } from '../fixtures/eligibility.ts';
import { minutesAgo, searchset } from '../fixtures/chart.ts';
import {
  administration,
  APIXABAN,
  ASPIRIN,
  byAtc,
  CLOPIDOGREL,
  days,
  factsOf,
  hours,
  LECANEMAB,
  lists,
  METOPROLOL,
  order,
  RAMIPRIL,
  readChart,
  statement,
  TICAGRELOR,
  WARFARIN,
} from '../fixtures/medications.ts';

type Json = Record<string, unknown>;

const NOT_RECORDED_EVENT = { status: 'known', value: { occurred: false }, basis: 'not-recorded' };
const UNCONFIRMED = { status: 'missing', reason: 'unconfirmed' };
const INCOMPLETE = { status: 'missing', reason: 'list-incomplete' };

const DRUG_FACTS = [
  'antiplatelets',
  'vitaminKAntagonist',
  'doacDose',
  'heparinTreatmentDose',
  'amyloidAntibody',
  'aceInhibitor',
  'oralAnticoagulant',
] as const;

async function verdict(id: CriterionId, ...records: Json[]): Promise<VerdictStatus> {
  return criterionResult(await factsOf(...records), id).status;
}

describe('drugs from the chart: what is not there', () => {
  it('is "not recorded" when all three lists are complete and every drug in them is another one', async () => {
    const facts = await factsOf(statement(METOPROLOL), order(byAtc('C10AA05', 'atorvastatin')));
    for (const name of DRUG_FACTS) expect(facts[name], name).to.deep.include({ basis: 'not-recorded' });
    expect(facts.doacDose).to.deep.equal(NOT_RECORDED_EVENT);
    expect(facts.antiplatelets).to.deep.include({ value: 'none' });
    expect(facts.vitaminKAntagonist).to.deep.include({ value: false });
  });

  it('leaves every criterion open all the same: not recorded is not ruled out', async () => {
    for (const id of ['doac-within-48-hours', 'aria-or-amyloid-antibody', 'heparin-within-24-hours'] as const)
      expect(await verdict(id, statement(METOPROLOL)), id).to.equal('cannot-tell');
  });

  const nextPage = { ...searchset(), link: [{ relation: 'next', url: 'https://ehr.example.org/fhir/more' }] };
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] };
  for (const [what, value, reason] of [
    ['was not sent and cannot be read', undefined, 'not-readable'],
    ['is an OperationOutcome', outcome, 'not-readable'],
    ['is null', null, 'ehr-has-none'],
    ['has a page that cannot be read', nextPage, 'list-incomplete'],
    ['holds an error beside its entries', searchset(outcome), 'list-incomplete'],
    ['holds an entry that is no resource', searchset('a text'), 'list-incomplete'],
  ] as const) {
    for (const key of Object.keys(lists())) {
      it(`is missing (${reason}) when ${key} ${what}`, async () => {
        const { facts } = await readChart({ ...lists(), [key]: value });
        for (const name of DRUG_FACTS) expect(facts[name], name).to.deep.equal({ status: 'missing', reason });
      });
    }
  }

  for (const [what, drug] of [
    ['a local code and no name', { coding: [{ system: 'urn:oid:1.2.3', code: '4711' }] }],
    [
      'a product code of RxNorm without its name',
      { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '855332' }] },
    ],
    ['nothing', {}],
    ['a number for a name', { text: '4711' }],
    ['"unknown"', { text: 'Unknown' }],
    ['a blinded study drug', { text: 'Study drug 4711, blinded' }],
  ] as const) {
    it(`is incomplete when an entry names its drug by ${what}: it could be any`, async () => {
      const facts = await factsOf(statement(drug));
      for (const name of DRUG_FACTS) expect(facts[name], name).to.deep.equal(INCOMPLETE);
    });
  }

  it('is incomplete when a reference to a Medication leads nowhere and shows no name', async () => {
    const dangling = statement(
      {},
      { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/9' } },
    );
    expect((await factsOf(dangling)).doacDose).to.deep.equal(INCOMPLETE);
  });
});

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
    expect(await verdict('doac-within-48-hours', administration(APIXABAN))).to.equal('met');
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
      expect(await verdict('doac-within-48-hours', administration(APIXABAN), other)).to.equal('met');
    const { facts } = await readChart({
      ...lists(administration(APIXABAN)),
      medicationStatements: undefined,
    });
    expect(facts.doacDose).to.deep.include({ value: HAPPENED_4_HOURS_AGO });
  });

  it('given three days ago is past the window only when nothing says that it was taken since', async () => {
    const old = administration(APIXABAN, { effectiveDateTime: hours(72) });
    expect(await verdict('doac-within-48-hours', old)).to.equal('not-met');
    for (const other of [
      statement(APIXABAN),
      order(APIXABAN),
      order(APIXABAN, { authoredOn: hours(1) }),
      statement({ text: 'Eliquis' }),
      statement({}),
      statement(APIXABAN, { status: 'stopped' }),
      statement(APIXABAN, { status: 'unknown' }),
    ])
      expect(await verdict('doac-within-48-hours', old, other)).to.equal('cannot-tell');
    const { facts } = await readChart({ ...lists(old), medicationStatements: undefined });
    expect(criterionResult(facts, 'doac-within-48-hours').status).to.equal('cannot-tell');
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
    expect(await verdict('doac-within-48-hours', stopped(days(3)))).to.equal('not-met');
    expect(await verdict('doac-within-48-hours', stopped(hours(20)))).to.equal('cannot-tell');
    expect(await verdict('doac-within-48-hours', stopped())).to.equal('cannot-tell');
  });

  it('with a bare date: met or not where the whole day is on one side, open where it is not', async () => {
    const on = (date: string) =>
      verdict('doac-within-48-hours', administration(APIXABAN, { effectiveDateTime: date }));
    // NOW is the 24th, 09:00 UTC; 48 hours before lies on the 22nd, and a date may be that of any time zone.
    expect(await on('2026-11-24')).to.equal('met');
    expect(await on('2026-11-23')).to.equal('met');
    expect(await on('2026-11-22')).to.equal('cannot-tell');
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

describe('drugs from the chart: those taken regularly', () => {
  it('vitamin K antagonists, by what the chart says of them', async () => {
    const fact = async (...records: Json[]) => (await factsOf(...records)).vitaminKAntagonist;
    expect(await fact(statement(WARFARIN))).to.deep.include({
      value: true,
      source: 'MedicationStatement/stated',
    });
    expect(await fact(order(byAtc('B01AA04')))).to.deep.include({ value: true });
    expect(await fact(administration(byAtc('B01AA07'), { effectiveDateTime: days(2) }))).to.deep.include({
      value: true,
    });
    // Whether and when it was stopped decides whether it still acts.
    expect(await fact(statement(WARFARIN, { status: 'stopped' }))).to.deep.equal(UNCONFIRMED);
    const stopped = (end: string) => statement(WARFARIN, { status: 'stopped', effectivePeriod: { end } });
    expect(await fact(stopped(days(5)))).to.deep.equal(UNCONFIRMED);
    expect(await fact(stopped('2024-03-01'))).to.deep.include({ value: false, basis: 'not-recorded' });
    expect(await fact(administration(WARFARIN, { effectiveDateTime: days(60) }))).to.deep.include({
      value: false,
    });
    expect(await fact(statement({ text: 'Marcumar' }))).to.deep.equal(UNCONFIRMED);
  });

  for (const [what, drugs, value] of [
    ['aspirin', [ASPIRIN], 'aspirin'],
    ['carbasalate', [byAtc('B01AC08')], 'aspirin'],
    ['aspirin twice', [ASPIRIN, ASPIRIN], 'aspirin'],
    ['clopidogrel', [CLOPIDOGREL], 'other'],
    ['aspirin and clopidogrel', [ASPIRIN, CLOPIDOGREL], 'aspirin-and-clopidogrel'],
    ['aspirin and ticagrelor', [ASPIRIN, TICAGRELOR], 'other'],
    ['all three', [ASPIRIN, CLOPIDOGREL, TICAGRELOR], 'other'],
  ] as const) {
    it(`antiplatelets: ${what}`, async () => {
      const records = drugs.map((drug, index) => statement(drug, { id: `s${index}` }));
      expect((await factsOf(...records)).antiplatelets).to.deep.include({
        status: 'known',
        value,
        basis: 'recorded',
      });
    });
  }

  it('antiplatelets: not known as long as a second one may be taken', async () => {
    expect((await factsOf(statement(ASPIRIN), statement({ text: 'Plavix' }))).antiplatelets).to.deep.equal(
      UNCONFIRMED,
    );
    expect((await factsOf(statement(ASPIRIN), statement({}))).antiplatelets).to.deep.equal(INCOMPLETE);
    // B01AC30 is a fixed combination of antiplatelet drugs, without saying which.
    expect((await factsOf(statement(byAtc('B01AC30')))).antiplatelets).to.deep.equal(UNCONFIRMED);
    expect((await factsOf(order(ASPIRIN, { authoredOn: minutesAgo(10) }))).antiplatelets).to.deep.equal(
      UNCONFIRMED,
    );
    const { facts } = await readChart({ ...lists(statement(ASPIRIN)), medicationRequests: undefined });
    expect(facts.antiplatelets).to.deep.equal({ status: 'missing', reason: 'not-readable' });
  });

  it('ACE inhibitors, alone, combined, and none of their likes', async () => {
    const fact = async (drug: Json) => (await factsOf(statement(drug))).aceInhibitor;
    for (const drug of [RAMIPRIL, byAtc('C09BA03'), byAtc('C09AA')])
      expect(await fact(drug)).to.deep.include({ value: true });
    // Sartans are C09C; sacubitril with valsartan is C09DX04.
    for (const drug of [
      byAtc('C09CA01', 'losartan'),
      byAtc('C09DX04', 'valsartan and sacubitril'),
      { text: 'from April 2026: amlodipine' },
    ])
      expect(await fact(drug)).to.deep.include({ value: false, basis: 'not-recorded' });
    expect(await fact({ text: 'Lisinopril-HCT' })).to.deep.equal(UNCONFIRMED);
  });

  it('an amyloid antibody counts whenever it was given', async () => {
    const fact = (...records: Json[]) => verdict('aria-or-amyloid-antibody', ...records);
    for (const code of ['N06DX03', 'N06DX04', 'N06DX05'])
      expect(await fact(administration(byAtc(code), { effectiveDateTime: days(400) }))).to.equal('met');
    expect(await fact(statement(LECANEMAB))).to.equal('met');
    // Staff record an infusion: an order alone is none. FHIR R4: completed means that all of it has been given.
    expect(await fact(order(LECANEMAB, { status: 'completed' }))).to.equal('met');
    expect((await factsOf(order(LECANEMAB))).amyloidAntibody).to.deep.equal(UNCONFIRMED);
    expect((await factsOf(statement({ text: 'Leqembi' }))).amyloidAntibody).to.deep.equal(UNCONFIRMED);
  });
});

describe('drugs from the chart: values', () => {
  it('are told for all facts at once, each with its source', async () => {
    const facts = await factsOf(
      statement(WARFARIN, { id: 'w' }),
      statement(ASPIRIN, { id: 'a' }),
      order(RAMIPRIL, { id: 'r' }),
      administration(APIXABAN, { id: 'x' }),
    );
    const sources = DRUG_FACTS.flatMap((name) =>
      recordedValues<unknown>(facts[name]).map(({ source }) => `${name} ${source ?? '-'}`),
    );
    expect(sources).to.deep.equal([
      'antiplatelets MedicationStatement/a',
      'vitaminKAntagonist MedicationStatement/w',
      'doacDose MedicationAdministration/x',
      'heparinTreatmentDose -',
      'amyloidAntibody -',
      'aceInhibitor MedicationRequest/r',
      'oralAnticoagulant MedicationAdministration/x',
    ]);
  });
});

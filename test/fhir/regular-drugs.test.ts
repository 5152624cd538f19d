import { expect } from 'chai';
import { recordedValues } from '../../server/clinical/known.ts';
import { minutesAgo } from '../fixtures/chart.ts';
import {
  administration,
  APIXABAN,
  ASPIRIN,
  byAtc,
  CLOPIDOGREL,
  days,
  DRUG_FACTS,
  factsOf,
  LECANEMAB,
  lists,
  order,
  RAMIPRIL,
  readChart,
  statement,
  TICAGRELOR,
  UNCONFIRMED,
  verdictFrom,
  WARFARIN,
} from '../fixtures/medications.ts';

type Json = Record<string, unknown>;

const INCOMPLETE = { status: 'missing', reason: 'list-incomplete' };

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
    const fact = (...records: Json[]) => verdictFrom('aria-or-amyloid-antibody', ...records);
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

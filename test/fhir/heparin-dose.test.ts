import { expect } from 'chai';
import { searchset, weight } from '../fixtures/chart.ts';
import {
  administration,
  byAtc,
  ENOXAPARIN,
  HEPARIN,
  hours,
  lists,
  NO_EVENT_RECORDED,
  order,
  readChart,
  UNCONFIRMED,
} from '../fixtures/medications.ts';

type Json = Record<string, unknown>;

const DALTEPARIN = byAtc('B01AB04', 'dalteparin');
const FOUR_HOURS_AGO = { value: { occurred: true, hoursAgo: 4 } };

async function fact(kg: number | undefined, ...records: Json[]) {
  const weights = kg === undefined ? searchset() : searchset(weight(kg));
  return (await readChart({ ...lists(...records), weight: weights })).facts.heparinTreatmentDose;
}

const dose = (value: number, unit: string, rest: Json = {}): Json => ({
  dosage: { dose: { value, unit }, ...rest },
});
const subcutaneous = { route: { text: 'subcutaneous' } };

describe('heparin: treatment or prevention', () => {
  // Labels: enoxaparin 1 mg/kg twice or 1.5 mg/kg once daily; dalteparin 100 IU/kg twice or 200 IU/kg once daily.
  for (const [drug, value, unit, kg] of [
    [ENOXAPARIN, 70, 'mg', 70],
    [ENOXAPARIN, 105, 'mg', 70],
    [ENOXAPARIN, 7000, '[iU]', 70],
    [ENOXAPARIN, 60, 'mg', 60],
    [ENOXAPARIN, 100, 'mg', undefined],
    [DALTEPARIN, 14_000, '[iU]', 70],
    [DALTEPARIN, 7000, 'IU', 70],
  ] as const) {
    it(`${drug['text'] as string} ${value} ${unit} at ${kg ?? 'an unknown weight of'} kg treats`, async () => {
      expect(await fact(kg, administration(drug, dose(value, unit)))).to.deep.include(FOUR_HOURS_AGO);
    });
  }

  // Labels: prevention with enoxaparin 20 or 40 mg, dalteparin 2,500 or 5,000 IU a day.
  for (const [drug, value, unit, kg] of [
    [ENOXAPARIN, 40, 'mg', 70],
    [ENOXAPARIN, 20, 'mg', 60],
    [ENOXAPARIN, 4000, 'IU', 80],
    [DALTEPARIN, 5000, '[iU]', 80],
    [DALTEPARIN, 2500, '[iU]', 70],
  ] as const) {
    it(`${drug['text'] as string} ${value} ${unit} at ${kg} kg prevents, and is no treatment dose`, async () => {
      expect(await fact(kg, administration(drug, dose(value, unit)))).to.deep.equal(NO_EVENT_RECORDED);
    });
  }

  for (const [why, kg, drug, changes] of [
    ['no weight', undefined, ENOXAPARIN, dose(40, 'mg')],
    ['a light patient, for whom 40 mg is 1 mg/kg', 40, ENOXAPARIN, dose(40, 'mg')],
    ['a raised preventive dose', 130, ENOXAPARIN, dose(60, 'mg')],
    ['no dose', 70, ENOXAPARIN, {}],
    ['a dose in words only', 70, ENOXAPARIN, { dosage: { text: '40 mg s.c.' } }],
    ['a volume', 70, ENOXAPARIN, dose(0.4, 'mL')],
    ['milligrams of a drug that is given in units', 70, DALTEPARIN, dose(40, 'mg')],
    ['no route', 70, HEPARIN, dose(5000, 'IU')],
    ['a name in free text only', 70, { text: 'Clexane' }, dose(70, 'mg')],
  ] as const) {
    it(`is not told from ${why}`, async () => {
      expect(await fact(kg, administration(drug, changes))).to.deep.equal(UNCONFIRMED);
    });
  }

  it('unfractionated: an infusion and a bolus treat, 5,000 units under the skin and a flush do not', async () => {
    const infusion = { dosage: { rateQuantity: { value: 1000, unit: 'U/h' }, route: { text: 'IV' } } };
    const intravenous = { route: { coding: [{ display: 'Intravenous route' }] } };
    expect(await fact(70, administration(HEPARIN, infusion))).to.deep.include(FOUR_HOURS_AGO);
    expect(await fact(70, administration(HEPARIN, dose(5000, 'U', intravenous)))).to.deep.include(
      FOUR_HOURS_AGO,
    );
    for (const changes of [dose(5000, '[iU]', subcutaneous), dose(500, 'U', intravenous)])
      expect(await fact(70, administration(HEPARIN, changes))).to.deep.equal(NO_EVENT_RECORDED);
    const flush = { ...HEPARIN, text: 'heparin lock flush 100 units/mL' };
    expect(await fact(70, administration(flush))).to.deep.equal(NO_EVENT_RECORDED);
    expect(await fact(70, administration(HEPARIN, dose(7500, 'U', subcutaneous)))).to.deep.equal(UNCONFIRMED);
  });

  it('an infusion that runs has its last dose now; one ordered, at a time that is not known', async () => {
    const running = {
      status: 'in-progress',
      effectiveDateTime: undefined,
      effectivePeriod: { start: hours(6) },
    };
    const rate = { rateQuantity: { value: 1000, unit: 'U/h' } };
    const infusing = await fact(70, administration(HEPARIN, { ...running, dosage: rate }));
    expect(infusing).to.deep.include({ status: 'conflicting' });
    expect(
      infusing.status === 'conflicting' && infusing.values.map(({ value }) => value.hoursAgo),
    ).to.deep.equal([6, 0]);
    const ordered = order(HEPARIN, { dosageInstruction: [{ doseAndRate: [rate] }] });
    expect(await fact(70, ordered)).to.deep.include({ value: { occurred: true } });
  });

  it('is no antithrombin, and no ointment', async () => {
    for (const drug of [
      byAtc('B01AB02', 'antithrombin III'),
      byAtc('C05BA03', 'heparin gel'),
      { text: 'Heparinoid cream' },
    ])
      expect(await fact(70, administration(drug))).to.deep.equal(NO_EVENT_RECORDED);
  });

  it('is left open by another anticoagulant given by injection, which has no fact of its own', async () => {
    for (const code of ['B01AX05', 'B01AB09', 'B01AE03', 'B01AE06'])
      expect(await fact(70, administration(byAtc(code)))).to.deep.equal(UNCONFIRMED);
  });
});

import { expect } from 'chai';
import { LOINC, UCUM } from '../../server/fhir/codes.ts';
import { factsOf, valueOf } from '../fixtures/chart-facts.ts';
import {
  bloodPressure,
  bloodTest,
  condition,
  lastKnownWell,
  minutesAgo,
  patient,
  searchset,
  stroke,
  weight,
} from '../fixtures/chart.ts';

const quantity = (value: number, code?: string, unit?: string) => ({
  value,
  ...(code !== undefined && { system: UCUM, code }),
  ...(unit !== undefined && { unit }),
});

describe('measured values from the chart', () => {
  it('keep value, time and source', async () => {
    const { weightKg, systolicMmHg, diastolicMmHg, platelets10e9PerL, inr, apttSeconds, ptSeconds } =
      await factsOf({});
    expect(weightKg).to.deep.equal({
      status: 'known',
      value: 70,
      basis: 'recorded',
      at: minutesAgo(30),
      source: 'Observation/weight-1',
    });
    expect([systolicMmHg, diastolicMmHg, platelets10e9PerL, inr, apttSeconds, ptSeconds]).to.deep.equal(
      (
        [
          [152, 15, 'pressure-1'],
          [84, 15, 'pressure-1'],
          [210, 50, 'test-777-3'],
          [1.1, 50, 'test-6301-6'],
          [30, 50, 'test-14979-9'],
          [12, 50, 'test-5902-2'],
        ] as const
      ).map(([value, minutes, id]) => ({
        status: 'known',
        value,
        basis: 'recorded',
        at: minutesAgo(minutes),
        source: `Observation/${id}`,
      })),
    );
  });

  it('convert pounds, grams, and platelets per microlitre, by the unit and never by the code', async () => {
    const kg = (valueQuantity: object) =>
      valueOf('weightKg', { weight: searchset(weight(0, { valueQuantity })) });
    expect(await kg(quantity(154, '[lb_av]'))).to.be.closeTo(69.853, 0.001);
    expect(await kg(quantity(70_000, 'g'))).to.equal(70);
    expect(await kg(quantity(70, undefined, 'kg'))).to.equal(70);
    const platelets = (valueQuantity: object) =>
      valueOf('platelets10e9PerL', { bloodTests: searchset(bloodTest('777-3', 0, '', { valueQuantity })) });
    expect(await platelets(quantity(210_000, '/uL'))).to.equal(210);
    expect(await platelets(quantity(210, '10*3/uL'))).to.equal(210);
    expect(await platelets(quantity(210, undefined, 'K/µL'))).to.equal(210);
  });

  it('are not usable without a unit, with an unknown one, out of range, or as a bound', async () => {
    const kg = (valueQuantity: object) =>
      valueOf('weightKg', { weight: searchset(weight(0, { valueQuantity })) });
    for (const bad of [
      quantity(70),
      quantity(11, '[stone_av]'),
      quantity(700, 'kg'),
      { ...quantity(70, 'kg'), comparator: '>' },
      {},
    ]) {
      expect(await kg(bad)).to.equal('none-usable');
    }
    const absent = weight(0, { valueQuantity: undefined, dataAbsentReason: { text: 'unknown' } });
    expect(await valueOf('weightKg', { weight: searchset(absent) })).to.equal('not-assessable');
  });

  it('take an INR without a unit: a ratio has none', async () => {
    const inr = bloodTest('6301-6', 0, '', { valueQuantity: quantity(2.4) });
    expect(await valueOf('inr', { bloodTests: searchset(inr) })).to.equal(2.4);
  });

  it('keep a laboratory result that is only a bound, with its sign', async () => {
    const inr = (comparator: string) =>
      bloodTest('6301-6', 0, '', { valueQuantity: { ...quantity(10, '{INR}'), comparator } });
    const { inr: above } = await factsOf({ bloodTests: searchset(inr('>')) });
    expect(above).to.deep.include({ status: 'known', value: 10, bound: 'above' });
    expect((await factsOf({ bloodTests: searchset(inr('<=')) })).inr).to.deep.include({ bound: 'at-most' });
    expect(await valueOf('inr', { bloodTests: searchset(inr('~')) })).to.equal('none-usable');
    const exact = bloodTest('6301-6', 10, '{INR}', { id: 'exact' });
    expect(await valueOf('inr', { bloodTests: searchset(inr('>'), exact) })).to.equal('conflicting');
  });

  it('find pressures in a panel or alone', async () => {
    const alone = bloodTest('8480-6', 181, 'mm[Hg]', { effectiveDateTime: minutesAgo(5) });
    expect(
      await valueOf('systolicMmHg', { bloodPressure: searchset(bloodPressure(152, 84), alone) }),
    ).to.equal('conflicting');
    expect(await valueOf('systolicMmHg', { bloodPressure: searchset(alone) })).to.equal(181);
    expect(await valueOf('diastolicMmHg', { bloodPressure: searchset(alone) })).to.equal('not-recorded');
    expect(
      await valueOf('systolicMmHg', { bloodPressure: searchset(bloodPressure(152, 84, { component: [] })) }),
      'a panel without the component',
    ).to.equal('not-recorded');
  });

  it('tell how the weight was obtained: measured, stated, estimated, or not said', async () => {
    const method = (code: string) =>
      valueOf('weightMethod', {
        weight: searchset(weight(70, { code: { coding: [{ system: LOINC, code }] } })),
      });
    expect(await Promise.all(['3141-9', '3142-7', '8335-2', '29463-7'].map(method))).to.deep.equal([
      'measured',
      'stated',
      'estimated',
      'not-recorded',
    ]);
  });
});

describe('last known well from the chart', () => {
  it('is minutes up to now, and carries the time itself', async () => {
    expect((await factsOf({})).minutesSinceLastKnownWell).to.deep.equal({
      status: 'known',
      value: 100,
      basis: 'recorded',
      at: minutesAgo(100),
      source: 'Observation/well-1',
    });
  });

  it('is not usable in the future or as a date without a time, and open when it is unknown', async () => {
    const minutes = (changes: object) =>
      valueOf('minutesSinceLastKnownWell', { lastKnownWell: searchset(lastKnownWell(0, { ...changes })) });
    expect(await minutes({ valueDateTime: minutesAgo(-30) })).to.equal('none-usable');
    expect(await minutes({ valueDateTime: '2026-11-24' })).to.equal('none-usable');
    expect(await minutes({ valueDateTime: undefined, dataAbsentReason: { text: 'unknown' } })).to.equal(
      'not-assessable',
    );
  });
});

describe('sex and diseases from the chart', () => {
  it('take administrative gender as sex only where it is female or male', async () => {
    const sex = (gender: unknown) => valueOf('sex', { patient: patient({ gender }) });
    expect(await Promise.all(['female', 'male', 'other', undefined].map(sex))).to.deep.equal([
      'female',
      'male',
      'not-recorded',
      'not-recorded',
    ]);
  });

  it('find hypertension, atrial fibrillation and heart failure by code, and do not take a namesake for them', async () => {
    const found = async (...conditions: unknown[]) => {
      const facts = await factsOf({ conditions: searchset(stroke, ...conditions) });
      return [facts.hypertension, facts.atrialFibrillation, facts.heartFailure].map((fact) =>
        fact.status === 'known' ? `${fact.value}, ${fact.basis}` : fact.status,
      );
    };
    expect(
      await found(condition('a', '38341003'), condition('b', '49436004'), condition('c', '84114007')),
    ).to.deep.equal(['true, recorded', 'true, recorded', 'true, recorded']);
    const inWords = (text: string) => condition(text, '1', { code: { text } });
    expect(
      await found(inWords('Pulmonary hypertension'), inWords('Family history of atrial fibrillation')),
    ).to.deep.equal(['false, not-recorded', 'false, not-recorded', 'false, not-recorded']);
    expect(
      await found(inWords('Arterial hypertension'), inWords('chronic AFib'), inWords('Heart failure')),
    ).to.deep.equal(['missing', 'missing', 'missing']);
  });
});

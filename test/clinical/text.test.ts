import { expect } from 'chai';
import { known } from '../../server/clinical/known.ts';
import type { Glucose } from '../../server/clinical/quantity.ts';
import { factText } from '../../server/clinical/text/en.ts';
import { formatTime } from '../../server/clinical/text/format.ts';
import { knownFacts, withoutFacts } from '../fixtures/facts.ts';

describe('times as the ward recorded them', () => {
  const now = new Date('2026-11-24T23:30:00Z');

  for (const [recorded, expected] of [
    ['2026-11-24T10:42:00Z', '10:42 UTC'],
    ['2026-11-25T01:12:30.123+02:00', '01:12'],
    ['2026-11-24T22:10:00+02:00', '24 Nov 22:10'],
    ['2026-11-24T18:10:00-05:00', '18:10'],
    ['2026-11-25T04:45:00+05:30', '04:45'],
    ['2025-01-03T08:00:00Z', '3 Jan 08:00 UTC'],
    ['2025-12-31T08:00+01:00', '31 Dec 08:00'],
    ['2026-11-24', '2026-11-24'],
  ] as const) {
    it(`${recorded}, read at half past eleven UTC, is ${expected}`, () => {
      expect(formatTime(recorded, now)).to.equal(expected);
    });
  }
});

describe('facts in words', () => {
  const facts = knownFacts({
    diabetes: true,
    earlyInfarctSigns: true,
    ctHypodensity: 'one-third-mca-or-more',
  });

  it('carry unit, sign of a bound, and the words of the scale', () => {
    const above = { ...facts, glucose: known<Glucose>({ value: 33.3, unit: 'mmol/L', bound: 'above' }) };
    expect(factText(above, 'glucose')).to.equal('> 33.3 mmol/L');
    expect(factText(facts, 'glucose')).to.equal('6 mmol/L');
    expect(factText(facts, 'ageYears')).to.equal('60 years');
    expect(factText(facts, 'nihss')).to.equal('6');
    expect(factText(facts, 'diabetes')).to.equal('yes');
    expect(factText(knownFacts(), 'diabetes')).to.equal('no');
    expect(factText(facts, 'earlyInfarctSigns')).to.equal('present');
    expect(factText(facts, 'hyperdenseArtery')).to.equal('absent');
    expect(factText(facts, 'ctHypodensity')).to.equal('1/3 of the MCA territory or more');
  });

  it('never say "no" for what is merely not recorded', () => {
    const unrecorded = {
      ...facts,
      diabetes: { status: 'known', value: false, basis: 'not-recorded' } as const,
    };
    expect(factText(unrecorded, 'diabetes')).to.equal('not recorded in a complete list');
    expect(factText(withoutFacts(facts, ['diabetes']), 'diabetes')).to.equal('not recorded');
  });

  it('show both values of a conflict', () => {
    const conflict = { status: 'conflicting' as const, values: [known(6), known(14)] as const };
    expect(factText({ ...facts, nihss: conflict }, 'nihss')).to.equal('conflicting: 6 / 14');
  });
});

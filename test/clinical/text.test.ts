import { expect } from 'chai';
import { known } from '../../server/clinical/known.ts';
import type { Glucose } from '../../server/clinical/quantity.ts';
import { assessEligibility } from '../../server/clinical/eligibility/assess-eligibility.ts';
import { exactly } from '../../server/clinical/range.ts';
import type { RateEstimate } from '../../server/clinical/scores/rates.ts';
import { factsWith, type FactName } from '../../server/clinical/stroke-facts.ts';
import { eligibilityText, factText } from '../../server/clinical/text/en.ts';
import { formatRange, formatRate, formatTime } from '../../server/clinical/text/format.ts';
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
    // A dose of which one record tells the day only.
    const ends = [23, 0].map((hoursAgo) =>
      known({ occurred: true, hoursAgo }, { source: 'MedicationAdministration/1' }),
    );
    const oneRecord = { status: 'conflicting' as const, values: [ends[0]!, ends[1]!] as const };
    expect(factText({ ...facts, doacDose: oneRecord }, 'doacDose')).to.equal('between 23 h ago and 0 h ago');
  });
});

describe('facts of every kind in words', () => {
  const text = (name: FactName, value: unknown) => factText(factsWith({ [name]: known(value) }), name);

  it('carry the unit a clinician writes, and none for a scale or a ratio', () => {
    expect(text('systolicMmHg', 152)).to.equal('152 mmHg');
    expect(text('platelets10e9PerL', 98)).to.equal('98 × 10⁹/L');
    expect(text('weightKg', 70.5)).to.equal('70.5 kg');
    expect(text('inr', 1.7)).to.equal('1.7');
    expect(text('daysSinceStroke', 3)).to.equal('3 days');
  });

  it('give times since an event in minutes, hours or days', () => {
    expect(text('minutesSinceLastKnownWell', 45)).to.equal('45 min');
    expect(text('minutesSinceLastKnownWell', 190)).to.equal('3 h 10 min');
    expect(text('minutesSinceLastKnownWell', 240)).to.equal('4 h');
    expect(text('doacDose', { occurred: true, hoursAgo: 11.5 })).to.equal('11 h ago');
    expect(text('neurosurgery', { occurred: true, hoursAgo: 240 })).to.equal('10 days ago');
    expect(text('neurosurgery', { occurred: true })).to.equal('yes, date not known');
    expect(text('neurosurgery', { occurred: false })).to.equal('never');
  });

  it('use the words of a choice', () => {
    expect(text('antiplatelets', 'aspirin-and-clopidogrel')).to.equal('aspirin and clopidogrel');
    expect(text('visualField', 'bilateral')).to.equal('loss on both sides');
    expect(text('mtici', '2b')).to.equal('2b');
  });
});

describe('rates in words', () => {
  const rate = (changes: Partial<RateEstimate>) =>
    formatRate({
      percent: exactly(5),
      outcome: 'sich-ecass-ii',
      grade: 'published-validated',
      sources: [],
      ...changes,
    });

  it('tell a rate, a range, a pooled rate, an open top and ends between which nothing is printed', () => {
    expect(rate({})).to.equal('5 %');
    expect(rate({ percent: { low: 5.1, high: 8.5 } })).to.equal('5.1–8.5 %');
    expect(rate({ percent: exactly(16.9), pooledFrom: 5 })).to.equal('16.9 % for 5 and above');
    expect(rate({ percent: { low: 16.9, high: 33.3 }, isOpenAbove: true })).to.equal('16.9 % or more');
    expect(rate({ percent: { low: 0.2, high: 14.3 }, isBetweenPublished: true })).to.equal(
      'between 0.2 and 14.3 %',
    );
    expect(rate({ percent: exactly(0), isBetweenPublished: true })).to.equal('0 %');
  });

  it('round what was calculated, and nothing that was printed', () => {
    expect(rate({ percent: exactly(10.6738) })).to.equal('10.7 %');
    expect(formatRange({ low: 1.044, high: 1.75 })).to.equal('1.04–1.75');
    expect(formatRange(exactly(0.1 + 0.2))).to.equal('0.3');
  });
});

describe('eligibility in two sentences', () => {
  it('names what was found, the window, and how much is open', () => {
    const text = eligibilityText(
      assessEligibility(
        factsWith({
          platelets10e9PerL: known(70),
          minutesSinceLastKnownWell: known(100),
          disablingDeficit: known(true),
        }),
        'aha-2026',
      ),
    );
    expect(text).to.match(/^An absolute contraindication is present\. \(AHA\/ASA 2026\) Found: Platelets/);
    expect(text)
      .to.contain('Time: Within 4.5 hours')
      .and.to.match(/\d+ criteria are open\.$/);
  });

  it('says no more than it knows when nothing was found', () => {
    const none = assessEligibility(factsWith({}), 'aha-2026');
    expect(eligibilityText(none))
      .to.contain('whether a time window applies cannot be told')
      .and.not.to.contain('Found:');
    const { headline } = none;
    const withOpen = (open: typeof headline.open) =>
      eligibilityText({ ...none, headline: { ...headline, open } });
    expect(withOpen(headline.open.slice(0, 1))).to.match(/1 criterion is open\.$/);
    expect(withOpen([])).not.to.match(/criteri/);
  });
});

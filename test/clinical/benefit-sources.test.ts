import { expect } from 'chai';
import fc from 'fast-check';
import { costOfDelay } from '../../server/clinical/benefit/cost-of-delay.ts';
import {
  effectLost,
  treatedDistribution,
  untreatedDistribution,
  type CohortId,
} from '../../server/clinical/benefit/mrs-distribution.ts';
import { oddsByDelay } from '../../server/clinical/benefit/odds-by-delay.ts';
import { figuresOf, outcomeFigures } from '../../server/clinical/benefit/outcome-figures.ts';
import { TRIAL_HARMS } from '../../server/clinical/benefit/trial-harms.ts';
import { DELAY_WINDOWS, windowAt, type DelayWindow } from '../../server/clinical/benefit/trial-windows.ts';
import { wholePer100 } from '../../server/clinical/benefit/whole-per-100.ts';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { rowTitle, vectorRows } from '../fixtures/vectors.ts';

const COHORTS: readonly CohortId[] = ['nlvo-ivt', 'lvo-ivt', 'lvo-mt'];

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const oddsRatioAt = (minutes: number) => {
  const odds = oddsByDelay(minutes);
  return odds.status === 'no-benefit' ? undefined : odds.oddsRatio;
};

const windowNamed = (id: string): DelayWindow => DELAY_WINDOWS.find((window) => window.id === id)!;

describe('The trials by window reproduce the published vectors', () => {
  const ids: Readonly<Record<string, string>> = {
    '<=3.0 h': 'within-3-h',
    '>3.0-4.5 h': 'from-3-to-4.5-h',
  };
  for (const row of vectorRows('emberson-window')) {
    it(rowTitle(row), () => {
      const { inputs, risk } = row;
      const window = windowNamed(ids[inputs['window'] as string]!);
      expect(window.alteplase).to.deep.include({
        good: inputs['alteplase_good'],
        total: inputs['alteplase_n'],
      });
      expect(window.control).to.deep.include({ good: inputs['control_good'], total: inputs['control_n'] });
      expect(window.alteplase.goodPer100).to.be.closeTo(risk?.['percent_alteplase'] as number, 0.05);
      expect(window.control.goodPer100).to.be.closeTo(risk?.['percent_control'] as number, 0.05);
      expect(window.gainPer100).to.be.closeTo(risk?.['absolute_difference_points'] as number, 0.05);
      expect(window.oddsRatio.value).to.equal(risk?.['adjusted_or_published']);
    });
  }
});

describe('The trials by window (Emberson 2014)', () => {
  it('print 401 of 1229 against 357 of 1166 after 4.5 h, with intervals for all three', () => {
    const late = windowNamed('beyond-4.5-h');
    expect([late.alteplase.good, late.alteplase.total, late.control.good, late.control.total]).to.deep.equal([
      401, 1229, 357, 1166,
    ]);
    expect(late.gainPer100).to.be.closeTo(2.0, 0.05);
    expect(DELAY_WINDOWS.map(({ oddsRatio }) => oddsRatio)).to.deep.equal([
      { value: 1.75, low: 1.35, high: 2.27 },
      { value: 1.26, low: 1.05, high: 1.51 },
      { value: 1.15, low: 0.95, high: 1.4 },
    ]);
  });

  it('change window after 3.0 h and after 4.5 h, and apply to nobody after 6 h', () => {
    expect([0, 180, 181, 270, 271, 360].map((minutes) => windowAt(minutes)?.id)).to.deep.equal([
      'within-3-h',
      'within-3-h',
      'from-3-to-4.5-h',
      'from-3-to-4.5-h',
      'beyond-4.5-h',
      'beyond-4.5-h',
    ]);
    expect(windowAt(361)).to.equal(undefined);
  });

  it('count harm as Whiteley 2016 prints it, and death as not confirmed', () => {
    const printed = TRIAL_HARMS.map(({ outcome, alteplase, control, ratio, excessPer100 }) => [
      outcome,
      alteplase.percent,
      control.percent,
      ratio.value,
      excessPer100.low,
      excessPer100.high,
    ]);
    expect(printed).to.deep.equal([
      ['ph2-7-days', 6.8, 1.3, 5.55, 4.6, 6.4],
      ['sich-sits-most', 3.7, 0.6, 6.67, 2.4, 3.8],
      ['fatal-ich', 2.7, 0.4, 7.14, 1.7, 2.9],
      ['death-90-days', 17.9, 16.5, 1.11, undefined, undefined],
    ]);
    expect(TRIAL_HARMS.map(({ evidence }) => EVIDENCE[evidence].confidence)).to.deep.equal([
      'verified',
      'verified',
      'verified',
      'unconfirmed',
    ]);
    expect(TRIAL_HARMS.map(({ excessPer100 }) => Number(excessPer100.value.toFixed(1)))).to.deep.equal([
      5.5, 3.1, 2.3, 1.4,
    ]);
    for (const { alteplase, control, excessPer100 } of TRIAL_HARMS) {
      expect(alteplase.percent - control.percent).to.be.closeTo(excessPer100.value, 1e-9);
    }
  });

  it('give whole people per 100 that add up: 33 of 100 against 23, PH2 in 7 against 1', () => {
    const [early] = DELAY_WINDOWS;
    expect([early?.alteplase.wholePer100, early?.control.wholePer100]).to.deep.equal([
      [33, 67],
      [23, 77],
    ]);
    const [ph2] = TRIAL_HARMS;
    expect([ph2?.alteplase.wholePer100, ph2?.control.wholePer100]).to.deep.equal([
      [93, 7],
      [99, 1],
    ]);
  });
});

describe('The odds ratio by delay reproduces the published vectors', () => {
  for (const row of vectorRows('emberson-OR-mRS0-1')) {
    it(rowTitle(row), () => {
      const hours = row.inputs['onset_to_treatment_h'] as number;
      expect(oddsRatioAt(60 * hours)).to.be.closeTo(row.risk?.['odds_ratio'] as number, 0.001);
    });
  }
});

describe('The odds ratio by delay (Emberson 2014, Figure 1, as read off)', () => {
  it('is 2.14 at onset, 1.79 at 1.5 h, 1.49 at 3 h and 1.24 at 4.5 h', () => {
    const rounded = [0, 90, 180, 270].map((minutes) => Number(oddsRatioAt(minutes)?.toFixed(2)));
    expect(rounded).to.deep.equal([2.14, 1.79, 1.49, 1.24]);
  });

  it('was fitted to 6 h; from 6.3 h no figure is given, and no benefit expected', () => {
    expect([360, 361, 377, 378, 600].map((minutes) => oddsByDelay(minutes).status)).to.deep.equal([
      'within-trials',
      'beyond-trials',
      'beyond-trials',
      'no-benefit',
      'no-benefit',
    ]);
    expect(oddsRatioAt(377)).to.be.greaterThan(1);
    expect(oddsByDelay(600)).not.to.have.property('oddsRatio');
  });
});

describe('mRS distributions reproduce the published vectors', () => {
  for (const row of vectorRows('stroke-outcome-mRS')) {
    it(rowTitle(row), () => {
      const cohort = (row.inputs['cohort'] as string).toLowerCase() as CohortId;
      const minutes = row.inputs['time_to_treatment_min'] as number;
      const { shares, mrs01, mrs02, dead, utilityWang2020 } = outcomeFigures(
        treatedDistribution(cohort, minutes),
      );
      const expected = row.risk?.['mrs_probabilities'] as number[];
      expected.forEach((share, grade) => {
        expect(shares[grade], `mRS ${grade}`).to.be.closeTo(share, 0.000051);
      });
      expect(mrs01 / 100).to.be.closeTo(row.risk?.['p_mrs_0_1'] as number, 0.000051);
      expect(mrs02 / 100).to.be.closeTo(row.risk?.['p_mrs_0_2'] as number, 0.000051);
      expect(dead / 100).to.be.closeTo(row.risk?.['p_dead'] as number, 0.000051);
      expect(utilityWang2020).to.be.closeTo(row.risk?.['mean_utility_wang2020'] as number, 0.000051);
    });
  }
});

describe('mRS distributions (stroke-outcome 4f1d37b)', () => {
  /** Cumulative shares as scores.md B.5 prints them. */
  const cumulative = (shares: readonly number[]) =>
    [1, 2, 3, 4, 5, 6].map((count) => Number(sumOf(shares.slice(0, count)).toFixed(3)));

  it('without treatment are those printed, whatever the delay', () => {
    expect(COHORTS.map((cohort) => cumulative(untreatedDistribution(cohort)))).to.deep.equal([
      [0.198, 0.46, 0.58, 0.708, 0.856, 0.918],
      [0.05, 0.129, 0.265, 0.429, 0.676, 0.811],
      [0.05, 0.129, 0.265, 0.429, 0.676, 0.811],
    ]);
  });

  it('treated at onset are those printed, and not those of the older data', () => {
    expect(COHORTS.map((cohort) => cumulative(treatedDistribution(cohort, 0)))).to.deep.equal([
      [0.445, 0.642, 0.752, 0.862, 0.941, 0.967],
      [0.14, 0.233, 0.361, 0.522, 0.73, 0.838],
      [0.306, 0.429, 0.548, 0.707, 0.851, 0.915],
    ]);
  });

  it('have no effect left at 378 min of thrombolysis and 480 min of thrombectomy, and stay there', () => {
    const noEffect = [
      [0.196, 0.455, 0.574, 0.701, 0.847, 0.908],
      [0.048, 0.124, 0.255, 0.414, 0.653, 0.783],
      [0.048, 0.124, 0.255, 0.412, 0.649, 0.779],
    ];
    for (const times of [
      [378, 378, 480],
      [5000, 5000, 5000],
    ]) {
      const printed = COHORTS.map((cohort, index) => cumulative(treatedDistribution(cohort, times[index]!)));
      expect(printed).to.deep.equal(noEffect);
    }
    expect(effectLost('lvo-mt', 240)).to.equal(0.5);
    expect(effectLost('lvo-ivt', 189)).to.equal(0.5);
    expect(effectLost('lvo-ivt', 900)).to.equal(1);
  });

  for (const [cohort, minutes, mrs01, mrs02, dead] of [
    ['nlvo-ivt', 90, [60, 46], [71, 58], [4, 8]],
    ['nlvo-ivt', 180, [55, 46], [67, 58], [5, 8]],
    ['nlvo-ivt', 270, [51, 46], [63, 58], [7, 8]],
    ['lvo-ivt', 90, [20, 13], [33, 27], [17, 19]],
    ['lvo-ivt', 180, [17, 13], [31, 27], [19, 19]],
    ['lvo-ivt', 270, [15, 13], [28, 27], [20, 19]],
    ['lvo-mt', 240, [25, 13], [39, 27], [14, 19]],
  ] as const) {
    it(`per 100, rounded: ${cohort} at ${minutes} min`, () => {
      const both = [treatedDistribution(cohort, minutes), untreatedDistribution(cohort)].map(figuresOf);
      // 0.265 without treatment stands as 27 in the table; its binary fraction lies just below.
      const rounded = (value: number) => Math.round(value + 1e-9);
      expect(both.map((figures) => rounded(figures.mrs01))).to.deep.equal(mrs01);
      expect(both.map((figures) => rounded(figures.mrs02))).to.deep.equal(mrs02);
      expect(both.map((figures) => rounded(figures.dead))).to.deep.equal(dead);
    });
  }

  it('are distributions at any delay, and lose good outcomes by waiting', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COHORTS), fc.nat(43_200), fc.nat(600), (cohort, minutes, wait) => {
        const shares = treatedDistribution(cohort, minutes);
        expect(sumOf(shares)).to.be.closeTo(1, 1e-12);
        expect(Math.min(...shares)).to.be.greaterThan(0);
        const { change, delayMinutes } = costOfDelay(cohort, minutes, wait);
        expect(delayMinutes).to.equal(wait);
        expect(change.mrs01).to.be.at.most(1e-12);
        expect(change.mrs02).to.be.at.most(1e-12);
        expect(change.utilityWang2020).to.be.at.most(1e-12);
        expect(change.utilityDijkland2018).to.be.at.most(1e-12);
        expect(change.dead).to.be.at.least(-1e-12);
      }),
    );
  });

  it('weigh the grades with both sets of utilities', () => {
    const onlyGrade = (grade: number) =>
      figuresOf(
        [0, 1, 2, 3, 4, 5, 6].map((at) => Number(at === grade)) as unknown as Parameters<typeof figuresOf>[0],
      );
    const grades = [0, 1, 2, 3, 4, 5, 6].map(onlyGrade);
    expect(grades.map((figures) => figures.utilityWang2020)).to.deep.equal([
      0.97, 0.88, 0.74, 0.55, 0.2, -0.19, 0,
    ]);
    expect(grades.map((figures) => figures.utilityDijkland2018)).to.deep.equal([
      0.95, 0.93, 0.83, 0.62, 0.42, 0.11, 0,
    ]);
  });
});

describe('Whole people per 100 (largest remainder)', () => {
  it('give what rounding down leaves to the shares that lost most', () => {
    expect(wholePer100([0.333, 0.333, 0.334])).to.deep.equal([33, 33, 34]);
    expect(wholePer100([0.068, 0.932])).to.deep.equal([7, 93]);
    expect(wholePer100([1, 0, 0])).to.deep.equal([100, 0, 0]);
  });

  it('give the worse outcome the person when remainders are equal', () => {
    expect(wholePer100([0.125, 0.125, 0.75])).to.deep.equal([12, 13, 75]);
  });

  it('add up to 100 and stay within one person of the exact figure', () => {
    const parts = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 9 }).filter((list) => sumOf(list) > 0);
    fc.assert(
      fc.property(parts, (list) => {
        const shares = list.map((value) => value / sumOf(list));
        const whole = wholePer100(shares);
        expect(sumOf(whole)).to.equal(100);
        whole.forEach((count, index) => {
          expect(Math.abs(count - 100 * shares[index]!)).to.be.below(1 + 1e-9);
        });
      }),
    );
  });
});

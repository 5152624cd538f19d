import { expect } from 'chai';
import { known } from '../../server/clinical/known.ts';
import { exactly } from '../../server/clinical/range.ts';
import { astral } from '../../server/clinical/scores/astral.ts';
import { dragon } from '../../server/clinical/scores/dragon.ts';
import { iscore1Year, iscore30Days } from '../../server/clinical/scores/iscore.ts';
import type { Score } from '../../server/clinical/scores/score.ts';
import { thriveC } from '../../server/clinical/scores/thrive-c.ts';
import { thrive } from '../../server/clinical/scores/thrive.ts';
import { factsWith, type FactName, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { glucoses, pointsAt } from '../fixtures/score-points.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

describe('DRAGON (Strbian 2012)', () => {
  const rates = (total: number) => {
    const estimates = dragon.evaluate(dragonFacts(total)).estimates;
    return Object.fromEntries(estimates.map(({ outcome, ...rest }) => [outcome, rest]));
  };

  for (const row of vectorRows('DRAGON')) {
    it(rowTitle(row), () => {
      const { total, estimates } = dragon.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      const [good, miserable] = estimates;
      const derivation = good?.sources.find(({ evidence }) => evidence === 'dragon-derivation');
      expect(derivation?.percent).to.deep.equal(exactly(row.risk?.['percent_good'] as number));
      expect(miserable?.percent).to.deep.equal(exactly(row.risk?.['percent_miserable'] as number));
    });
  }

  it('scores each item at its limits', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(dragon, `dragon.${item}`, fact, values);
    expect(at('mrs', 'preStrokeMrs', [1, 2])).to.deep.equal([0, 1]);
    expect(at('age', 'ageYears', [64, 65, 79, 80])).to.deep.equal([0, 1, 1, 2]);
    expect(at('glucose', 'glucose', glucoses('mmol/L', 8, 8.1))).to.deep.equal([0, 1]);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 144, 145))).to.deep.equal([0, 1]);
    expect(at('delay', 'minutesSinceLastKnownWell', [90, 91])).to.deep.equal([0, 1]);
    expect(at('nihss', 'nihss', [4, 5, 9, 10, 15, 16])).to.deep.equal([0, 1, 1, 2, 2, 3]);
    const signs = (dense: boolean, early: boolean) =>
      dragon.evaluate(factsWith({ hyperdenseArtery: known(dense), earlyInfarctSigns: known(early) })).items[0]
        ?.points;
    expect([signs(false, false), signs(true, false), signs(false, true), signs(true, true)]).to.deep.equal(
      [0, 1, 1, 2].map(exactly),
    );
  });

  it('gives the printed rates of derivation and validation, and between 3 and 8 only that they lie between', () => {
    const good = 'mrs-0-2-90-days';
    expect([0, 1, 2, 3].map((total) => rates(total)[good]?.percent)).to.deep.equal([
      { low: 96, high: 96 },
      { low: 96, high: 96 },
      { low: 88, high: 93 },
      { low: 74, high: 78 },
    ]);
    for (const total of [4, 5, 6, 7]) {
      expect(rates(total)[good]).to.deep.include({ percent: { low: 0, high: 74 }, isBetweenPublished: true });
      expect(rates(total)['mrs-5-6-90-days']).to.deep.include({
        percent: { low: 5, high: 70 },
        isBetweenPublished: true,
      });
    }
    expect([8, 9, 10].map((total) => rates(total)[good]?.percent)).to.deep.equal([0, 0, 0].map(exactly));
    expect([8, 9, 10].map((total) => rates(total)['mrs-5-6-90-days']?.percent)).to.deep.equal(
      [70, 100, 100].map(exactly),
    );
  });
});

/** Facts that make so many DRAGON points, item after item. */
function dragonFacts(total: number): StrokeFacts {
  const age = Math.min(total, 2);
  const nihss = Math.min(total - age, 3);
  const signs = Math.min(total - age - nihss, 2);
  const rest = total - age - nihss - signs;
  return factsWith({
    ageYears: known([50, 70, 85][age] ?? NaN),
    nihss: known([2, 7, 12, 20][nihss] ?? NaN),
    hyperdenseArtery: known(signs > 0),
    earlyInfarctSigns: known(signs > 1),
    preStrokeMrs: known(rest > 0 ? 2 : 0),
    glucose: known({ value: rest > 1 ? 9 : 6, unit: 'mmol/L' }),
    minutesSinceLastKnownWell: known(rest > 2 ? 100 : 60),
  });
}

describe('THRIVE (Flint 2010)', () => {
  for (const row of vectorRows('THRIVE')) {
    it(rowTitle(row), () => {
      const { total, estimates } = thrive.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      expect(estimates[0]?.percent).to.deep.equal(exactly(row.risk?.['percent_band'] as number));
    });
  }

  it('scores each item at its limits', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(thrive, `thrive.${item}`, fact, values);
    expect(at('nihss', 'nihss', [10, 11, 20, 21])).to.deep.equal([0, 2, 2, 4]);
    expect(at('age', 'ageYears', [59, 60, 79, 80])).to.deep.equal([0, 1, 1, 2]);
    for (const [item, fact] of [
      ['hypertension', 'hypertension'],
      ['diabetes', 'diabetes'],
      ['atrial-fibrillation', 'atrialFibrillation'],
    ] as const) {
      expect(at(item, fact, [false, true])).to.deep.equal([0, 1]);
    }
  });

  it('changes the band at 3 and at 6 points', () => {
    const rate = (ageYears: number, nihss: number, diabetes: boolean) =>
      thrive.evaluate(
        factsWith({
          ageYears: known(ageYears),
          nihss: known(nihss),
          diabetes: known(diabetes),
          hypertension: known(false),
          atrialFibrillation: known(false),
        }),
      ).estimates[0]?.percent.low;
    // 2, 3, 5 and 6 points.
    expect([rate(50, 15, false), rate(50, 15, true), rate(70, 25, false), rate(85, 25, false)]).to.deep.equal(
      [64.7, 43.5, 43.5, 10.6],
    );
  });
});

describe('THRIVE-c (Flint 2015)', () => {
  for (const row of vectorRows('THRIVE-c')) {
    it(rowTitle(row), () => {
      const count = row.inputs['chronic_disease_count'] as number;
      const facts = {
        ...factsOfRow(row, ['chronic_disease_count']),
        hypertension: known(count > 0),
        diabetes: known(count > 1),
        atrialFibrillation: known(count > 2),
      };
      const percent = thriveC.evaluate(facts).estimates[0]?.percent;
      expect(percent?.low).to.be.closeTo(100 * (row.risk?.['probability'] as number), 0.01);
      expect(percent?.high).to.equal(percent?.low);
    });
  }

  it('adds 0, 0.105, 0.408 and 0.702 for none to three chronic diseases, whichever they are', () => {
    const part = (hypertension: boolean, diabetes: boolean, atrialFibrillation: boolean) =>
      thriveC.evaluate(
        factsWith({
          hypertension: known(hypertension),
          diabetes: known(diabetes),
          atrialFibrillation: known(atrialFibrillation),
        }),
      ).items[2]?.points.low;
    expect(part(false, false, false)).to.equal(0);
    expect([part(true, false, false), part(false, true, false), part(false, false, true)]).to.deep.equal([
      0.105, 0.105, 0.105,
    ]);
    expect([part(true, true, false), part(false, true, true)]).to.deep.equal([0.408, 0.408]);
    expect(part(true, true, true)).to.equal(0.702);
  });
});

describe('ASTRAL (Ntaios 2012)', () => {
  for (const row of vectorRows('ASTRAL')) {
    it(rowTitle(row), () => {
      const { total, estimates } = astral.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      expect(estimates[0]?.percent.low).to.be.closeTo(
        100 * (row.risk?.['probability_curve_fit'] as number),
        3,
      );
    });
  }

  it('scores each item at its limits, and glucose on both sides', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(astral, `astral.${item}`, fact, values);
    expect(at('age', 'ageYears', [69, 70, 74, 75])).to.deep.equal([13, 14, 14, 15]);
    expect(at('nihss', 'nihss', [0, 1, 42])).to.deep.equal([0, 1, 42]);
    expect(at('delay', 'minutesFromOnsetToAdmission', [180, 181])).to.deep.equal([0, 2]);
    expect(
      at('visual-field', 'visualField', ['full', 'partial-hemianopia', 'complete-hemianopia', 'bilateral']),
    ).to.deep.equal([0, 2, 2, 2]);
    expect(at('glucose', 'glucose', glucoses('mmol/L', 3.6, 3.7, 7.3, 7.4))).to.deep.equal([1, 0, 0, 1]);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 66, 67, 131, 132))).to.deep.equal([1, 0, 0, 1]);
    expect(at('consciousness', 'decreasedConsciousness', [false, true])).to.deep.equal([0, 3]);
  });

  it('says that an unknown onset may count, only where it is unknown', () => {
    const unknown = astral.evaluate(factsWith({}));
    expect(unknown.items.find(({ id }) => id === 'astral.delay')?.points).to.deep.equal({ low: 0, high: 2 });
    expect(unknown.remarks).to.include('astral-unknown-onset');
    const [row] = vectorRows('ASTRAL');
    expect(astral.evaluate(factsOfRow(row!)).remarks).not.to.include('astral-unknown-onset');
  });

  it('marks the percentage as computed from a third party’s curve, not as the paper’s', () => {
    const [estimate] = astral.evaluate(factsWith({})).estimates;
    expect(estimate).to.deep.include({ outcome: 'mrs-3-6-90-days', grade: 'evidence-synthesis' });
  });

  it('is near the paper’s 50 % at 31 points, and follows the fit at 20, 25, 35 and 40', () => {
    const percentAt = (total: number) => {
      const { estimates, total: found } = astral.evaluate(
        factsWith({
          ageYears: known(50),
          nihss: known(total - 10),
          minutesFromOnsetToAdmission: known(60),
          visualField: known('full'),
          glucose: known({ value: 5, unit: 'mmol/L' }),
          decreasedConsciousness: known(false),
        }),
      );
      expect(found.low).to.equal(total);
      return estimates[0]?.percent.low;
    };
    expect(percentAt(31)).to.be.closeTo(50, 3);
    expect(percentAt(20)).to.be.closeTo(12.9, 0.1);
    expect(percentAt(25)).to.be.closeTo(27.1, 0.1);
    expect(percentAt(30)).to.be.closeTo(48.2, 0.1);
    expect(percentAt(35)).to.be.closeTo(70.0, 0.1);
    expect(percentAt(40)).to.be.closeTo(85.4, 0.1);
  });
});

describe('iScore (Saposnik 2011)', () => {
  const at = (score: Score, item: string, fact: FactName, values: readonly unknown[]) =>
    pointsAt(score, `iscore.${item}`, fact, values);

  it('scores 30 days and one year at the limits of each item', () => {
    for (const [score, severity, subtype, male, atrial, cancer, dialysis, dependent, sugar] of [
      [iscore30Days, [105, 65, 65, 40, 40, 0], [0, 30, 35], 10, 10, 10, 35, 15, 15],
      [iscore1Year, [70, 40, 40, 25, 25, 0], [0, 15, 20], 5, 5, 15, 40, 20, 10],
    ] as const) {
      expect(at(score, 'age', 'ageYears', [18, 90])).to.deep.equal([18, 90]);
      expect(at(score, 'sex', 'sex', ['female', 'male'])).to.deep.equal([0, male]);
      expect(at(score, 'severity', 'canadianNeurologicalScale', [0, 0.5, 4, 4.5, 7.5, 8])).to.deep.equal(
        severity,
      );
      expect(at(score, 'subtype', 'strokeSubtype', ['lacunar', 'non-lacunar', 'undetermined'])).to.deep.equal(
        subtype,
      );
      expect(at(score, 'atrial-fibrillation', 'atrialFibrillation', [false, true])).to.deep.equal([
        0,
        atrial,
      ]);
      expect(at(score, 'heart-failure', 'heartFailure', [false, true])).to.deep.equal([0, 10]);
      expect(at(score, 'cancer', 'cancer', [false, true])).to.deep.equal([0, cancer]);
      expect(at(score, 'dialysis', 'dialysis', [false, true])).to.deep.equal([0, dialysis]);
      expect(at(score, 'dependent', 'preStrokeMrs', [2, 3])).to.deep.equal([0, dependent]);
      expect(at(score, 'glucose', 'glucose', glucoses('mmol/L', 7.4, 7.5))).to.deep.equal([0, sugar]);
      expect(at(score, 'glucose', 'glucose', glucoses('mg/dL', 134, 135))).to.deep.equal([0, sugar]);
    }
  });

  it('counts earlier infarction and smoking within a year only', () => {
    expect(
      at(iscore1Year, 'infarction', 'myocardialInfarction', [{ occurred: false }, { occurred: true }]),
    ).to.deep.equal([0, 5]);
    expect(at(iscore1Year, 'smoker', 'smoker', [false, true])).to.deep.equal([0, 5]);
    expect(iscore30Days.inputs)
      .not.to.include.members(['smoker'])
      .and.not.to.include.members(['myocardialInfarction']);
  });

  it('gives no rate, and says that its points are unconfirmed', () => {
    for (const score of [iscore30Days, iscore1Year]) {
      const { estimates, remarks } = score.evaluate(factsWith({}));
      expect(estimates).to.deep.equal([]);
      expect(remarks).to.deep.equal(['iscore-unconfirmed']);
    }
  });
});

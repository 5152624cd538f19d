import { expect } from 'chai';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { known } from '../../server/clinical/known.ts';
import { exactly } from '../../server/clinical/range.ts';
import { grasps, graspsWithRace } from '../../server/clinical/scores/grasps.ts';
import { hiat } from '../../server/clinical/scores/hiat.ts';
import { mss } from '../../server/clinical/scores/mss.ts';
import { sitsSich } from '../../server/clinical/scores/sits-sich.ts';
import { span100 } from '../../server/clinical/scores/span-100.ts';
import { tag } from '../../server/clinical/scores/tag.ts';
import { factsWith, type FactName } from '../../server/clinical/stroke-facts.ts';
import { glucoses, pointsAt } from '../fixtures/score-points.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

describe('SITS-SICH (Mazya 2012)', () => {
  for (const row of vectorRows('SITS-SICH')) {
    it(rowTitle(row), () => {
      const { total, estimates } = sitsSich.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      expect(estimates.map(({ percent, outcome }) => [outcome, percent])).to.deep.equal([
        ['sich-sits-most', exactly(row.risk?.['percent'] as number)],
      ]);
    });
  }

  it('scores each item at its limits', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(sitsSich, `sits-sich.${item}`, fact, values);
    expect(at('nihss', 'nihss', [6, 7, 12, 13])).to.deep.equal([0, 1, 1, 2]);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 179, 180))).to.deep.equal([0, 2]);
    expect(at('glucose', 'glucose', glucoses('mmol/L', 9.9, 10))).to.deep.equal([0, 2]);
    expect(at('systolic', 'systolicMmHg', [145, 146])).to.deep.equal([0, 1]);
    expect(at('weight', 'weightKg', [94.9, 95])).to.deep.equal([0, 1]);
    expect(at('age', 'ageYears', [71, 72])).to.deep.equal([0, 1]);
    expect(at('delay', 'minutesSinceLastKnownWell', [179, 180])).to.deep.equal([0, 1]);
    expect(at('hypertension', 'hypertension', [false, true])).to.deep.equal([0, 1]);
    expect(
      at('antiplatelets', 'antiplatelets', ['none', 'aspirin', 'aspirin-and-clopidogrel', 'other']),
    ).to.deep.equal([0, 2, 3, 0]);
  });

  it('gives the printed ends for 0 and for 10 and above, and between them only that they lie between', () => {
    const [worst] = vectorRows('SITS-SICH').filter(({ total }) => total === 12);
    const facts = factsOfRow(worst!);
    const at12 = sitsSich.evaluate(facts).estimates[0];
    expect(at12).to.deep.include({ percent: exactly(14.3), pooledFrom: 10 });
    const at7 = sitsSich.evaluate({ ...facts, antiplatelets: known('none'), nihss: known(5) });
    expect(at7.total).to.deep.equal(exactly(7));
    expect(at7.estimates[0]).to.deep.include({
      percent: { low: 0.2, high: 14.3 },
      isBetweenPublished: true,
    });
  });

  it('says that the weight of aspirin is unconfirmed, and that other drugs have no points', () => {
    const remarks = (drug: 'other' | 'none') =>
      sitsSich.evaluate(factsWith({ antiplatelets: known(drug) })).remarks;
    expect(remarks('none')).to.deep.equal(['sits-sich-aspirin-unconfirmed']);
    expect(remarks('other')).to.deep.equal(['sits-sich-aspirin-unconfirmed', 'sits-sich-other-antiplatelet']);
  });
});

describe('GRASPS (Menon 2012)', () => {
  for (const row of vectorRows('GRASPS')) {
    it(rowTitle(row), () => {
      const facts = factsOfRow(row);
      const withRace = graspsWithRace.evaluate(facts);
      expect(withRace.total).to.deep.equal(exactly(row.total as number));
      const isAsian = row.inputs['asian'] === true;
      expect(grasps.evaluate(facts).total).to.deep.equal(exactly((row.total as number) - (isAsian ? 9 : 0)));
      const percent = row.risk?.['percent_curve_fit'];
      if (typeof percent === 'number') expect(withRace.estimates[0]?.percent.low).to.be.closeTo(percent, 0.3);
      else expect(withRace.estimates[0]?.percent).to.deep.equal({ low: 0, high: 1 });
    });
  }

  it('scores each item at its limits, in both units of glucose', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(graspsWithRace, `grasps.${item}`, fact, values);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 99, 100, 149, 150))).to.deep.equal([2, 6, 6, 8]);
    expect(at('glucose', 'glucose', glucoses('mmol/L', 5.5, 5.6, 8.3, 8.4))).to.deep.equal([2, 6, 6, 8]);
    expect(at('age', 'ageYears', [60, 61, 70, 71, 80, 81])).to.deep.equal([8, 11, 11, 15, 15, 17]);
    expect(at('sex', 'sex', ['female', 'male'])).to.deep.equal([0, 4]);
    expect(at('systolic', 'systolicMmHg', [119, 120, 149, 150, 179, 180])).to.deep.equal([
      10, 14, 14, 18, 18, 21,
    ]);
    expect(at('nihss', 'nihss', [5, 6, 10, 11, 15, 16, 20, 21])).to.deep.equal([
      25, 27, 27, 34, 34, 40, 40, 42,
    ]);
    expect(at('race', 'asian', [false, true])).to.deep.equal([0, 9]);
  });

  it('follows the fitted curve at the totals that were worked out from it; 80 is on its lower piece', () => {
    // scores.md A.4: totals and per cent of the third-party fit, to one decimal.
    for (const [total, percent] of [
      [50, 0.8],
      [55, 1.0],
      [60, 1.7],
      [65, 2.7],
      [70, 4.2],
      [75, 6.1],
      [80, 8.5],
      [85, 12.5],
      [90, 18.0],
    ] as const) {
      const found = everyGrasps().filter((result) => result.total.low === total);
      expect(found, `${total}`).not.to.have.length(0);
      for (const { estimates } of found) expect(estimates[0]?.percent.low).to.be.closeTo(percent, 0.05);
    }
    expect(grasps.evaluate(factsWith({})).estimates[0]?.percent.low).to.equal(0);
  });

  it('is below 1 % under 50 points, and no more is said', () => {
    const found = everyGrasps().filter((result) => result.total.low === 49);
    expect(found).not.to.have.length(0);
    for (const { estimates } of found) expect(estimates[0]?.percent).to.deep.equal({ low: 0, high: 1 });
  });

  it('marks the percentage as computed from a third party’s curve, not as the paper’s', () => {
    const { estimates, remarks } = grasps.evaluate(factsWith({}));
    expect(estimates[0]).to.deep.include({ outcome: 'sich-gwtg', grade: 'evidence-synthesis' });
    expect(EVIDENCE['grasps-curve'].unconfirmed).not.to.equal(undefined);
    expect(remarks).to.include('grasps-curve-fit');
  });

  it('says that a range across 50 points may be below 1 %', () => {
    const low = factsWith({
      nihss: known(3),
      systolicMmHg: known(110),
      sex: known('female'),
      glucose: known({ value: 90, unit: 'mg/dL' }),
    });
    expect(grasps.evaluate(low).total).to.deep.equal({ low: 45, high: 54 });
    const percent = grasps.evaluate(low).estimates[0]?.percent;
    expect(percent?.low).to.equal(0);
    expect(percent?.high).to.be.closeTo(1.0, 0.05);
  });
});

/** GRASPS at every combination of one value from each band. */
function everyGrasps() {
  const combinations = [80, 120, 200].flatMap((sugar) =>
    [50, 65, 75, 85].flatMap((age) =>
      [100, 130, 160, 200].flatMap((systolic) =>
        (['female', 'male'] as const).flatMap((sex) =>
          [3, 8, 13, 18, 25].map((nihss) => ({ sugar, age, systolic, sex, nihss })),
        ),
      ),
    ),
  );
  return combinations.map(({ sugar, age, systolic, sex, nihss }) =>
    grasps.evaluate(
      factsWith({
        glucose: known({ value: sugar, unit: 'mg/dL' }),
        ageYears: known(age),
        systolicMmHg: known(systolic),
        sex: known(sex),
        nihss: known(nihss),
      }),
    ),
  );
}

describe('MSS (Cucchiara 2008)', () => {
  for (const row of vectorRows('MSS')) {
    it(rowTitle(row), () => {
      const { total, estimates } = mss.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      expect(estimates[0]?.percent).to.deep.equal(exactly(row.risk?.['percent'] as number));
    });
  }

  it('scores each item at its limits, and counts any haemorrhage', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(mss, `mss.${item}`, fact, values);
    expect(at('age', 'ageYears', [60, 61])).to.deep.equal([0, 1]);
    expect(at('nihss', 'nihss', [10, 11])).to.deep.equal([0, 1]);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 150, 151))).to.deep.equal([0, 1]);
    expect(at('glucose', 'glucose', glucoses('mmol/L', 8.325, 8.33))).to.deep.equal([0, 1]);
    expect(at('platelets', 'platelets10e9PerL', [149, 150])).to.deep.equal([1, 0]);
    const { estimates, remarks } = mss.evaluate(factsWith({}));
    expect(estimates.map(({ outcome, percent }) => [outcome, percent])).to.deep.equal([
      ['any-ich', { low: 2.6, high: 37.9 }],
    ]);
    expect(remarks).to.include('mss-any-ich');
  });
});

describe('SPAN-100 (Saposnik 2013)', () => {
  for (const row of vectorRows('SPAN-100')) {
    it(rowTitle(row), () => {
      const { total, estimates } = span100.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly((row.total as { index: number }).index));
      expect(estimates.map(({ percent }) => percent.low)).to.deep.equal([
        row.risk?.['percent_ich_tpa'],
        row.risk?.['percent_favourable_tpa'],
        row.risk?.['percent_favourable_no_tpa'],
      ]);
    });
  }

  it('leaves both sides of 100 open when the age is missing', () => {
    const [ich] = span100.evaluate(factsWith({ nihss: known(20) })).estimates;
    expect(ich?.percent).to.deep.equal({ low: 12, high: 42 });
  });
});

describe('HIAT (Hallevi 2009)', () => {
  for (const row of vectorRows('HIAT')) {
    it(rowTitle(row), () => {
      const { total, estimates } = hiat.evaluate(factsOfRow(row));
      expect(total).to.deep.equal(exactly(row.total as number));
      expect(estimates[0]?.percent).to.deep.equal(exactly(row.risk?.['percent'] as number));
    });
  }

  it('scores each item at its limits', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(hiat, `hiat.${item}`, fact, values);
    expect(at('age', 'ageYears', [75, 76])).to.deep.equal([0, 1]);
    expect(at('nihss', 'nihss', [18, 19])).to.deep.equal([0, 1]);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 150, 151))).to.deep.equal([0, 1]);
    expect(at('glucose', 'glucose', glucoses('mmol/L', 8.4, 8.5))).to.deep.equal([0, 1]);
  });
});

describe('TAG (Montalvo 2019)', () => {
  it('scores each item at its limits, gives no rate, and says that it is unconfirmed', () => {
    const at = (item: string, fact: FactName, values: readonly unknown[]) =>
      pointsAt(tag, `tag.${item}`, fact, values);
    expect(at('mtici', 'mtici', ['0', '1', '2a', '2b', '2c', '3'])).to.deep.equal([2, 2, 2, 0, 0, 0]);
    expect(at('aspects', 'aspects', [5, 6, 7, 8])).to.deep.equal([4, 2, 2, 0]);
    expect(at('glucose', 'glucose', glucoses('mg/dL', 149, 150))).to.deep.equal([0, 1]);
    const { estimates, remarks } = tag.evaluate(factsWith({}));
    expect(estimates).to.deep.equal([]);
    expect(remarks).to.deep.equal(['tag-unconfirmed']);
  });
});

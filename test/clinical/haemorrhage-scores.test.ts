import { expect } from 'chai';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { known, notRecorded } from '../../server/clinical/known.ts';
import type { GlucoseUnit } from '../../server/clinical/quantity.ts';
import { exactly } from '../../server/clinical/range.ts';
import { edema } from '../../server/clinical/scores/edema.ts';
import { func } from '../../server/clinical/scores/func.ts';
import { ichScore } from '../../server/clinical/scores/ich-score.ts';
import { maxIch } from '../../server/clinical/scores/max-ich.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

/** No points in the ICH score and max-ICH, all 11 in FUNC. */
const MILDEST = {
  ageYears: known(50),
  nihss: known(3),
  glasgowComaScale: known(15),
  haematomaVolumeMl: known(5),
  haematomaLocation: known('lobar'),
  intraventricularHaemorrhage: known(false),
  priorCognitiveImpairment: known(false),
  oralAnticoagulant: known(false),
} satisfies Partial<StrokeFacts>;

const bleeding = (changes: Partial<StrokeFacts> = {}) => factsWith({ ...MILDEST, ...changes });

describe('the ICH score (Hemphill 2001)', () => {
  const total = (changes: Partial<StrokeFacts>) => ichScore.evaluate(bleeding(changes)).total.low;

  for (const row of vectorRows('ICH-score')) {
    it(rowTitle(row), () => {
      const result = ichScore.evaluate(factsOfRow(row));
      expect(result.total).to.deep.equal(exactly(row.total as number));
      expect(result.estimates[0]?.percent).to.deep.equal(exactly(row.risk?.['percent'] as number));
      expect(result.estimates[0]?.outcome).to.equal('death-30-days');
    });
  }

  it('scores a Glasgow Coma Scale of 3, 4, 5, 12, 13, 15 as 2, 2, 1, 1, 0, 0', () => {
    const points = [3, 4, 5, 12, 13, 15].map((gcs) => total({ glasgowComaScale: known(gcs) }));
    expect(points).to.deep.equal([2, 2, 1, 1, 0, 0]);
  });

  it('scores volume from 30 mL, age from 80, ventricles and infratentorial origin with one point each', () => {
    expect([29.9, 30].map((mL) => total({ haematomaVolumeMl: known(mL) }))).to.deep.equal([0, 1]);
    expect([79, 80].map((years) => total({ ageYears: known(years) }))).to.deep.equal([0, 1]);
    expect(total({ intraventricularHaemorrhage: known(true) })).to.equal(1);
    const locations = (['lobar', 'deep', 'infratentorial'] as const).map((location) =>
      total({ haematomaLocation: known(location) }),
    );
    expect(locations).to.deep.equal([0, 0, 1]);
  });

  const withTotal = [
    {},
    { ageYears: known(80) },
    { ageYears: known(80), haematomaVolumeMl: known(30) },
    { ageYears: known(80), haematomaVolumeMl: known(30), intraventricularHaemorrhage: known(true) },
    { ageYears: known(80), haematomaVolumeMl: known(30), glasgowComaScale: known(3) },
    {
      ageYears: known(80),
      haematomaVolumeMl: known(30),
      glasgowComaScale: known(3),
      intraventricularHaemorrhage: known(true),
    },
  ] satisfies Partial<StrokeFacts>[];

  it('prints 30-day mortality of 0, 13, 26, 72, 97 and 100 % for 0 to 5', () => {
    const rates = withTotal.map((changes) => ichScore.evaluate(bleeding(changes)).estimates[0]?.percent.low);
    expect(rates).to.deep.equal([0, 13, 26, 72, 97, 100]);
  });

  it('has no rate for 6, which nobody scored, and says so as soon as 6 is possible', () => {
    const six = bleeding({ ...withTotal[5], haematomaLocation: known('infratentorial') });
    expect(ichScore.evaluate(six)).to.deep.include({ total: exactly(6), estimates: [] });
    expect(ichScore.evaluate(six).remarks).to.include('ich-score-6-no-rate');
    const fiveOrSix = ichScore.evaluate(
      factsWith({ ...bleeding(withTotal[5]), haematomaLocation: { status: 'missing', reason: 'not-read' } }),
    );
    expect(fiveOrSix.total).to.deep.equal({ low: 5, high: 6 });
    expect(fiveOrSix.estimates[0]?.percent).to.deep.equal(exactly(100));
    expect(fiveOrSix.remarks).to.include('ich-score-6-no-rate');
    expect(ichScore.evaluate(bleeding(withTotal[5])).remarks).not.to.include('ich-score-6-no-rate');
  });

  it('spans every rate while nothing is known', () => {
    const open = ichScore.evaluate(factsWith({}));
    expect(open.total).to.deep.equal({ low: 0, high: 6 });
    expect(open.estimates[0]?.percent).to.deep.equal({ low: 0, high: 100 });
  });
});

describe('all scores for intracerebral haemorrhage', () => {
  it('ask to defer prognosis (Neurocritical Care guidance 2023), and the ICH score names its bias', () => {
    for (const score of [ichScore, func, maxIch])
      expect(score.evaluate(bleeding()).remarks, score.id).to.include('ich-defer-prognosis');
    expect(ichScore.evaluate(bleeding()).remarks).to.include('ich-score-withdrawal');
  });
});

describe('FUNC (Rost 2008)', () => {
  const total = (changes: Partial<StrokeFacts>) => func.evaluate(bleeding(changes)).total.low;

  for (const row of vectorRows('FUNC')) {
    it(rowTitle(row), () => {
      const result = func.evaluate(factsOfRow(row));
      expect(result.total).to.deep.equal(exactly(row.total as number));
      const percent = row.risk?.['percent'];
      expect(result.estimates.map((estimate) => estimate.percent)).to.deep.equal(
        percent === null ? [] : [exactly(percent as number)],
      );
    });
  }

  it('scores volume below 30 mL 4, 30 to 60 mL 2, above 60 mL 0', () => {
    const lost = [29.9, 30, 60, 60.1].map((mL) => 11 - total({ haematomaVolumeMl: known(mL) }));
    expect(lost).to.deep.equal([0, 2, 2, 4]);
  });

  it('scores age below 70 2, 70 to 79 1, 80 and more 0', () => {
    const lost = [69, 70, 79, 80].map((years) => 11 - total({ ageYears: known(years) }));
    expect(lost).to.deep.equal([0, 1, 1, 2]);
  });

  it('scores lobar 2, deep 1, infratentorial 0; GCS from 9 2; no cognitive impairment 1', () => {
    const lost = (['lobar', 'deep', 'infratentorial'] as const).map(
      (location) => 11 - total({ haematomaLocation: known(location) }),
    );
    expect(lost).to.deep.equal([0, 1, 2]);
    expect([8, 9].map((gcs) => 11 - total({ glasgowComaScale: known(gcs) }))).to.deep.equal([2, 0]);
    expect(total({ priorCognitiveImpairment: known(true) })).to.equal(10);
    expect(total({ priorCognitiveImpairment: notRecorded() })).to.equal(11);
  });

  it('shows 0 % up to 4 points, and above it no rate at all, with the reason', () => {
    const four = {
      haematomaVolumeMl: known(61),
      glasgowComaScale: known(8),
      priorCognitiveImpairment: known(true),
    };
    const result = func.evaluate(bleeding(four));
    expect(result.total).to.deep.equal(exactly(4));
    expect(result.estimates).to.have.length(1);
    expect(result.estimates[0]).to.deep.include({ percent: exactly(0), outcome: 'gos-4-5-90-days' });
    expect(result.remarks).not.to.include('func-no-rates-above-4');
    const five = func.evaluate(bleeding({ ...four, priorCognitiveImpairment: known(false) }));
    expect(five).to.deep.include({ total: exactly(5), estimates: [] });
    expect(five.remarks).to.include('func-no-rates-above-4');
    const fourOrFive = func.evaluate(
      bleeding({ ...four, priorCognitiveImpairment: { status: 'missing', reason: 'not-read' } }),
    );
    expect(fourOrFive.estimates).to.deep.equal([]);
  });
});

describe('max-ICH (Sembill 2017)', () => {
  const total = (changes: Partial<StrokeFacts>) => maxIch.evaluate(bleeding(changes)).total.low;

  it('scores NIHSS 0-6, 7-13, 14-20 and 21 or more as 0, 1, 2, 3', () => {
    const points = [6, 7, 13, 14, 20, 21].map((nihss) => total({ nihss: known(nihss) }));
    expect(points).to.deep.equal([0, 1, 1, 2, 2, 3]);
  });

  it('scores age below 70, 70-74, 75-79 and 80 or more as 0, 1, 2, 3', () => {
    const points = [69, 70, 74, 75, 79, 80].map((years) => total({ ageYears: known(years) }));
    expect(points).to.deep.equal([0, 1, 1, 2, 2, 3]);
  });

  it('scores ventricles and anticoagulant 1 each; lobar volume from 30 mL, any other from 10 mL', () => {
    expect(total({ intraventricularHaemorrhage: known(true) })).to.equal(1);
    expect(total({ oralAnticoagulant: known(true) })).to.equal(1);
    const volumes = (location: 'lobar' | 'deep' | 'infratentorial') =>
      [9.9, 10, 29.9, 30].map((mL) =>
        total({ haematomaLocation: known(location), haematomaVolumeMl: known(mL) }),
      );
    expect(volumes('lobar')).to.deep.equal([0, 0, 0, 1]);
    expect(volumes('deep')).to.deep.equal([0, 1, 1, 1]);
    expect(volumes('infratentorial')).to.deep.equal([0, 1, 1, 1]);
  });

  it('is printed as 0 to 10, of which one haematoma reaches 9; the result says so', () => {
    const open = maxIch.evaluate(factsWith({}));
    expect(open).to.deep.include({ total: { low: 0, high: 9 }, minimum: 0, maximum: 10 });
    expect(open.remarks).to.include('max-ich-at-most-9');
  });

  it('is marked as unconfirmed, in the registry and on the result, and shows no rate', () => {
    const result = maxIch.evaluate(bleeding());
    expect(EVIDENCE[result.evidence].confidence).to.equal('unconfirmed');
    expect(result.remarks).to.include('max-ich-unconfirmed');
    expect(result.estimates).to.deep.equal([]);
  });
});

describe('EDEMA (Ong 2017)', () => {
  const NO_POINTS = {
    basalCisternEffacement: known(false),
    glucose: known({ value: 100, unit: 'mg/dL' }),
    reperfusionTreatment: known(true),
    midlineShiftMm: known(0),
    ischaemicStroke: known({ occurred: true }),
  } satisfies Partial<StrokeFacts>;
  const evaluate = (changes: Partial<StrokeFacts>) => edema.evaluate(factsWith({ ...NO_POINTS, ...changes }));
  const total = (changes: Partial<StrokeFacts>) => evaluate(changes).total.low;

  for (const row of vectorRows('EDEMA')) {
    it(rowTitle(row), () => {
      const result = edema.evaluate(factsOfRow(row));
      expect(result.total).to.deep.equal(exactly(row.total as number));
      const percent = row.risk?.['ppv_percent_if_gt7'];
      expect(result.estimates.map((estimate) => estimate.percent)).to.deep.equal(
        percent === null ? [] : [exactly(percent as number)],
      );
    });
  }

  it('scores glucose from 150 mg/dL, in either unit (8.3 mmol/L is 149.5, 8.4 is 151.3 mg/dL)', () => {
    const points = (unit: GlucoseUnit, ...values: number[]) =>
      values.map((value) => total({ glucose: known({ value, unit }) }));
    expect(points('mg/dL', 149, 150)).to.deep.equal([0, 2]);
    expect(points('mmol/L', 8.3, 8.4)).to.deep.equal([0, 2]);
  });

  it('scores midline shift above 0, 3, 6 and 9 mm as 1, 2, 4 and 7: the limit itself is in the lower band', () => {
    const points = [0, 0.1, 3, 3.1, 6, 6.1, 9, 9.1].map((mm) => total({ midlineShiftMm: known(mm) }));
    expect(points).to.deep.equal([0, 1, 1, 2, 2, 4, 4, 7]);
  });

  it('says when the shift is exactly 3, 6 or 9 mm, also where records conflict', () => {
    const isSaid = (mm: number) =>
      evaluate({ midlineShiftMm: known(mm) }).remarks.includes('edema-shift-between-bands');
    expect([0, 2.9, 3, 3.1, 6, 9, 10].filter(isSaid)).to.deep.equal([3, 6, 9]);
    const conflict = evaluate({
      midlineShiftMm: { status: 'conflicting', values: [known(2), known(6)] },
    });
    expect(conflict.remarks).to.include('edema-shift-between-bands');
    expect(conflict.total).to.deep.equal({ low: 1, high: 2 });
  });

  it('scores cistern effacement 3, no reperfusion treatment 1, no previous stroke 1', () => {
    expect(total({ basalCisternEffacement: known(true) })).to.equal(3);
    expect(total({ reperfusionTreatment: known(false) })).to.equal(1);
    expect(total({ ischaemicStroke: known({ occurred: false }) })).to.equal(1);
  });

  it('has a rate only above 7: 93 % for 8 and above, and none while 7 is possible', () => {
    const seven = evaluate({ midlineShiftMm: known(10) });
    expect(seven.total).to.deep.equal(exactly(7));
    expect(seven.estimates).to.deep.equal([]);
    expect(seven.remarks).to.include('edema-rate-above-7-only');
    const eight = evaluate({ midlineShiftMm: known(10), reperfusionTreatment: known(false) });
    expect(eight.total).to.deep.equal(exactly(8));
    expect(eight.estimates[0]).to.deep.include({
      percent: exactly(93),
      pooledFrom: 8,
      outcome: 'malignant-oedema',
    });
    expect(eight.remarks).not.to.include('edema-rate-above-7-only');
    const sevenOrEight = evaluate({
      midlineShiftMm: known(10),
      reperfusionTreatment: { status: 'missing', reason: 'not-read' },
    });
    expect(sevenOrEight.estimates).to.deep.equal([]);
  });

  it('runs from 0 to 14', () => {
    expect(edema.evaluate(factsWith({})).total).to.deep.equal({ low: 0, high: 14 });
  });
});

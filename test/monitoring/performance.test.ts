import { expect } from 'chai';
import fc from 'fast-check';
import { known } from '../../server/clinical/known.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { alertsOf } from '../../server/monitoring/alerts.ts';
import type { Treatment } from '../../server/monitoring/episodes.ts';
import { createPerformanceTally, seriesKey } from '../../server/monitoring/performance.ts';
import { readAssessment, type Predicted } from '../../server/monitoring/predictions.ts';
import type { SettledId } from '../../server/monitoring/settled-outcomes.ts';
import { OUTCOME_PREDICTION } from '../fixtures/predictions.ts';

const noPause = () => Promise.resolve();
const GROUPS: readonly Treatment[] = ['treated', 'not-treated', 'unknown'];

function predictedBy(facts: Partial<StrokeFacts>): readonly Predicted[] {
  const all = factsWith(facts);
  const document = { assessment: { scores: ALL_SCORES.map(({ evaluate }) => evaluate(all)), facts: all } };
  return readAssessment(document)?.predicted ?? [];
}

/** `patients` with one figure, of whom `events` had the outcome. */
async function oneSeries(patients: number, events: number, probability: number) {
  const tally = createPerformanceTally();
  const predicted: Predicted = {
    source: 'score',
    id: 'hat',
    evidence: 'hat-derivation',
    grade: 'published-validated',
    population: 'made up',
    outcome: 'sich-hat-study',
    low: probability,
    high: probability,
    groups: ['treated'],
  };
  for (let index = 0; index < patients; index++)
    tally.add({ treatment: 'treated', settled: new Map([['sich-hat-study', index < events]]) }, [predicted]);
  const series = await tally.series(noPause);
  const [alert] = alertsOf(
    { series, drift: { reference: null, blocks: [], inputs: [], patientsToCome: 0 }, cards: [] },
    { drift: 0.25, overrides: 0.9 },
  );
  return { series: series[0], level: alert?.level };
}

const glucose = (value: number) => known({ value, unit: 'mmol/L' as const });
const SEDAN_2 = {
  glucose: glucose(9),
  earlyInfarctSigns: known(true),
  hyperdenseArtery: known(false),
  ageYears: known(60),
  nihss: known(5),
};

describe('series of predictions', () => {
  it('no assessment says one thing twice: each score, source and outcome is a series of its own', () => {
    const arbitrary = fc.record({
      nihss: fc.option(fc.integer({ min: 0, max: 42 })),
      ageYears: fc.option(fc.integer({ min: 18, max: 105 })),
      sugar: fc.option(fc.integer({ min: 3, max: 25 })),
      earlyInfarctSigns: fc.option(fc.boolean()),
      hyperdenseArtery: fc.option(fc.boolean()),
    });
    const fact = <T>(value: T | null) => (value === null ? undefined : known(value));
    fc.assert(
      fc.property(arbitrary, ({ sugar, nihss, ageYears, earlyInfarctSigns, hyperdenseArtery }) => {
        const given = {
          nihss: fact(nihss),
          ageYears: fact(ageYears),
          glucose: sugar === null ? undefined : glucose(sugar),
          earlyInfarctSigns: fact(earlyInfarctSigns),
          hyperdenseArtery: fact(hyperdenseArtery),
        };
        const predicted = predictedBy(
          Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)),
        );
        for (const group of GROUPS) {
          const keys = predicted
            .filter(({ groups }) => groups.includes(group))
            .map((one) => seriesKey(one, group));
          expect(new Set(keys).size).to.equal(keys.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('two hundred treated people are two hundred, by the rates of the treated alone', async () => {
    const tally = createPerformanceTally();
    for (let index = 0; index < 200; index++)
      tally.add(
        { treatment: 'treated', settled: new Map([['favourable-composite-90-days', index % 3 === 0]]) },
        predictedBy({ ageYears: known(60 + ((index * 7) % 30)), nihss: known(4 + ((index * 5) % 20)) }),
      );
    const span = (await tally.series(noPause)).filter(
      ({ id, outcome }) => id === 'span-100' && outcome === 'favourable-composite-90-days',
    );
    expect(span.map(({ evidence, patients, group }) => [evidence, patients, group])).to.deep.equal([
      ['span-100', 200, 'treated'],
    ]);
    const untreated = predictedBy({ ageYears: known(70), nihss: known(9) }).find(
      ({ evidence }) => evidence === 'span-100-untreated',
    );
    // Saposnik 2013: 40.2 % without tPA.
    expect(untreated).to.deep.include({ groups: ['not-treated'], low: 0.402, high: 0.402 });
  });

  it('a figure that an assessment says twice counts one patient', async () => {
    const tally = createPerformanceTally();
    const [one] = predictedBy(SEDAN_2).filter(({ evidence }) => evidence === 'sedan-derivation');
    if (!one) throw new Error('no SEDAN');
    tally.add({ treatment: 'treated', settled: new Map([['sich-ecass-ii', true]]) }, [one, one]);
    expect((await tally.series(noPause))[0]).to.include({ patients: 1, events: 1 });
  });

  it('SEDAN with every input known has one figure in each cohort: Strbian 2012, 8.5 and 5.1 % at 2 points', () => {
    const sedan = predictedBy(SEDAN_2).filter(({ id }) => id === 'sedan');
    expect(sedan.map(({ evidence, low, high, cause }) => [evidence, low, high, cause])).to.deep.equal([
      ['sedan-derivation', 0.085, 0.085, undefined],
      ['sedan-validation', 0.051, 0.051, undefined],
    ]);
    const open = predictedBy({ ...SEDAN_2, nihss: { status: 'missing', reason: 'not-recorded' } });
    expect(open.find(({ evidence }) => evidence === 'sedan-derivation')).to.deep.include({
      low: 0.085,
      high: 0.122,
      cause: 'input-missing',
    });
  });

  it('a total without a printed rate is a range though nothing is missing: GRASPS below 50 points, “less than 1 %”', () => {
    const grasps = predictedBy({
      glucose: known({ value: 90, unit: 'mg/dL' }),
      ageYears: known(50),
      systolicMmHg: known(110),
      sex: known('female'),
      nihss: known(3),
    }).filter(({ id }) => id === 'grasps');
    expect(grasps[0]).to.deep.include({ low: 0, high: 0.01, cause: 'not-printed' });
  });

  it('where no rate is printed above a total, the figure has no upper end: SEDAN 5 or 6', () => {
    const open = predictedBy({
      ...{ glucose: glucose(13), earlyInfarctSigns: known(true), hyperdenseArtery: known(true) },
      ...{ ageYears: known(80) },
    }).filter(({ evidence }) => evidence === 'sedan-derivation');
    expect(open[0]).to.deep.include({ high: 1, cause: 'input-missing' });
    expect(open[0]?.low).to.be.closeTo(0.333, 1e-12);
  });

  it('the model of people without thrombolysis is compared in them alone', async () => {
    const read = readAssessment({ assessment: { scores: [], predictions: [OUTCOME_PREDICTION], facts: {} } });
    const settled = new Map<SettledId, boolean>([['outcome-6-months/dead', true]]);
    const tally = createPerformanceTally();
    tally.add({ treatment: 'treated', settled }, read?.predicted ?? []);
    tally.add({ treatment: 'unknown', settled }, read?.predicted ?? []);
    expect(await tally.series(noPause)).to.deep.equal([]);
    tally.add({ treatment: 'not-treated', settled }, read?.predicted ?? []);
    const dead = (await tally.series(noPause)).filter(({ outcome }) => outcome === 'outcome-6-months/dead');
    expect(dead.map(({ method, patients }) => [method, patients])).to.deep.equal([
      ['logistic', 1],
      ['svm', 1],
      ['ann', 1],
    ]);
    expect(dead[0]).to.include({ grade: 'cohort-trained', population: '1234 people' });
  });

  it('a model that predicts nothing that can be reported is named, and not passed over in silence', () => {
    const { model } = OUTCOME_PREDICTION;
    const other = { ...OUTCOME_PREDICTION, model: { ...model, id: 'discharge-mrs', task: 'discharge-mrs' } };
    const line = {
      ...other,
      kind: 'regression',
      model: { ...model, id: 'severity', watermark: 'generated' },
    };
    const read = readAssessment({
      assessment: { scores: [], predictions: [OUTCOME_PREDICTION, other, line], facts: {} },
    });
    expect(read?.notCompared.map(({ id, watermark }) => [id, watermark])).to.deep.equal([
      ['discharge-mrs', undefined],
      ['severity', 'generated'],
    ]);
  });
});

describe('observed over predicted', () => {
  it('few events are judged where far fewer, or far more, were to be expected', async () => {
    const nine = await oneSeries(90, 9, 0.02);
    // P(9 or more | 1.8 expected) is 0.0002.
    expect(nine.level).to.equal('act');
    expect(nine.series?.figures).to.equal(null);
    expect(nine.series?.comparison?.observedOverExpected.value).to.be.closeTo(5, 1e-9);
    expect((await oneSeries(500, 1, 0.1)).level).to.equal('act');
    expect((await oneSeries(500, 0, 0.02)).level).to.equal('act');
    // Four of two: chance, and too few to say.
    expect((await oneSeries(100, 4, 0.02)).series?.comparison).to.equal(null);
  });

  it('common outcomes: 13 points above the prediction in 200 people call for action', async () => {
    // By a Poisson interval 126 of 100 expected pass unseen at 99.8 %; binomial, P(126 or more) is 0.0001.
    expect((await oneSeries(200, 126, 0.5)).level).to.equal('act');
    // P(>= 117) is 0.010, P(>= 110) is 0.09.
    expect((await oneSeries(200, 117, 0.5)).level).to.equal('watch');
    expect((await oneSeries(200, 110, 0.5)).level).to.equal('none');
  });

  it('a printed rate of 0 % that is not kept is off by a number, not by infinity', async () => {
    const { series, level } = await oneSeries(40, 12, 0);
    expect(level).to.equal('act');
    expect(series?.comparison?.observedOverExpected.value).to.be.closeTo(12 / 0.04, 1e-9);
  });
});

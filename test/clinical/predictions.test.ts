/** How figures of models are read and worded: what may stand alone, what is said around them, nothing rounded away. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Estimate, ModelPrediction } from '../../server/clinical/predictions/prediction.ts';
import {
  acrossMethods,
  classesOf,
  methodsInOrder,
  notPredicted,
  predicted,
  standaloneEstimates,
} from '../../server/clinical/predictions/reading.ts';
import {
  definitionText,
  estimateText,
  measureText,
  directionText,
  noPredictionText,
  originText,
  outOfRangeText,
  percentText,
  rangesText,
  repeatsFigures,
} from '../../server/clinical/text/en.ts';
import { BLEEDING_PREDICTION, NO_BLEEDING_MODEL, OUTCOME_PREDICTION } from '../fixtures/predictions.ts';

const [logistic] = OUTCOME_PREDICTION.methods;
if (logistic === undefined) throw new Error('the fixture has methods');
const [dead] = logistic.estimates;
if (dead === undefined) throw new Error('the fixture has estimates');

const points: Estimate = {
  output: 'nihss',
  label: 'expected NIHSS',
  definition: 'NIHSS that a lesion like this goes with.',
  unit: '{points}',
  value: 9.54,
  range: { low: 4, high: 14.2 },
  coverage: 0.8,
  basis: 'conformal',
};

const names = (estimates: readonly Estimate[]) => estimates.map(({ output }) => output);

describe('reading predictions', () => {
  it('tells those that predict from those that say why they do not', () => {
    const all = [OUTCOME_PREDICTION, NO_BLEEDING_MODEL];
    expect(predicted(all)).to.deep.equal([OUTCOME_PREDICTION]);
    expect(notPredicted(all)).to.deep.equal([NO_BLEEDING_MODEL]);
  });

  it('shows SVM, ANN and the logistic reference in this order, whatever the order of the file', () => {
    const ids = (methods: ModelPrediction['methods']) => methodsInOrder(methods).map(({ id }) => id);
    expect(ids(OUTCOME_PREDICTION.methods)).to.deep.equal(['svm', 'ann', 'logistic']);
    expect(ids(OUTCOME_PREDICTION.methods.toReversed())).to.deep.equal(['svm', 'ann', 'logistic']);
    expect(ids([logistic])).to.deep.equal(['logistic']);
    expect(acrossMethods(OUTCOME_PREDICTION.methods, 'dead').map(({ value }) => value)).to.deep.equal([
      23, 24, 22,
    ]);
  });

  it('a class never stands alone: only combined outcomes do, and of two complements the first', () => {
    expect(names(classesOf(logistic))).to.deep.equal(['dead', 'dependent', 'not-recovered', 'recovered']);
    expect(names(standaloneEstimates(logistic))).to.deep.equal(['independent']);
  });

  it('of combined outcomes that are no complements, each stands', () => {
    const alive = { ...dead, output: 'alive', value: 78, sumOf: ['dependent', 'not-recovered', 'recovered'] };
    const method = { ...logistic, estimates: [...logistic.estimates, alive] };
    expect(names(standaloneEstimates(method))).to.deep.equal(['independent', 'alive']);
  });

  it('classes that do not add up, as after recalibration one by one, are no stack', () => {
    const some = {
      ...logistic,
      estimates: logistic.estimates.filter(({ output }) => output !== 'dependent'),
    };
    expect(classesOf(some)).to.deep.equal([]);
    expect(names(standaloneEstimates(some))).to.deep.equal(['independent']);
    const [single] = BLEEDING_PREDICTION.methods;
    expect(single && classesOf({ ...single, estimates: [{ ...dead, value: 100 }] })).to.deep.equal([]);
  });

  it('without combined outcomes, each figure stands', () => {
    const [method] = BLEEDING_PREDICTION.methods;
    expect(method && names(standaloneEstimates(method))).to.deep.equal(['sich']);
  });
});

describe('predictions in words', () => {
  it('a percentage is whole, with a decimal near none and near all, and never 0 or 100', () => {
    const texts = [0, 0.04, 0.14, 3.44, 9.96, 10.4, 37.5, 98.9, 99.44, 99.97, 100].map(percentText);
    expect(texts).to.deep.equal([
      '<0.1',
      '<0.1',
      '0.1',
      '3.4',
      '10',
      '10',
      '38',
      '99',
      '99.4',
      '>99.9',
      '>99.9',
    ]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (percent) => {
        const text = percentText(percent);
        expect(['0', '100']).not.to.include(text);
        expect(Math.abs(Number(text.replace(/[<>]/, '')) - percent)).to.be.at.most(0.5);
      }),
    );
  });

  it('an estimate has its range and its unit', () => {
    expect(estimateText(dead)).to.equal('22 % (17–27)');
    expect(estimateText(points)).to.equal('9.5 points (4–14.2)');
    expect(definitionText(points)).to.equal('Expected NIHSS: NIHSS that a lesion like this goes with.');
    expect(definitionText(dead)).to.equal('Dead: made-up definition of dead.');
  });

  it('says what the ranges hold and where they come from', () => {
    expect(rangesText([dead])).to.equal(
      'Ranges: 80 %, from how far countries left out of the training lay from their estimates.',
    );
    expect(rangesText([points])).to.contain('errors on people left out of the training');
    expect(rangesText([])).to.equal('');
  });

  it('a view repeats figures where all of its own are shown already, to the digit shown', () => {
    const [view] = OUTCOME_PREDICTION.views;
    if (view === undefined) throw new Error('the fixture has a view');
    expect(repeatsFigures(view, OUTCOME_PREDICTION)).to.equal(false);
    expect(repeatsFigures({ ...view, methods: OUTCOME_PREDICTION.methods }, OUTCOME_PREDICTION)).to.equal(
      true,
    );
  });

  it('measures have their usual names; one without keeps the words of its training', () => {
    expect(measureText('citl')).to.equal('Calibration in the large');
    expect(measureText('share of groups inside the 80 % range')).to.equal(
      'share of groups inside the 80 % range',
    );
  });

  it('says whose outcomes they are, and whether the site’s own patients shifted them', () => {
    expect(originText(OUTCOME_PREDICTION)).to.equal('our model, trained on an open cohort, 1,234 people');
    expect(originText({ ...OUTCOME_PREDICTION, localPatients: 120 })).to.equal(
      'our model, trained on an open cohort, 1,234 people; levels shifted by 120 patients of this site',
    );
  });

  it('names what lies outside the cohort, with the unit of its fact', () => {
    const lesion = { id: 'volume', label: 'lesion volume', value: 520.25, low: 0.1, high: 480 };
    const glucose = {
      id: 'glucose',
      label: 'glucose',
      fact: 'glucose',
      value: 30,
      low: 3,
      high: 25,
    } as const;
    const flag = { id: 'x', label: 'smoker', fact: 'smoker', value: 2, low: 0, high: 1 } as const;
    const scale = { id: 'nihss', label: 'NIHSS', fact: 'nihss', value: 42, low: 0, high: 40 } as const;
    expect(outOfRangeText([...OUTCOME_PREDICTION.outOfRange, lesion, glucose, scale, flag])).to.equal(
      'Outside the cohort it was trained on: age 104 years (trained on 16–99), lesion volume 520.3 (trained on 0.1–480), glucose 30 mmol/L (trained on 3–25), NIHSS 42 (trained on 0–40), smoker 2 (trained on 0–1).',
    );
  });

  it('says why there is no prediction, and what it would need', () => {
    expect(noPredictionText(NO_BLEEDING_MODEL)).to.equal(
      'Symptomatic haemorrhage after thrombolysis: no model trained at this site.',
    );
    expect(
      noPredictionText({
        ...NO_BLEEDING_MODEL,
        reason: 'required-input-missing',
        missing: [{ id: 'lesionMap', label: 'lesion map' }],
      }),
    ).to.equal(
      'Symptomatic haemorrhage after thrombolysis: an input without which it says nothing is missing (needs lesion map).',
    );
  });

  it('say in a word what a contribution does; one that rounds to nothing does nothing', () => {
    expect([0.3, -0.8, 0, 0.004, -0.004].map(directionText)).to.deep.equal([
      'raises',
      'lowers',
      'no change',
      'no change',
      'no change',
    ]);
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import type { Range } from '../../server/clinical/range.ts';
import { contributionsOf, planContributions } from '../../server/inference/answer/contributions.ts';
import { methodEstimates, type Unknowns } from '../../server/inference/answer/estimates.ts';
import { rangeAmong, rangesAround } from '../../server/inference/answer/intervals.ts';
import { levelsFor, shifted } from '../../server/inference/answer/local-levels.ts';
import { logit, normalQuantile, sigmoid, zOf } from '../../server/inference/answer/normal.ts';
import { viewsOf } from '../../server/inference/answer/views.ts';
import type { InputValue } from '../../server/inference/input-value.ts';
import type { ModelManifest } from '../../server/inference/manifest.ts';
import type { ModelInterval } from '../../server/inference/manifest/outputs.ts';
import { toyManifest } from '../fixtures/toy-model.ts';

const LOGIT: ModelInterval = {
  method: 'svm',
  output: 'dead',
  coverage: 0.8,
  basis: 'bootstrap',
  scale: 'logit',
  sd: 0.5,
  whenMissing: { ageYears: 0.21, sex: 0.04 },
};
const POINTS: ModelInterval = {
  method: 'svm',
  output: 'nihss',
  coverage: 0.8,
  basis: 'conformal',
  scale: 'points',
  bands: [
    { upTo: 5, halfWidth: 4.4 },
    { upTo: null, halfWidth: 8.4 },
  ],
  whenMissing: { ageYears: 1 },
};
const NIHSS = { low: 0, high: 42 };

const fraction = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('the normal distribution', () => {
  it('has the quantiles that tables print', () => {
    // Abramowitz and Stegun, table 26.5.
    const printed = {
      0.5: 0,
      0.9: 1.281552,
      0.975: 1.959964,
      0.995: 2.575829,
      0.9995: 3.290527,
      0.01: -2.326348,
    };
    for (const [share, value] of Object.entries(printed)) {
      expect(normalQuantile(Number(share))).to.be.closeTo(value, 5e-7);
    }
    expect(zOf(0.8)).to.be.closeTo(1.281552, 5e-7);
  });

  it('log-odds of certainty stay finite, and lead back', () => {
    expect([logit(0), logit(1)].every(Number.isFinite)).to.be.true;
    fc.assert(fc.property(fraction, (value) => Math.abs(sigmoid(logit(value)) - value) < 1e-9));
  });
});

/** Nothing is unknown. */
const KNOWN: Unknowns = { missing: [], alternatives: [] };

describe('the range among what an estimate could be', () => {
  const width = ({ low, high }: Range) => high - low;

  it('holds the estimate, is nowhere narrower than around any of them, and stays on the scale', () => {
    fc.assert(
      fc.property(fraction, fc.array(fraction, { maxLength: 5 }), (value, others) => {
        const range = rangeAmong(value, others, LOGIT, ['sex']);
        return (
          range.low >= 0 &&
          range.high <= 1 &&
          range.low <= value &&
          value <= range.high &&
          others.every((other) => width(range) >= width(rangesAround(LOGIT, ['sex'])(other)) - 1e-12)
        );
      }),
    );
  });

  it('is as wide as at one half where they lie on both sides of it, though none is there', () => {
    const atHalf = width(rangesAround(LOGIT, ['sex'])(0.5));
    expect(width(rangeAmong(0.1, [0.2, 0.9], LOGIT, ['sex']))).to.be.closeTo(atHalf, 1e-12);
    expect(width(rangeAmong(0.1, [0.2], LOGIT, ['sex']))).to.be.lessThan(atHalf);
  });

  it('takes the widest band, and grows away from the end of the scale', () => {
    // Around 1 alone the range ends at 5.4; around 30 it is 16.8 wide.
    const { low, high } = rangeAmong(1, [30], POINTS, [], NIHSS);
    expect(low).to.equal(0);
    expect(high).to.be.closeTo(16.8, 1e-9);
  });
});

describe('the range around an estimate', () => {
  it('is the contract worked out by hand, on both scales', () => {
    // logit(0.2) = -1.386294; 1.281552 * sqrt(0.25 + 0.21) = 0.869190
    const { low, high } = rangesAround(LOGIT, ['ageYears'])(0.2);
    expect(low).to.be.closeTo(1 / (1 + Math.exp(1.386294 + 0.86919)), 1e-6);
    expect(high).to.be.closeTo(1 / (1 + Math.exp(1.386294 - 0.86919)), 1e-6);
    // sqrt(8.4^2 + 1.281552^2 * 1) = 8.497199
    expect(rangesAround(POINTS, ['ageYears'], NIHSS)(20).high).to.be.closeTo(28.497199, 1e-5);
  });

  it('takes the band of the value, and ends where the scale does', () => {
    expect(rangesAround(POINTS, [], NIHSS)(5)).to.deep.equal({ low: 5 - 4.4, high: 5 + 4.4 });
    expect(rangesAround(POINTS, [], NIHSS)(5.1)).to.deep.equal({ low: 0, high: 5.1 + 8.4 });
    expect(rangesAround(POINTS, [], NIHSS)(40).high).to.equal(42);
  });

  it('holds the value, and is wider for each input that is not known', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        const [none, one, both] = [[], ['sex'], ['sex', 'ageYears']].map((missing) =>
          rangesAround(LOGIT, missing)(value),
        );
        return (
          none!.low <= value &&
          value <= none!.high &&
          one!.low < none!.low &&
          none!.high < one!.high &&
          both!.low < one!.low &&
          one!.high < both!.high
        );
      }),
    );
  });
});

/** The toy model as one of a quantity. */
const asSeverity = (manifest: ModelManifest): ModelManifest => ({
  ...manifest,
  kind: 'regression',
  outputs: [{ id: 'nihss', label: 'NIHSS', definition: 'NIHSS', unit: '{points}', limits: NIHSS }],
  combined: [],
  intervals: [POINTS],
});

describe('what each input added', () => {
  it('to a quantity is in its points: what the input is worth where inputs add up, half of what two share', async () => {
    const manifest = asSeverity(await toyManifest());
    const plan = planContributions(
      new Map<string, InputValue>([
        ['ageYears', 80],
        ['severe', true],
        ['hemianopia', true],
      ]),
    );
    // 5 points to begin with, 2 for the age, and 6 for the two signs together, but not for one alone.
    const points = plan.rows.map(
      (row) => 5 + (row.has('ageYears') ? 2 : 0) + (row.has('severe') && row.has('hemianopia') ? 6 : 0),
    );
    const all = Float32Array.from(points);
    const [logistic, ...others] = contributionsOf(plan, { logistic: all, svm: all, ann: all }, manifest);
    expect(others).to.have.length(2);
    expect(logistic).to.deep.include({ method: 'logistic', output: 'nihss', scale: 'points' });
    const moved = new Map(logistic?.inputs.map(({ input, moved: by }) => [input, by]));
    expect(moved.get('ageYears')).to.be.closeTo(2, 1e-9);
    // Every order is walked in both directions, so each of the two comes last equally often.
    expect(moved.get('severe')).to.be.closeTo(3, 1e-9);
    expect(moved.get('hemianopia')).to.be.closeTo(3, 1e-9);
  });
});

describe('estimates', () => {
  let manifest: ModelManifest;
  before(async () => {
    manifest = await toyManifest();
  });
  const outputs = { logistic: [0.2, 0.5, 0.3], svm: [0.1, 0.6, 0.3], ann: [0.3, 0.3, 0.4] };

  it('are per cent, by every method, and sums are sums', () => {
    const [logistic] = methodEstimates(outputs, manifest, KNOWN);
    expect(logistic?.name).to.equal('Logistic regression');
    expect(
      logistic?.estimates.map(({ output, value }) => [output, Math.round(value * 1e6) / 1e6]),
    ).to.deep.equal([
      ['dead', 20],
      ['dependent', 50],
      ['recovered', 30],
      ['alive', 80],
    ]);
    expect(logistic?.estimates.at(-1)?.sumOf).to.deep.equal(['dependent', 'recovered']);
  });

  it('of a quantity end where its scale does, and their range lies around that end', () => {
    const beyond = { logistic: [0], svm: [-3], ann: [0] };
    const svm = methodEstimates(beyond, asSeverity(manifest), KNOWN).find(({ id }) => id === 'svm');
    expect(svm?.estimates).to.have.length(1);
    expect(svm?.estimates[0]).to.deep.include({ value: 0, range: { low: 0, high: 4.4 } });
  });

  it('of people with a deficit are recalibrated, shown only where it is known, and name what was observed', () => {
    expect(viewsOf(outputs, new Map([['hemianopia', false]]), manifest, KNOWN)).to.deep.equal([]);
    const [view] = viewsOf(outputs, new Map([['hemianopia', true]]), manifest, KNOWN);
    expect(view?.observed).to.deep.equal([
      { output: 'dead', label: 'dead', percent: 30 },
      { output: 'alive', label: 'alive', percent: 70 },
    ]);
    const estimate = view?.methods[0]?.estimates;
    expect(estimate?.map(({ output }) => output)).to.deep.equal(['alive']);
    // -0.2 + 0.9 * ln(0.8 / 0.2) = 1.047665
    expect(estimate?.[0]?.value).to.be.closeTo(100 / (1 + Math.exp(-1.047665)), 1e-4);
  });
});

describe('levels of the site', () => {
  let manifest: ModelManifest;
  before(async () => {
    manifest = await toyManifest();
  });
  const update = (changes: object = {}) => ({
    'toy-outcome': {
      modelSha256: manifest.files['model.onnx'].sha256,
      patients: 120,
      shift: { dead: Math.log(2) },
      ...changes,
    },
  });

  it('move the odds of each class by their factor, and the classes still add up', () => {
    const levels = levelsFor(manifest, update());
    if (typeof levels !== 'object') throw new Error('not applied');
    const row = Float32Array.from([0.2, 0.5, 0.3]);
    const { svm } = shifted({ logistic: row, svm: row, ann: row }, levels);
    // 0.4, 0.5, 0.3 over their sum of 1.2
    expect([...svm].map((value) => Math.round(value * 1e6))).to.deep.equal([333333, 416667, 250000]);
    const single = Float32Array.from([0.2, 0.5]);
    const binary = shifted(
      { logistic: single, svm: single, ann: single },
      { patients: 50, shifts: [Math.log(3)] },
    );
    // odds 0.25 and 1, three times as high
    expect([...binary.ann].map((value) => Math.round(value * 1e6))).to.deep.equal([428571, 750000]);
  });

  it('are for the version they were made for, and for outcomes that it has', () => {
    expect(levelsFor(manifest, update({ modelSha256: '0'.repeat(64) }))).to.contain('another version');
    expect(levelsFor(manifest, update({ shift: { fine: 1 } }))).to.contain('has not');
    expect(levelsFor(manifest, {})).to.equal(undefined);
  });
});

import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { chiSquareQuantile } from '../../server/monitoring/drift.ts';
import {
  brierScore,
  calibrationGroups,
  calibrationInTheLarge,
  calibrationSlope,
} from '../../server/monitoring/statistics/calibration.ts';
import type { Case } from '../../server/monitoring/statistics/cases.ts';
import { auc } from '../../server/monitoring/statistics/discrimination.ts';
import { eventsInterval } from '../../server/monitoring/statistics/event-count.ts';
import { wilsonInterval } from '../../server/monitoring/statistics/intervals.ts';
import { insideBounds } from '../../server/monitoring/statistics/log-odds.ts';
import { countByEdges, quantileEdges, stabilityIndex } from '../../server/monitoring/statistics/stability.ts';

/** value, low, high */
type Triple = [number, number, number];

interface Vectors {
  cohorts: {
    name: string;
    predicted: number[];
    happened: number[];
    observedOverExpected: Triple;
    inTheLarge: Triple;
    slope: Triple;
    auc: Triple;
    brier: number;
  }[];
  wilson: { events: number; n: number; coverage: number; interval: [number, number] }[];
  clopperPearson: { n: number; events: number; coverage: number; interval: [number, number] }[];
  garwood: { events: number; coverage: number; interval: [number, number] }[];
  poissonBinomial: { predicted: number[]; events: number; coverage: number; interval: [number, number] }[];
  stability: { reference: number[]; now: number[]; index: number }[];
  chiSquare: { freedom: number; quantile: number }[];
}

const vectors = JSON.parse(readFileSync('test/vectors/monitoring/vectors.json', 'utf8')) as Vectors;

const triple = (one: { value: number; low: number; high: number } | undefined) => [
  one?.value ?? Number.NaN,
  one?.low ?? Number.NaN,
  one?.high ?? Number.NaN,
];

function close(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found).to.have.length(expected.length);
  for (const [index, value] of expected.entries()) expect(found[index]).to.be.closeTo(value, tolerance);
}

const arbitraryCases = fc
  .array(
    fc.record({ predicted: fc.integer({ min: 1, max: 99 }).map((x) => x / 100), happened: fc.boolean() }),
    {
      minLength: 4,
      maxLength: 200,
    },
  )
  .filter((cases) => new Set(cases.map(({ happened }) => happened)).size === 2);

describe('statistics of the monitoring', () => {
  for (const { name, predicted, happened, ...expected } of vectors.cohorts) {
    it(`statsmodels, scikit-learn and DeLong by confidenceinterval say the same: ${name}`, () => {
      const cases: Case[] = predicted.map((value, index) => ({
        predicted: value,
        happened: happened[index] === 1,
      }));
      close(triple(calibrationInTheLarge(cases, 0.95)), expected.inTheLarge, 1e-5);
      close(triple(calibrationSlope(cases, 0.95)), expected.slope, 1e-5);
      const area = auc(cases, 0.95);
      // The reference for the variance counts in single precision.
      close(
        [area.value, area.interval?.low ?? Number.NaN, area.interval?.high ?? Number.NaN],
        expected.auc,
        1e-6,
      );
      expect(brierScore(cases)).to.be.closeTo(expected.brier, 1e-12);
      const total = predicted.reduce((sum, value) => sum + insideBounds(value), 0);
      const events = happened.filter((one) => one === 1).length;
      const { low, high } = eventsInterval(predicted, events, 0.95);
      close([events / total, low / total, high / total], expected.observedOverExpected, 1e-7);
    });
  }

  it('Wilson: as statsmodels, and as Newcombe RG. Stat Med 1998;17:857-872, table I, prints it', () => {
    for (const { events, n, coverage, interval } of vectors.wilson) {
      const { low, high } = wilsonInterval(events, n, coverage);
      close([low, high], interval, 1e-8);
    }
    const printed: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [events, n, low, high] of printed) {
      const found = wilsonInterval(events, n, 0.95);
      close([found.low, found.high], [low, high], 5e-5);
    }
  });

  const intervalOf = (predicted: readonly number[], events: number, coverage: number) => {
    const { low, high } = eventsInterval(predicted, events, coverage);
    return [low, high];
  };
  /** Beyond it chances are not summed exactly. */
  const SUMMED = 50_000;

  it('events of equal probability: Clopper and Pearson by scipy’s beta, up to 130,000 of them', () => {
    for (const { n, events, coverage, interval } of vectors.clopperPearson) {
      const isExact = n * Math.min(events + 1, n - events + 1) <= SUMMED;
      const found = intervalOf(Array<number>(n).fill(0.3), events, coverage);
      const width = interval[1] - interval[0];
      close(found, interval, isExact ? 1e-7 * n : width * 1e-3);
    }
  });

  it('rare events: Garwood by scipy’s chi-square, and his table: 0 gives 3.69, 10 gives 4.80 to 18.39', () => {
    const rare = Array<number>(4000).fill(0.002);
    for (const { events, coverage, interval } of vectors.garwood)
      close(intervalOf(rare, events, coverage), interval, 0.005 * interval[1]);
    close(intervalOf(rare, 10, 0.95), [4.795, 18.39], 0.03);
    close(intervalOf(rare, 0, 0.95), [0, 3.689], 0.005);
  });

  it('events of unequal probability: scipy’s Poisson-binomial distribution', () => {
    for (const { predicted, events, coverage, interval } of vectors.poissonBinomial)
      close(intervalOf(predicted, events, coverage), interval, 1e-6);
  });

  it('the exact interval misses the truth no more often than it says, for rare and for common events', () => {
    const n = 60;
    for (const share of [0.03, 0.3, 0.7, 0.9]) {
      const predicted = Array<number>(n).fill(share);
      let [chance, missed] = [(1 - share) ** n, 0];
      for (let events = 0; events <= n; events++) {
        const { low, high } = eventsInterval(predicted, events, 0.95);
        if (low > share * n || high < share * n) missed += chance;
        chance *= ((n - events) / (events + 1)) * (share / (1 - share));
      }
      expect(missed, String(share)).to.be.at.most(0.05).and.greaterThan(0.002);
    }
  });

  it('an area of one has no interval: nobody is told how sure it is', () => {
    const cases = Array.from({ length: 20 }, (_, index) => ({
      predicted: index < 10 ? 0.1 : 0.9,
      happened: index >= 10,
    }));
    expect(auc(cases, 0.95)).to.deep.equal({ value: 1, interval: null });
  });

  it('stability index and chi-square as numpy and scipy have them', () => {
    for (const { reference, now, index } of vectors.stability)
      expect(stabilityIndex(reference, now)).to.be.closeTo(index, 1e-12);
    // The approximation errs most where there is least freedom.
    for (const { freedom, quantile } of vectors.chiSquare)
      expect(chiSquareQuantile(freedom) / quantile, String(freedom)).to.be.closeTo(1, 0.03);
  });

  it('an empty bin makes the index large, not infinite', () => {
    expect(stabilityIndex([100, 0], [50, 50]))
      .to.be.greaterThan(1)
      .and.lessThan(10);
    expect(stabilityIndex([0, 100], [0, 100])).to.be.closeTo(0, 1e-12);
  });

  it('AUC by its definition: the share of pairs in the right order, ties as half', () => {
    fc.assert(
      fc.property(arbitraryCases, (cases) => {
        const pairs = cases
          .filter(({ happened }) => happened)
          .flatMap((yes) =>
            cases
              .filter(({ happened }) => !happened)
              .map((no) => (yes.predicted > no.predicted ? 1 : yes.predicted === no.predicted ? 0.5 : 0)),
          );
        const share = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
        expect(auc(cases, 0.95).value).to.be.closeTo(share, 1e-9);
      }),
    );
  });

  it('groups hold everybody once, in order, none too small but the only one, and equal predictions together', () => {
    fc.assert(
      fc.property(arbitraryCases, (cases) => {
        const groups = calibrationGroups(cases, 20, 0.95);
        expect(groups.reduce((sum, { n }) => sum + n, 0)).to.equal(cases.length);
        expect(groups.reduce((sum, { events }) => sum + events, 0)).to.equal(
          cases.filter(({ happened }) => happened).length,
        );
        for (const [index, { n, events, predicted, observed }] of groups.entries()) {
          if (groups.length > 1) expect(n).to.be.at.least(20);
          if (groups.length > 1) expect(Math.min(events, n - events)).to.be.at.least(5);
          expect(predicted).to.be.greaterThan(groups[index - 1]?.predicted ?? 0);
          expect(observed.low).to.be.at.most(observed.value);
          expect(observed.high).to.be.at.least(observed.value);
        }
        expect(groups.length).to.be.at.most(8);
      }),
    );
  });

  it('no slope where all predictions are the same, and none where the outcome is told apart perfectly', () => {
    const same = Array.from({ length: 40 }, (_, index) => ({ predicted: 0.2, happened: index % 3 === 0 }));
    expect(calibrationSlope(same, 0.95)).to.equal(undefined);
    const perfect = Array.from({ length: 40 }, (_, index) => ({
      predicted: index / 50 + 0.05,
      happened: index >= 20,
    }));
    expect(calibrationSlope(perfect, 0.95)).to.equal(undefined);
  });

  it('bins hold equal shares of the reference, and equal values are never torn apart', () => {
    const edges = quantileEdges(
      Array.from({ length: 100 }, (_, index) => index),
      5,
    );
    expect(edges).to.deep.equal([19, 39, 59, 79]);
    expect(countByEdges([-5, 19, 20, 99, 1000], edges)).to.deep.equal([2, 1, 0, 0, 2]);
    expect(quantileEdges([1, 1, 1, 1, 2], 5)).to.deep.equal([1]);
    expect(quantileEdges([3, 3, 3], 5)).to.deep.equal([]);
  });
});

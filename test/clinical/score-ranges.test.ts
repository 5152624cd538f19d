import { expect } from 'chai';
import fc from 'fast-check';
import { EVIDENCE, type EvidenceId } from '../../server/clinical/evidence/registry.ts';
import { known, recordedValues } from '../../server/clinical/known.ts';
import { widthOf, type Range } from '../../server/clinical/range.ts';
import { ADULT_FROM_YEARS } from '../../server/clinical/scores/adults.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import type { RateEstimate } from '../../server/clinical/scores/rates.ts';
import type { Score, ScoreResult } from '../../server/clinical/scores/score.ts';
import { factsWith, type FactName, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import type { ScoreId } from '../../server/clinical/text/en/score-names.ts';
import { arbitraryDoubt, sampledValues } from '../fixtures/arbitrary-facts.ts';

/** Sums of the same decimals in another order differ by this much at most. */
const NOISE = 1e-9;

/** Sources that print a rate for some totals only, and are shown only when the total is surely one of these. */
const PRINTED_IN_PART: readonly EvidenceId[] = ['sedan-sits', 'func-low-totals', 'edema'];

/** One haematoma is lobar or it is not: the tenth printed point of max-ICH cannot be reached. */
const HIGHEST: Partial<Readonly<Record<ScoreId, number>>> = { 'max-ich': 9 };

/** The scale of modified RBAS starts at the limit of the age, not with the adults. */
const YOUNGEST: Partial<Readonly<Record<ScoreId, number>>> = { 'rbas-modified': 0 };

const isWithin = (inner: Range, outer: Range) =>
  outer.low <= inner.low + NOISE && inner.high <= outer.high + NOISE;

/** What a rate leaves possible: without a printed upper end, everything up to 100 %. */
const possible = ({ percent, isOpenAbove }: RateEstimate): Range =>
  isOpenAbove ? { low: percent.low, high: 100 } : percent;

/** The rate of the same outcome that rests on at least one of the same sources. */
function counterpart(of: RateEstimate, among: readonly RateEstimate[]): RateEstimate | undefined {
  const sources = of.sources.map(({ evidence }) => evidence);
  return among.find(
    ({ outcome, sources: own }) =>
      outcome === of.outcome && own.some(({ evidence }) => sources.includes(evidence)),
  );
}

function expectNarrower(closer: ScoreResult, wider: ScoreResult): void {
  expect(isWithin(closer.total, wider.total)).to.equal(true);
  for (const estimate of closer.estimates) {
    const before = counterpart(estimate, wider.estimates);
    if (before === undefined) {
      const [first] = estimate.sources;
      expect(PRINTED_IN_PART, `no rate before, ${estimate.outcome}`).to.include(first?.evidence);
    } else {
      expect(isWithin(possible(estimate), possible(before)), estimate.outcome).to.equal(true);
    }
  }
}

function valuesOf(score: Score, name: FactName): readonly unknown[] {
  return sampledValues(name, name === 'ageYears' ? (YOUNGEST[score.id] ?? ADULT_FROM_YEARS) : undefined);
}

for (const score of ALL_SCORES) {
  const doubt = arbitraryDoubt(score.inputs);

  describe(`${score.id} as a range`, () => {
    it('contains the total and the rates that it has once everything is known, and stays on its scale', () => {
      fc.assert(
        fc.property(doubt, ({ complete, open }) => {
          const [exact, wide] = [score.evaluate(complete), score.evaluate(open)];
          expect(exact.total.low).to.equal(exact.total.high);
          expectNarrower(exact, wide);
          expect(isWithin(wide.total, { low: score.minimum, high: score.maximum })).to.equal(true);
        }),
      );
    });

    it('never widens when a fact becomes known', () => {
      fc.assert(
        fc.property(doubt, fc.nat(), ({ complete, open, unknown }, pick) => {
          fc.pre(unknown.length > 0);
          const learnt = unknown[pick % unknown.length]!;
          expectNarrower(score.evaluate({ ...open, [learnt]: complete[learnt] }), score.evaluate(open));
        }),
      );
    });

    it('is tight: with nothing known it is the whole scale, and real values reach both ends', () => {
      const highest = HIGHEST[score.id] ?? score.maximum;
      const { total } = score.evaluate(factsWith({}));
      expect(total.low).to.be.closeTo(score.minimum, NOISE);
      expect(total.high).to.be.closeTo(highest, NOISE);
      expect(extremeTotal(score, -1)).to.be.closeTo(score.minimum, NOISE);
      expect(extremeTotal(score, 1)).to.be.closeTo(highest, NOISE);
    });

    it('has rates between 0 and 100 %, each from a source that counts this outcome', () => {
      fc.assert(
        fc.property(doubt, ({ open }) => {
          for (const { percent, outcome, sources } of score.evaluate(open).estimates) {
            expect(percent.low).to.be.at.least(0);
            expect(percent.high).to.be.within(percent.low, 100);
            expect(sources).not.to.have.length(0);
            for (const { evidence, percent: own } of sources) {
              expect(EVIDENCE[evidence].outcomes).to.include(outcome);
              expect(isWithin(own, percent)).to.equal(true);
            }
          }
        }),
      );
    });

    it('names as undecided only what is unknown, and nothing when the total is exact', () => {
      fc.assert(
        fc.property(doubt, ({ open, unknown }) => {
          const { total, undecided } = score.evaluate(open);
          expect(unknown).to.include.members([...undecided]);
          expect(undecided.length > 0).to.equal(total.low < total.high);
        }),
      );
    });

    it('asks for the undecided input that, whatever its value, narrows the total at least as much as any other', () => {
      fc.assert(
        fc.property(doubt, ({ open, unknown }) => {
          const { total, undecided, mostUseful } = score.evaluate(open);
          expect(mostUseful === undefined).to.equal(total.low === total.high);
          if (mostUseful === undefined) return;
          expect(undecided).to.include(mostUseful);
          const best = Math.min(...unknown.map((name) => leftAtWorst(score, open, name)));
          expect(leftAtWorst(score, open, mostUseful)).to.be.at.most(best + NOISE);
        }),
        { numRuns: 50 },
      );
    });
  });
}

/** The lowest (-1) or highest (1) total over all sampled values, found by improving one fact after another. */
function extremeTotal(score: Score, sign: -1 | 1): number {
  const totalOf = (facts: StrokeFacts) => score.evaluate(facts).total.low;
  const start = factsWith(
    Object.fromEntries(score.inputs.map((name) => [name, known(valuesOf(score, name)[0])])),
  );
  const best = score.inputs.reduce((facts, name) => {
    const tried = valuesOf(score, name).map((value) => ({ ...facts, [name]: known(value) }));
    return tried.toSorted((one, other) => sign * (totalOf(other) - totalOf(one)))[0]!;
  }, start);
  return totalOf(best);
}

/** How wide the total stays when one fact becomes known with the value that helps least. */
function leftAtWorst(score: Score, open: StrokeFacts, name: FactName): number {
  const recorded = recordedValues<unknown>(open[name]).map(({ value }) => value);
  const values = recorded.length > 0 ? recorded : valuesOf(score, name);
  return Math.max(...values.map((value) => widthOf(score.evaluate({ ...open, [name]: known(value) }).total)));
}

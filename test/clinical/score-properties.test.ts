import { expect } from 'chai';
import fc from 'fast-check';
import { known, missing } from '../../server/clinical/known.ts';
import type { Bound, Glucose } from '../../server/clinical/quantity.ts';
import type { Range } from '../../server/clinical/range.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import { hat } from '../../server/clinical/scores/hat.ts';
import { sedan } from '../../server/clinical/scores/sedan.ts';
import { adultFacts } from '../fixtures/arbitrary-facts.ts';
import { knownFacts, withoutFacts } from '../fixtures/facts.ts';

const glucose: fc.Arbitrary<Glucose> = fc.oneof(
  fc.record({ value: fc.double({ min: 1, max: 40, noNaN: true }), unit: fc.constant('mmol/L' as const) }),
  fc.record({ value: fc.integer({ min: 20, max: 700 }), unit: fc.constant('mg/dL' as const) }),
);

const isWithin = (inner: Range, outer: Range) => outer.low <= inner.low && inner.high <= outer.high;

for (const score of ALL_SCORES.filter(({ inputs }) => inputs.includes('glucose'))) {
  it(`${score.id} treats a bound such as "> 10 mmol/L" as every value beyond it`, () => {
    const bounds: Bound[] = ['above', 'at-least', 'below', 'at-most'];
    fc.assert(
      fc.property(
        adultFacts(score.inputs),
        glucose,
        glucose,
        fc.constantFrom(...bounds),
        (facts, limit, beyond, bound) => {
          const isUp = bound === 'above' || bound === 'at-least';
          fc.pre(
            beyond.unit === limit.unit && (isUp ? beyond.value > limit.value : beyond.value < limit.value),
          );
          const exact = score.evaluate({ ...facts, glucose: known(beyond) });
          const bounded = score.evaluate({ ...facts, glucose: known<Glucose>({ ...limit, bound }) });
          expect(isWithin(exact.total, bounded.total)).to.equal(true);
        },
      ),
    );
  });
}

for (const score of ALL_SCORES.filter(({ inputs }) => inputs.includes('nihss'))) {
  it(`${score.id} covers both values of a conflict, and nothing else`, () => {
    const nihss = fc.integer({ min: 0, max: 42 });
    fc.assert(
      fc.property(adultFacts(score.inputs), nihss, nihss, (facts, one, other) => {
        const total = (fact: (typeof facts)['nihss']) => score.evaluate({ ...facts, nihss: fact }).total;
        const [first, second] = [total(known(one)).low, total(known(other)).low];
        expect(total({ status: 'conflicting', values: [known(one), known(other)] })).to.deep.equal({
          low: Math.min(first, second),
          high: Math.max(first, second),
        });
      }),
    );
  });
}

describe('HAT without glucose', () => {
  it('is exact in a person with diabetes: the item has its point either way', () => {
    const result = hat.evaluate({ ...knownFacts({ diabetes: true }), glucose: missing('not-recorded') });
    expect(result.total).to.deep.equal({ low: 1, high: 1 });
    expect(result.undecided).to.deep.equal([]);
  });
});

describe('SEDAN above 12 mmol/L', () => {
  it('is 2 points for "> 12.0", although 12.0 itself is 1', () => {
    const above = sedan.evaluate({
      ...knownFacts(),
      glucose: known<Glucose>({ value: 12, unit: 'mmol/L', bound: 'above' }),
    });
    expect(above.total).to.deep.equal({ low: 2, high: 2 });
  });

  it('has no upper end of risk when the total may be 6', () => {
    const facts = withoutFacts(
      knownFacts({ ageYears: 80, nihss: 12, earlyInfarctSigns: true, hyperdenseArtery: true }),
      ['glucose'],
    );
    expect(sedan.evaluate(facts).total).to.deep.equal({ low: 4, high: 6 });
    expect(sedan.evaluate(facts).estimates[0]).to.deep.include({
      isOpenAbove: true,
      percent: { low: 16.9, high: 33.3 },
    });
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { known, missing } from '../../server/clinical/known.ts';
import type { Bound, Glucose } from '../../server/clinical/quantity.ts';
import { hat } from '../../server/clinical/scores/hat.ts';
import type { Range } from '../../server/clinical/range.ts';
import { sedan } from '../../server/clinical/scores/sedan.ts';
import { FACTS, knownFacts, withoutFacts, type PlainFacts } from '../fixtures/facts.ts';

const glucose: fc.Arbitrary<Glucose> = fc.oneof(
  fc.record({ value: fc.double({ min: 1, max: 40, noNaN: true }), unit: fc.constant('mmol/L' as const) }),
  fc.record({ value: fc.integer({ min: 20, max: 700 }), unit: fc.constant('mg/dL' as const) }),
);

const plainFacts: fc.Arbitrary<PlainFacts> = fc.record({
  ageYears: fc.integer({ min: 18, max: 105 }),
  nihss: fc.integer({ min: 0, max: 42 }),
  glucose,
  diabetes: fc.boolean(),
  ctHypodensity: fc.constantFrom('none', 'less-than-one-third-mca', 'one-third-mca-or-more'),
  earlyInfarctSigns: fc.boolean(),
  hyperdenseArtery: fc.boolean(),
});

const someNames = fc.subarray(FACTS);

const isWithin = (inner: Range, outer: Range) => outer.low <= inner.low && inner.high <= outer.high;

for (const [name, { evaluate: score }, maximum] of [
  ['HAT', hat, 5],
  ['SEDAN', sedan, 6],
] as const) {
  describe(`${name} as a range`, () => {
    it('always contains the total that the score has once everything is known', () => {
      fc.assert(
        fc.property(plainFacts, someNames, (plain, unknown) => {
          const complete = score(knownFacts(plain));
          const partial = score(withoutFacts(knownFacts(plain), unknown));
          expect(complete.total.low).to.equal(complete.total.high);
          expect(isWithin(complete.total, partial.total)).to.equal(true);
          expect(partial.total.low).to.be.at.least(0);
          expect(partial.total.high).to.be.at.most(maximum);
        }),
      );
    });

    it('never widens when a fact becomes known', () => {
      fc.assert(
        fc.property(plainFacts, someNames, fc.nat(), (plain, unknown, pick) => {
          const learnt = unknown[pick % Math.max(unknown.length, 1)];
          const before = score(withoutFacts(knownFacts(plain), unknown));
          const after = score(
            withoutFacts(
              knownFacts(plain),
              unknown.filter((fact) => fact !== learnt),
            ),
          );
          expect(isWithin(after.total, before.total)).to.equal(true);
        }),
      );
    });

    it('is tight: over all values of what is missing, both ends are reached', () => {
      const lowest = knownFacts({ ageYears: 50, nihss: 0, glucose: { value: 5, unit: 'mmol/L' } });
      const highest = knownFacts({
        ageYears: 90,
        nihss: 30,
        glucose: { value: 20, unit: 'mmol/L' },
        diabetes: true,
        ctHypodensity: 'one-third-mca-or-more',
        earlyInfarctSigns: true,
        hyperdenseArtery: true,
      });
      const open = score(withoutFacts(lowest, FACTS)).total;
      expect(open).to.deep.equal({ low: score(lowest).total.low, high: score(highest).total.high });
      expect(open).to.deep.equal({ low: 0, high: maximum });
    });

    it('rises, or stays, when NIHSS, glucose or age rise', () => {
      fc.assert(
        fc.property(plainFacts, fc.nat(20), fc.nat(20), fc.nat(20), (plain, years, points, sugar) => {
          const worse = {
            ...plain,
            ageYears: plain.ageYears + years,
            nihss: Math.min(42, plain.nihss + points),
            glucose: { ...plain.glucose, value: plain.glucose.value + sugar },
          };
          expect(score(knownFacts(worse)).total.low).to.be.at.least(score(knownFacts(plain)).total.low);
        }),
      );
    });

    it('treats a bound such as "> 10 mmol/L" as every value beyond it', () => {
      const bounds: Bound[] = ['above', 'at-least', 'below', 'at-most'];
      fc.assert(
        fc.property(plainFacts, glucose, fc.constantFrom(...bounds), (plain, limit, bound) => {
          const bounded = { ...knownFacts(plain), glucose: known<Glucose>({ ...limit, bound }) };
          const isUp = bound === 'above' || bound === 'at-least';
          const isBeyond = isUp ? plain.glucose.value > limit.value : plain.glucose.value < limit.value;
          fc.pre(isBeyond && plain.glucose.unit === limit.unit);
          expect(isWithin(score(knownFacts(plain)).total, score(bounded).total)).to.equal(true);
        }),
      );
    });

    it('covers both values of a conflict', () => {
      fc.assert(
        fc.property(plainFacts, fc.integer({ min: 0, max: 42 }), (plain, other) => {
          const conflict = {
            ...knownFacts(plain),
            nihss: { status: 'conflicting' as const, values: [known(plain.nihss), known(other)] as const },
          };
          const one = score(knownFacts(plain)).total.low;
          const two = score(knownFacts({ ...plain, nihss: other })).total.low;
          expect(score(conflict).total).to.deep.equal({ low: Math.min(one, two), high: Math.max(one, two) });
        }),
      );
    });

    it('names as undecided exactly the missing inputs that still matter', () => {
      fc.assert(
        fc.property(plainFacts, someNames, (plain, unknown) => {
          const facts = withoutFacts(knownFacts(plain), unknown);
          const result = score(facts);
          expect(result.undecided.every((fact) => (unknown as readonly string[]).includes(fact))).to.equal(
            true,
          );
          expect(result.undecided.length === 0).to.equal(result.total.low === result.total.high);
        }),
      );
    });
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

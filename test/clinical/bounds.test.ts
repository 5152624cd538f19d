/** Laboratory results of which only a bound is known: every number beyond it has to lead to the same verdict. */
import { expect } from 'chai';
import fc from 'fast-check';
import { parseFacts } from '../../server/clinical/facts/parse-facts.ts';
import { known } from '../../server/clinical/known.ts';
import type { Bound } from '../../server/clinical/quantity.ts';
import { mss } from '../../server/clinical/scores/mss.ts';
import { factsWith } from '../../server/clinical/stroke-facts.ts';
import { factText } from '../../server/clinical/text/en.ts';
import { criterionResult } from '../fixtures/eligibility.ts';

const inr = (value: number, bound?: Bound) =>
  factsWith({ inr: known(value, bound === undefined ? {} : { bound }) });

const verdict = (value: number, bound?: Bound) => {
  const { status, open } = criterionResult(inr(value, bound), 'inr-above-1-7');
  return open[0]?.reason ?? status;
};

describe('a result that is only a bound', () => {
  it('settles a criterion whose limit does not lie beyond it (INR above 1.7 is absolute)', () => {
    expect(verdict(10, 'above')).to.equal('met');
    expect(verdict(1.7, 'above')).to.equal('met');
    expect(verdict(1.7, 'at-least')).to.equal('only-a-bound');
    expect(verdict(1.2, 'above')).to.equal('only-a-bound');
    expect(verdict(0.9, 'below')).to.equal('not-met');
    expect(verdict(1.7, 'at-most')).to.equal('not-met');
    expect(verdict(4, 'below')).to.equal('only-a-bound');
  });

  it('is met or not met exactly when every number beyond it is', () => {
    const beyond = (value: number, limit: number, bound: Bound) =>
      ({ above: value > limit, 'at-least': value >= limit, below: value < limit, 'at-most': value <= limit })[
        bound
      ];
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 2000 }),
        fc.constantFrom<Bound>('above', 'at-least', 'below', 'at-most'),
        (hundredths, bound) => {
          const limit = hundredths / 100;
          // A thousandth is finer than any report, so that neighbours of the limit are among the numbers.
          const numbers = Array.from({ length: 20_000 - 500 }, (_, index) => (index + 500) / 1000).filter(
            (value) => beyond(value, limit, bound),
          );
          const each = new Set(numbers.map((value) => value > 1.7));
          const expected = each.size > 1 ? 'only-a-bound' : each.has(true) ? 'met' : 'not-met';
          if (each.size > 0) expect(verdict(limit, bound)).to.equal(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves a score open only where a step lies beyond it (MSS: platelets below 150)', () => {
    const points = (value: number, bound: Bound) =>
      mss
        .evaluate(factsWith({ platelets10e9PerL: known(value, { bound }) }))
        .items.find(({ id }) => id === 'mss.platelets')?.points;
    expect(points(20, 'below')).to.deep.equal({ low: 1, high: 1 });
    expect(points(1000, 'above')).to.deep.equal({ low: 0, high: 0 });
    expect(points(200, 'below')).to.deep.equal({ low: 0, high: 1 });
  });

  it('is shown with its sign', () => {
    expect(factText(inr(10, 'above'), 'inr')).to.equal('> 10');
    expect(factText(inr(10), 'inr')).to.equal('10');
  });

  it('is taken from outside for laboratory results, and refused for what nobody reports so', () => {
    const entry = (bound: unknown) => ({ status: 'known', value: 10, bound });
    const parsed = parseFacts({ inr: entry('above') });
    expect(parsed.ok && parsed.facts.inr).to.deep.include({ value: 10, bound: 'above' });
    for (const facts of [
      { inr: entry('roughly') },
      { nihss: entry('above') },
      { diabetes: { ...entry('above'), value: true } },
    ]) {
      const refused = parseFacts(facts);
      const [name] = Object.keys(facts);
      expect(!refused.ok && refused.problems.map(({ field }) => field)).to.deep.equal([
        `facts.${name}.bound`,
      ]);
    }
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { HIDING, NOT_HIDING } from '../../server/monitoring/shown-counts.ts';

const { count, share } = HIDING;

/** Every number that is shown as this one is. */
const alike = (number: number) =>
  Array.from({ length: 9 }, (_, index) => number - 4 + index).filter(
    (other) => other >= 0 && count(other) === count(number),
  );

describe('counts of patients as they are shown', () => {
  it('in steps of five, none as none, and one to four as few; a share likewise', () => {
    expect([0, 1, 4, 5, 7, 8, 12, 13, 1040].map(count)).to.deep.equal([0, '<5', '<5', 5, 5, 5, 10, 10, 1040]);
    expect([0, 0.01, 0.04, 0.05, 0.29, 1].map(share)).to.deep.equal([0, '<5 %', '<5 %', 0.05, 0.25, 1]);
    expect(NOT_HIDING.count(3)).to.equal(3);
  });

  it('no difference of one to four patients can be told from two counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 4 }), (part, few) => {
        const differences = new Set(
          alike(part + few).flatMap((all) => alike(part).map((other) => all - other)),
        );
        expect(differences.size).to.be.at.least(3);
      }),
    );
  });

  it('nor from a sum, its parts, and the sum of two of them: treatment known, and not known', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 60 }),
        (treated, notTreated, unknown) => {
          const shown = (t: number, n: number, u: number) => [t + n + u, t, n, u, t + n].map(count).join(' ');
          const told = shown(treated, notTreated, unknown);
          const [possibleNot, possibleUnknown] = [new Set<number>(), new Set<number>()];
          for (const t of alike(treated))
            for (const n of alike(notTreated))
              for (const u of alike(unknown))
                if (shown(t, n, u) === told) {
                  possibleNot.add(n);
                  possibleUnknown.add(u);
                }
          if (HIDING.isFew(notTreated)) expect(possibleNot.size).to.be.at.least(2);
          if (HIDING.isFew(unknown)) expect(possibleUnknown.size).to.be.at.least(2);
        },
      ),
      { numRuns: 500 },
    );
  });
});

import { expect } from 'chai';
import { exactly, type Range } from '../../server/clinical/range.ts';
import { publishedEstimate, rateForTotals, ratesFromZero } from '../../server/clinical/scores/rates.ts';

describe('published rates', () => {
  const rates = [[1, 10] as const, ...rateForTotals(4, 5, 40)];
  const look = (total: Range) => publishedEstimate(total, 'any-ich', [{ evidence: 'mss', rates }])[0];

  it('say nothing of a total below the first that is printed, or above the last', () => {
    expect(look(exactly(0))).to.equal(undefined);
    expect(look({ low: 0, high: 4 })).to.equal(undefined);
    expect(look(exactly(6))).to.equal(undefined);
  });

  it('take the nearest printed totals on both sides as ends, and say so', () => {
    expect(look({ low: 2, high: 3 })).to.deep.include({
      percent: { low: 10, high: 40 },
      isBetweenPublished: true,
    });
    expect(look({ low: 4, high: 5 })).not.to.have.property('isBetweenPublished');
  });

  it('have no upper end when the totals reach above the last that is printed', () => {
    expect(look({ low: 5, high: 6 })).to.deep.include({ percent: exactly(40), isOpenAbove: true });
  });

  it('leave out a source above the totals it speaks of, while another one goes on', () => {
    const both = (total: Range) =>
      publishedEstimate(total, 'mrs-0-2-90-days', [
        { evidence: 'dragon-derivation', rates: ratesFromZero(90, 50, 10) },
        { evidence: 'dragon-validation', rates: ratesFromZero(95, 60), upTo: 1 },
      ])[0];
    expect(both(exactly(2))?.sources.map(({ evidence }) => evidence)).to.deep.equal(['dragon-derivation']);
    expect(both({ low: 1, high: 2 })).to.deep.include({ percent: { low: 10, high: 60 } });
    expect(both({ low: 1, high: 2 })).not.to.have.property('isOpenAbove');
  });
});

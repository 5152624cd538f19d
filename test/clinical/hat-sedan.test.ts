import { expect } from 'chai';
import { exactly } from '../../server/clinical/range.ts';
import { hat } from '../../server/clinical/scores/hat.ts';
import { sedan } from '../../server/clinical/scores/sedan.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

describe('HAT and SEDAN reproduce the published vectors', () => {
  for (const row of vectorRows('HAT')) {
    it(rowTitle(row), () => {
      const result = hat.evaluate(factsOfRow(row));
      expect(result.total).to.deep.equal(exactly(row.total as number));
      expect(result.estimates[0]?.percent).to.deep.equal(exactly(row.risk?.['percent'] as number));
    });
  }
  for (const row of vectorRows('SEDAN')) {
    it(rowTitle(row), () => {
      const result = sedan.evaluate(factsOfRow(row));
      expect(result.total).to.deep.equal(exactly(row.total as number));
      const ecassII = result.estimates.filter(({ outcome }) => outcome === 'sich-ecass-ii');
      const bySource = Object.fromEntries(
        ecassII.flatMap(({ sources }) => sources.map(({ evidence, percent }) => [evidence, percent])),
      );
      const derivation = row.risk?.['percent_derivation'];
      if (typeof derivation === 'number') {
        expect(bySource['sedan-derivation']).to.deep.equal(exactly(derivation));
        expect(bySource['sedan-validation']).to.deep.equal(
          exactly(row.risk?.['percent_validation'] as number),
        );
      } else {
        expect(bySource, 'no rate of its own is printed for 6').not.to.have.any.keys(
          'sedan-derivation',
          'sedan-validation',
        );
      }
      const sits = row.risk?.['percent_sits_ge5'];
      if (sits !== undefined) expect(bySource['sedan-sits']).to.deep.equal(exactly(sits as number));
    });
  }
});

describe('HAT (Lou 2008) at its borders', () => {
  const points = (changes: Parameters<typeof knownFacts>[0]) => hat.evaluate(knownFacts(changes)).total.low;

  it('scores NIHSS 14, 15, 20 and 21 as 0, 1, 1 and 2, and says that 20 is printed twice', () => {
    expect([14, 15, 20, 21].map((nihss) => points({ nihss }))).to.deep.equal([0, 1, 1, 2]);
    expect(hat.evaluate(knownFacts({ nihss: 20 })).remarks).to.include('hat-nihss-20');
    expect(hat.evaluate(knownFacts({ nihss: 19 })).remarks).not.to.include('hat-nihss-20');
  });

  it('scores glucose above 200 mg/dL, not at it, in either unit (11.1 mmol/L is 200 mg/dL)', () => {
    expect(points({ glucose: { value: 200, unit: 'mg/dL' } })).to.equal(0);
    expect(points({ glucose: { value: 201, unit: 'mg/dL' } })).to.equal(1);
    expect(points({ glucose: { value: 11.1, unit: 'mmol/L' } })).to.equal(0);
    expect(points({ glucose: { value: 11.2, unit: 'mmol/L' } })).to.equal(1);
  });

  it('counts diabetes or glucose once, not twice', () => {
    expect(points({ diabetes: true, glucose: { value: 300, unit: 'mg/dL' } })).to.equal(1);
  });
});

describe('SEDAN (Strbian 2012) at its borders', () => {
  const points = (changes: Parameters<typeof knownFacts>[0]) => sedan.evaluate(knownFacts(changes)).total.low;

  it('prints 8.1-12.0 mmol/L (145-216 mg/dL) as 1 point and more as 2, in either unit', () => {
    const mmol = [8.0, 8.1, 12.0, 12.1].map((value) => points({ glucose: { value, unit: 'mmol/L' } }));
    const mg = [144, 145, 216, 217].map((value) => points({ glucose: { value, unit: 'mg/dL' } }));
    expect(mmol).to.deep.equal([0, 1, 1, 2]);
    expect(mg).to.deep.equal([0, 1, 1, 2]);
  });

  it('scores age above 75 and NIHSS from 10', () => {
    expect([75, 76].map((ageYears) => points({ ageYears }))).to.deep.equal([0, 1]);
    expect([9, 10].map((nihss) => points({ nihss }))).to.deep.equal([0, 1]);
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { haematomaVolume, weightedDepth, type Measure } from '../../server/clinical/scores/abc-2.ts';
import { rowTitle, vectorRows } from '../fixtures/vectors.ts';

const problems = (measure: Measure) =>
  measure.ok ? [] : measure.problems.map(({ field, code }) => `${field}: ${code}`);

describe('ABC/2 (Kothari 1996)', () => {
  for (const row of vectorRows('ABC/2')) {
    it(rowTitle(row), () => {
      const { a_cm: aCm, b_cm: bCm, c_cm: cCm } = row.inputs as Record<'a_cm' | 'b_cm' | 'c_cm', number>;
      expect(haematomaVolume({ aCm, bCm, cCm })).to.deep.equal({
        ok: true,
        value: row.total,
        evidence: 'abc-2',
      });
    });
  }

  it('refuses numbers that cannot be, naming each and its limits', () => {
    const refused = haematomaVolume({ aCm: NaN, bCm: -1, cCm: 50 });
    expect(problems(refused)).to.deep.equal(['aCm: not-a-number', 'bCm: below-limit', 'cCm: above-limit']);
    expect(refused.ok ? undefined : refused.problems[2]?.limits).to.deep.include({
      unit: 'cm',
      low: 0.1,
      high: 20,
    });
    expect(problems(haematomaVolume({ aCm: 0.1, bCm: 0.1, cCm: 0.1 }))).to.deep.equal([]);
    expect(problems(haematomaVolume({ aCm: 0.1, bCm: 0.1, cCm: 20 }))).to.deep.equal([]);
    expect(problems(haematomaVolume({ aCm: 0, bCm: Infinity, cCm: 1 }))).to.deep.equal([
      'aCm: below-limit',
      'bCm: not-a-number',
    ]);
  });

  it('refuses a volume that the fact would refuse, such as one from millimetres', () => {
    expect(problems(haematomaVolume({ aCm: 10, bCm: 10, cCm: 8 }))).to.deep.equal([]);
    expect(problems(haematomaVolume({ aCm: 10, bCm: 10, cCm: 8.1 }))).to.deep.equal([
      'volumeMl: above-limit',
    ]);
  });

  it('gives a volume that the fact accepts, or says why not, for any numbers', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), (aCm, bCm, cCm) => {
        const volume = haematomaVolume({ aCm, bCm, cCm });
        if (volume.ok) expect(volume.value).to.be.within(0, 400);
        else expect(volume.problems).not.to.have.length(0);
      }),
    );
  });
});

describe('the weighted depth of ABC/2 (Kothari 1996, unconfirmed)', () => {
  it('counts slices above 75 % of the largest area whole and those from 25 to 75 % half', () => {
    expect(weightedDepth({ wholeSlices: 3, halfSlices: 2, thicknessCm: 0.5 })).to.deep.equal({
      ok: true,
      value: 2,
      evidence: 'abc-2-weighted-depth',
    });
  });

  it('is marked as unconfirmed in the registry', () => {
    expect(EVIDENCE['abc-2-weighted-depth'].confidence).to.equal('unconfirmed');
    expect(EVIDENCE['abc-2-weighted-depth'].unconfirmed).to.have.length(1);
  });

  it('refuses no whole slice, parts of slices and slices thicker than a scanner makes', () => {
    expect(problems(weightedDepth({ wholeSlices: 0, halfSlices: 1.5, thicknessCm: 5 }))).to.deep.equal([
      'wholeSlices: below-limit',
      'halfSlices: not-whole',
      'thicknessCm: above-limit',
    ]);
  });
});

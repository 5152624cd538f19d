import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Range } from '../../server/clinical/scores/score.ts';
import { hat } from '../../server/clinical/scores/hat.ts';
import { sedan } from '../../server/clinical/scores/sedan.ts';
import type { CtHypodensity } from '../../server/clinical/stroke-facts.ts';
import { knownFacts } from '../fixtures/facts.ts';

interface Row {
  score: 'HAT' | 'SEDAN';
  inputs: {
    nihss: number;
    diabetes?: boolean;
    glucose_mg_dl?: number;
    glucose_mmol_l?: number;
    ct_hypodensity_mca?: 'none' | 'lt_third' | 'ge_third';
    early_infarct_signs?: boolean;
    hyperdense_artery?: boolean;
    age_years?: number;
  };
  total: number;
  risk: {
    percent?: number;
    percent_derivation?: number | null;
    percent_validation?: number | null;
    percent_sits_ge5?: number;
  };
  source: string;
}

const rows = JSON.parse(readFileSync('test/vectors/hat-sedan.json', 'utf8')) as Row[];

const EXTENTS: Record<string, CtHypodensity> = {
  none: 'none',
  lt_third: 'less-than-one-third-mca',
  ge_third: 'one-third-mca-or-more',
};

const exactly = (value: number): Range => ({ low: value, high: value });

function factsOf({ inputs }: Row) {
  return knownFacts({
    nihss: inputs.nihss,
    glucose:
      inputs.glucose_mmol_l === undefined
        ? { value: inputs.glucose_mg_dl ?? NaN, unit: 'mg/dL' }
        : { value: inputs.glucose_mmol_l, unit: 'mmol/L' },
    ...(inputs.diabetes !== undefined && { diabetes: inputs.diabetes }),
    ...(inputs.age_years !== undefined && { ageYears: inputs.age_years }),
    ...(inputs.early_infarct_signs !== undefined && { earlyInfarctSigns: inputs.early_infarct_signs }),
    ...(inputs.hyperdense_artery !== undefined && { hyperdenseArtery: inputs.hyperdense_artery }),
    ctHypodensity: EXTENTS[inputs.ct_hypodensity_mca ?? 'none'] ?? 'none',
  });
}

describe('HAT and SEDAN reproduce the published vectors', () => {
  for (const [index, row] of rows.entries()) {
    it(`${row.score} row ${index}: total ${row.total} (${row.source.split(':')[0] ?? ''})`, () => {
      const result = row.score === 'HAT' ? hat(factsOf(row)) : sedan(factsOf(row));
      expect(result.total).to.deep.equal(exactly(row.total));
      if (row.score === 'HAT') {
        expect(result.risk?.percent).to.deep.equal(exactly(row.risk.percent ?? NaN));
        return;
      }
      const bySource = Object.fromEntries(
        [...(result.risk?.sources ?? []), ...result.otherRisks.flatMap((risk) => risk.sources)].map(
          (source) => [source.evidence, source.percent],
        ),
      );
      if (typeof row.risk.percent_derivation === 'number') {
        expect(bySource['sedan-derivation']).to.deep.equal(exactly(row.risk.percent_derivation));
        expect(bySource['sedan-validation']).to.deep.equal(exactly(row.risk.percent_validation ?? NaN));
      } else {
        expect(result.risk, 'no rate is printed for 6').to.equal(undefined);
      }
      if (row.risk.percent_sits_ge5 !== undefined) {
        expect(bySource['sedan-sits']).to.deep.equal(exactly(row.risk.percent_sits_ge5));
      }
    });
  }
});

describe('HAT (Lou 2008) at its borders', () => {
  const points = (changes: Parameters<typeof knownFacts>[0]) => hat(knownFacts(changes)).total.low;

  it('scores NIHSS 14, 15, 20 and 21 as 0, 1, 1 and 2, and says that 20 is printed twice', () => {
    expect([14, 15, 20, 21].map((nihss) => points({ nihss }))).to.deep.equal([0, 1, 1, 2]);
    expect(hat(knownFacts({ nihss: 20 })).remarks).to.include('hat-nihss-20');
    expect(hat(knownFacts({ nihss: 19 })).remarks).not.to.include('hat-nihss-20');
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
  const points = (changes: Parameters<typeof knownFacts>[0]) => sedan(knownFacts(changes)).total.low;

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

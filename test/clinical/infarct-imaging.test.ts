import { expect } from 'chai';
import { known, missing } from '../../server/clinical/known.ts';
import { exactly } from '../../server/clinical/range.ts';
import { aspects } from '../../server/clinical/scores/aspects.ts';
import { pcAspects } from '../../server/clinical/scores/pc-aspects.ts';
import { factsWith, type FlagFactName, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

const REGIONS = ['C', 'L', 'IC', 'I', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6'] as const;
type Region = (typeof REGIONS)[number];

/** Every region read, those named with early change. */
function withChangeIn(affected: readonly Region[]): StrokeFacts {
  return factsWith(
    Object.fromEntries(REGIONS.map((region) => [`aspects${region}`, known(affected.includes(region))])),
  );
}

describe('ASPECTS (Barber 2000)', () => {
  for (const row of vectorRows('ASPECTS')) {
    it(rowTitle(row), () => {
      const affected = row.inputs['regions_affected'] as Region[];
      expect(aspects.evaluate(withChangeIn(affected)).total).to.deep.equal(exactly(row.total as number));
    });
  }

  it('is 10 without early change, and each of the ten regions takes one', () => {
    expect(aspects.evaluate(withChangeIn([])).total).to.deep.equal(exactly(10));
    for (const region of REGIONS)
      expect(aspects.evaluate(withChangeIn([region])).total, region).to.deep.equal(exactly(9));
  });

  it('is a range while a region was not read', () => {
    const facts = {
      ...withChangeIn(['I']),
      aspectsM4: missing('not-recorded'),
      aspectsM5: missing('not-recorded'),
    };
    const result = aspects.evaluate(facts);
    expect(result.total).to.deep.equal({ low: 7, high: 9 });
    expect(result.undecided).to.deep.equal(['aspectsM4', 'aspectsM5']);
    expect(aspects.evaluate(factsWith({})).total).to.deep.equal({ low: 0, high: 10 });
  });

  it('says when the reported total does not fit the regions', () => {
    const remarks = (total: number, facts = withChangeIn(['I', 'L'])) =>
      aspects.evaluate({ ...facts, aspects: known(total) }).remarks;
    expect(remarks(8)).to.deep.equal([]);
    expect(remarks(7)).to.deep.equal(['aspects-reported-total-differs']);
    expect(remarks(9)).to.deep.equal(['aspects-reported-total-differs']);
    expect(remarks(7, { ...withChangeIn(['I', 'L']), aspectsM6: missing('not-recorded') })).to.deep.equal([]);
    expect(aspects.evaluate(withChangeIn(['I'])).remarks).to.deep.equal([]);
  });
});

describe('pc-ASPECTS (Puetz 2008)', () => {
  const POINTS = {
    pcAspectsPons: 2,
    pcAspectsMidbrain: 2,
    pcAspectsThalamusLeft: 1,
    pcAspectsThalamusRight: 1,
    pcAspectsCerebellumLeft: 1,
    pcAspectsCerebellumRight: 1,
    pcAspectsPcaLeft: 1,
    pcAspectsPcaRight: 1,
  } as const satisfies Partial<Record<FlagFactName, number>>;
  const NAMES = Object.keys(POINTS) as (keyof typeof POINTS)[];
  const normal = Object.fromEntries(NAMES.map((name) => [name, known(false)]));

  for (const row of vectorRows('pc-ASPECTS')) {
    it(rowTitle(row), () => {
      expect(pcAspects.evaluate(factsOfRow(row)).total).to.deep.equal(exactly(row.total as number));
    });
  }

  it('takes two points for the pons and the midbrain and one for each other region', () => {
    expect(pcAspects.evaluate(factsWith(normal)).total).to.deep.equal(exactly(10));
    for (const name of NAMES) {
      const { total } = pcAspects.evaluate(factsWith({ ...normal, [name]: known(true) }));
      expect(total, name).to.deep.equal(exactly(10 - POINTS[name]));
    }
  });

  it('asks for the pons or the midbrain first: they narrow most', () => {
    expect(pcAspects.evaluate(factsWith({})).mostUseful).to.equal('pcAspectsPons');
  });

  it('shows no rate, since its rates are of another imaging, and says which', () => {
    const result = pcAspects.evaluate(factsWith(normal));
    expect(result.estimates).to.deep.equal([]);
    expect(result.remarks).to.deep.equal(['pc-aspects-cta-source-images']);
  });
});

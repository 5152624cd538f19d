/** Total anterior circulation syndrome from recorded deficits: the definition of Bamford 1991, and nothing beyond it. */
import { expect } from 'chai';
import fc from 'fast-check';
import { ocspSyndromeFact } from '../../server/clinical/facts/ocsp-syndrome.ts';
import { known, missing } from '../../server/clinical/known.ts';
import { FACT_DEFINITIONS, factsWith } from '../../server/clinical/stroke-facts.ts';
import { knownValues, type Values } from '../fixtures/recovery.ts';
import { arbitraryFacts } from '../fixtures/arbitrary-facts.ts';

const NOT_RECORDED = missing('not-recorded');

const TOTAL: Values = {
  facialWeakness: false,
  armWeakness: true,
  legWeakness: true,
  aphasia: true,
  visuospatialNeglect: false,
  visualField: 'complete-hemianopia',
};

const derived = (changes: Values = {}) =>
  ocspSyndromeFact(NOT_RECORDED, knownValues({ ...TOTAL, ...changes }));

describe('the clinical syndrome', () => {
  it('is TACS with weakness of two parts, a field defect and language or neglect', () => {
    const variants: readonly Values[] = [
      {},
      { facialWeakness: true, legWeakness: false },
      { aphasia: false, visuospatialNeglect: true },
      { visualField: 'partial-hemianopia' },
    ];
    for (const changes of variants) expect(derived(changes)).to.deep.include({ value: 'tacs' });
  });

  it('is not derived when one of the three is absent, unknown or in conflict', () => {
    const variants: readonly Values[] = [
      { legWeakness: false },
      { aphasia: false },
      { visualField: 'full' },
      { visualField: 'bilateral' },
    ];
    for (const changes of variants) expect(derived(changes)).to.equal(NOT_RECORDED);
    const facts = knownValues(TOTAL);
    const open = { ...facts, visualField: missing('not-assessable') };
    expect(ocspSyndromeFact(NOT_RECORDED, open)).to.equal(NOT_RECORDED);
    const split = { status: 'conflicting', values: [known(true), known(false)] } as const;
    expect(ocspSyndromeFact(NOT_RECORDED, { ...facts, aphasia: split })).to.equal(NOT_RECORDED);
  });

  it('points at the record of the visual field', () => {
    const visualField = known('complete-hemianopia' as const, {
      at: '2026-11-24T10:20:00+02:00',
      source: 'Observation/n',
    });
    expect(ocspSyndromeFact(NOT_RECORDED, { ...knownValues(TOTAL), visualField })).to.deep.equal({
      ...visualField,
      value: 'tacs',
    });
  });

  it('a clinician’s own classification, or that it cannot be told, stands', () => {
    const facts = knownValues(TOTAL);
    for (const value of FACT_DEFINITIONS.ocspSyndrome.values) {
      expect(ocspSyndromeFact(known(value), facts)).to.deep.equal(known(value));
    }
    expect(ocspSyndromeFact(missing('not-assessable'), facts)).to.deep.equal(missing('not-assessable'));
  });

  it('is TACS or nothing, whatever is known, and nothing while any of the three is unknown', () => {
    const names = Object.keys(TOTAL) as (keyof typeof TOTAL)[];
    fc.assert(
      fc.property(arbitraryFacts(names), (facts) => {
        const fact = ocspSyndromeFact(NOT_RECORDED, facts);
        if (fact.status === 'known') expect(fact.value).to.equal('tacs');
        const unread = factsWith({}).visualField;
        expect(ocspSyndromeFact(NOT_RECORDED, { ...facts, visualField: unread })).to.equal(NOT_RECORDED);
      }),
    );
  });
});

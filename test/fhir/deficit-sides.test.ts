/** On which side a deficit is. Items 5a, 6a are the left limbs, 5b, 6b the right (NIHSS form); H53.46- of ICD-10-CM. */
import { expect } from 'chai';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import { LOINC } from '../../server/fhir/codes.ts';
import { factsOf, valueOf } from '../fixtures/chart-facts.ts';
import { condition, minutesAgo, observation, searchset } from '../fixtures/chart.ts';

const LIMBS = { leftArm: '70190-4', rightArm: '70967-5', leftLeg: '70191-2', rightLeg: '70968-3' } as const;

const limbs = (points: Partial<Record<keyof typeof LIMBS, number>>) =>
  valueOf('weakSide', {
    nihss: searchset(
      observation('panel', { system: LOINC, code: '70182-1' }, 40, {
        component: Object.entries(points).map(([limb, value]) => ({
          code: { coding: [{ system: LOINC, code: LIMBS[limb as keyof typeof LIMBS] }] },
          valueInteger: value,
        })),
      }),
    ),
  });

describe('the side of a weakness', () => {
  const free = { leftArm: 0, rightArm: 0, leftLeg: 0, rightLeg: 0 };

  it('is that of the weak arm or leg, once all four limbs were examined', async () => {
    expect(await limbs({ ...free, leftArm: 2 })).to.equal('left');
    expect(await limbs({ ...free, rightLeg: 1 })).to.equal('right');
    expect(await limbs({ ...free, leftArm: 1, rightLeg: 1 })).to.equal('both');
  });

  it('is missing without a weakness, and while a limb of the other side was not examined', async () => {
    expect(await limbs(free)).to.equal('not-recorded');
    expect(await limbs({ leftArm: 4, leftLeg: 4, rightArm: 0 })).to.equal('not-recorded');
  });
});

describe('the side of a visual field loss', () => {
  const name: FactName = 'fieldLossSide';
  const diagnosis = (code: string, changes: object = {}) =>
    condition(`field-${code}`, '0', {
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
      onsetDateTime: minutesAgo(120),
      ...changes,
    });
  const read = (...entries: object[]) => valueOf(name, { conditions: searchset(...entries) });

  it('is that of the diagnosis made with this stroke', async () => {
    expect(await read(diagnosis('H53.462'))).to.equal('left');
    expect(await read(diagnosis('H53.461'))).to.equal('right');
    const facts = await factsOf({ conditions: searchset(diagnosis('H53.462')) });
    expect(facts.fieldLossSide).to.include({ source: 'Condition/field-H53.462', basis: 'recorded' });
  });

  it('conflicts where both were diagnosed', async () => {
    const facts = await factsOf({ conditions: searchset(diagnosis('H53.462'), diagnosis('H53.461')) });
    expect(facts.fieldLossSide.status).to.equal('conflicting');
  });

  it('is not taken from one without a side, an old or resolved one, a suspicion, or words alone', async () => {
    const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
    for (const entry of [
      diagnosis('H53.469'),
      diagnosis('H53.462', { onsetDateTime: minutesAgo(400 * 24 * 60) }),
      diagnosis('H53.462', {
        clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'resolved'),
      }),
      diagnosis('H53.462', {
        verificationStatus: coded(
          'http://terminology.hl7.org/CodeSystem/condition-ver-status',
          'provisional',
        ),
      }),
      condition('words', '0', { code: { text: 'Left homonymous hemianopia' } }),
    ])
      expect(await read(entry)).to.equal('not-recorded');
    expect(await valueOf(name, { conditions: null })).to.equal('ehr-has-none');
  });
});

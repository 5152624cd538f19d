/** Younger than 18: the rules are for adults. Held for both editions; the age was not confirmed in either. */
import { defineCriterion } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

const UNDER_18 = number('ageYears', ['<', 18]);

export const under18Years = defineCriterion('under-18-years', {
  'aha-2026': { tier: 'scope', when: UNDER_18, evidence: 'aha-2026-unconfirmed' },
  'eso-2021': { tier: 'scope', when: UNDER_18, evidence: 'eso-2021-unconfirmed' },
});

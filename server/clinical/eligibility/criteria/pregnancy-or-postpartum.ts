/** Pregnancy and the time after birth. AHA/ASA 2026, relative. */
import { defineCriterion, relative } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const pregnancyOrPostpartum = defineCriterion('pregnancy-or-postpartum', {
  'aha-2026': relative(isTrue('pregnantOrPostpartum')),
});

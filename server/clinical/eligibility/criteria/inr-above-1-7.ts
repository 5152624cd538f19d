/**
 * INR above 1.7. AHA/ASA 2026, absolute. A vitamin K antagonist has no criterion of its own: it counts
 * through the INR.
 */
import { absolute, defineCriterion } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const inrAbove17 = defineCriterion('inr-above-1-7', {
  'aha-2026': absolute(number('inr', ['>', 1.7])),
});

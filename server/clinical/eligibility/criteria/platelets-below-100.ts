/** Platelets below 100 000/mm³, which is 100 × 10⁹/L. AHA/ASA 2026, absolute. */
import { absolute, defineCriterion } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const plateletsBelow100 = defineCriterion('platelets-below-100', {
  'aha-2026': absolute(number('platelets10e9PerL', ['<', 100])),
});

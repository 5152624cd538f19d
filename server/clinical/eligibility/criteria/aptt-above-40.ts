/** aPTT above 40 s. AHA/ASA 2026, absolute. */
import { absolute, defineCriterion } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const apttAbove40 = defineCriterion('aptt-above-40', {
  'aha-2026': absolute(number('apttSeconds', ['>', 40])),
});

/**
 * CT with extensive hypodensity. AHA/ASA 2026, absolute. The reader says so: an ASPECTS total or the extent
 * that HAT scores is not turned into it.
 */
import { absolute, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const extensiveHypodensity = defineCriterion('extensive-hypodensity', {
  'aha-2026': absolute(isTrue('extensiveHypodensity')),
});

/**
 * Uncertain diagnosis or a stroke mimic. AHA/ASA 2026, benefit generally exceeds risk; read in a secondary
 * source.
 */
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const strokeMimic = defineCriterion('stroke-mimic', {
  'aha-2026': benefitExceedsRisk(isTrue('mimicSuspected'), 'aha-2026-secondary'),
});

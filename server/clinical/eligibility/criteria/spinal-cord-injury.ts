/**
 * Acute spinal cord injury within 3 months. AHA/ASA 2026, in the absolute tier as "likely contraindicated".
 */
import { absolute, defineCriterion } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { THREE_MONTHS } from '../limit.ts';

export const spinalCordInjury = defineCriterion('spinal-cord-injury', {
  'aha-2026': absolute(happened('spinalCordInjury', ['<', THREE_MONTHS])),
});

/** Dural puncture within 7 days, the seventh included. AHA/ASA 2026, relative. */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const duralPuncture = defineCriterion('dural-puncture', {
  'aha-2026': relative(happened('duralPuncture', ['<=', days(7)])),
});

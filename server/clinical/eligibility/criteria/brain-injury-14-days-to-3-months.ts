/**
 * Moderate or severe traumatic brain injury 14 days to 3 months ago, both ends included as printed. AHA/ASA
 * 2026, relative. Without a date neither this nor the absolute criterion can be told.
 */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { THREE_MONTHS, days } from '../limit.ts';

export const brainInjury14DaysTo3Months = defineCriterion('brain-injury-14-days-to-3-months', {
  'aha-2026': relative(happened('traumaticBrainInjury', ['>=', days(14)], ['<=', THREE_MONTHS])),
});

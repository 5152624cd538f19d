/**
 * Major surgery outside the nervous system within about 10 days. AHA/ASA 2026, relative; on the page that was
 * not read, limit not confirmed.
 */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const recentMajorSurgery = defineCriterion('recent-major-surgery', {
  'aha-2026': relative(happened('majorSurgery', ['<=', days(10)]), 'aha-2026-page-31'),
});

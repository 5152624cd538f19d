/**
 * Major trauma outside the nervous system, 14 days to 3 months ago. AHA/ASA 2026, relative; on the page that
 * was not read, limits not confirmed. What holds before 14 days was not read either: there the clinician
 * decides, since "not met" would be wrong.
 */
import { anyOf, forJudgement } from '../condition.ts';
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { THREE_MONTHS, days } from '../limit.ts';

const WITHIN_3_MONTHS = anyOf(
  happened('majorTrauma', ['>=', days(14)], ['<=', THREE_MONTHS]),
  forJudgement(happened('majorTrauma', ['<', days(14)])),
);

export const majorTrauma = defineCriterion('major-trauma', {
  'aha-2026': relative(WITHIN_3_MONTHS, 'aha-2026-page-31'),
});

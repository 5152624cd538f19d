/**
 * ST-elevation myocardial infarction. AHA/ASA 2026, relative; on the page that was not read. The fact tells
 * neither the type nor is a limit known, so an infarction is for the clinician to weigh; none recorded as
 * such is "not met".
 */
import { forJudgement } from '../condition.ts';
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';

export const stElevationInfarction = defineCriterion('st-elevation-infarction', {
  'aha-2026': relative(forJudgement(happened('myocardialInfarction')), 'aha-2026-page-31'),
});

/**
 * Remote myocardial infarction. AHA/ASA 2026, benefit generally exceeds risk. What counts as remote was not
 * read, so an infarction is for the clinician to weigh; none recorded as such is "not met".
 */
import { forJudgement } from '../condition.ts';
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';

export const remoteMyocardialInfarction = defineCriterion('remote-myocardial-infarction', {
  'aha-2026': benefitExceedsRisk(forJudgement(happened('myocardialInfarction'))),
});

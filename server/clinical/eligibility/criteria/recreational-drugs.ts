/** Use of recreational drugs. AHA/ASA 2026, benefit generally exceeds risk. */
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const recreationalDrugs = defineCriterion('recreational-drugs', {
  'aha-2026': benefitExceedsRisk(isTrue('recreationalDrugs')),
});

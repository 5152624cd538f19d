/** Extra-axial intracranial neoplasm. AHA/ASA 2026, benefit generally exceeds risk. */
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const extraAxialNeoplasm = defineCriterion('extra-axial-neoplasm', {
  'aha-2026': benefitExceedsRisk(isTrue('extraAxialNeoplasm')),
});

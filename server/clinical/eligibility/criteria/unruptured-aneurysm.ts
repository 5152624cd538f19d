/** Unruptured intracranial aneurysm. AHA/ASA 2026, benefit generally exceeds risk. */
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const unrupturedAneurysm = defineCriterion('unruptured-aneurysm', {
  'aha-2026': benefitExceedsRisk(isTrue('unrupturedAneurysm')),
});

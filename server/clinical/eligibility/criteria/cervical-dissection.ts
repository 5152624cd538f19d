/** Extracranial cervical dissection. AHA/ASA 2026, benefit generally exceeds risk. */
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const cervicalDissection = defineCriterion('cervical-dissection', {
  'aha-2026': benefitExceedsRisk(isTrue('cervicalDissection')),
});

/** Stroke during an angiographic procedure. AHA/ASA 2026, benefit generally exceeds risk. */
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const proceduralStroke = defineCriterion('procedural-stroke', {
  'aha-2026': benefitExceedsRisk(isTrue('proceduralStroke')),
});

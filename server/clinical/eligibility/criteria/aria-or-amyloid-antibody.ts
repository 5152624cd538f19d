/**
 * Amyloid-related imaging abnormalities or amyloid immunotherapy. AHA/ASA 2026, absolute. No time since the
 * last infusion was read, so any recorded infusion counts, whenever it was.
 */
import { anyOf } from '../condition.ts';
import { absolute, defineCriterion } from '../criterion.ts';
import { happened, isTrue } from '../fact-conditions.ts';

export const ariaOrAmyloidAntibody = defineCriterion('aria-or-amyloid-antibody', {
  'aha-2026': absolute(anyOf(isTrue('aria'), happened('amyloidAntibody'))),
});

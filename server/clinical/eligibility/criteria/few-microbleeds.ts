/**
 * Few cerebral microbleeds. AHA/ASA 2026, 1 to 10: COR 2a. ESO 2021 prints "fewer than 10" and "more than
 * 10": exactly 10 is in neither rule, and is left to the clinician.
 */
import { anyOf, forJudgement } from '../condition.ts';
import { defineCriterion, recommendation } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const fewMicrobleeds = defineCriterion('few-microbleeds', {
  'aha-2026': recommendation(
    'class-2a',
    number('microbleeds', ['>=', 1], ['<=', 10]),
    'aha-2026-eligibility',
  ),
  'eso-2021': recommendation(
    'eso-treat',
    anyOf(
      number('microbleeds', ['>=', 1], ['<', 10]),
      forJudgement(number('microbleeds', ['>=', 10], ['<=', 10])),
    ),
    'eso-2021-secondary',
  ),
});

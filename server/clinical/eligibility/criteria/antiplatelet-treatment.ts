/**
 * Single or dual antiplatelet treatment: no obstacle. AHA/ASA 2026, COR 1; ESO 2021 likewise. `other` may be
 * a single drug or three of them, so it is left to the clinician.
 */
import { anyOf, forJudgement } from '../condition.ts';
import { defineCriterion, recommendation } from '../criterion.ts';
import { isOneOf } from '../fact-conditions.ts';

const SINGLE_OR_DUAL = anyOf(
  isOneOf('antiplatelets', 'aspirin', 'aspirin-and-clopidogrel'),
  forJudgement(isOneOf('antiplatelets', 'other')),
);

export const antiplateletTreatment = defineCriterion('antiplatelet-treatment', {
  'aha-2026': recommendation('class-1', SINGLE_OR_DUAL, 'aha-2026-eligibility'),
  'eso-2021': recommendation('eso-treat', SINGLE_OR_DUAL, 'eso-2021-secondary'),
});

/**
 * Severe hyperglycaemia. AHA/ASA 2026: treat it; if the disabling deficit persists, thrombolysis is
 * recommended (COR 1). No limit was read in 2026: 22.2 mmol/L is the level ESO 2021 singles out, from memory.
 */
import { defineCriterion } from '../criterion.ts';
import { glucose } from '../fact-conditions.ts';

export const severeHyperglycaemia = defineCriterion('severe-hyperglycaemia', {
  'aha-2026': {
    tier: 'correct-first',
    strength: 'class-1',
    when: glucose('>', 22.2, 'mmol/L'),
    evidence: 'aha-2026-eligibility',
    limitsFrom: 'eso-2021-unconfirmed',
  },
});

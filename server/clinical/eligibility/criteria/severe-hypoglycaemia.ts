/**
 * Severe hypoglycaemia. AHA/ASA 2026: treat it; if the disabling deficit persists, thrombolysis is
 * recommended (COR 1). No limit was read in 2026: 50 mg/dL is that of the 2013 and 2019 editions.
 */
import { defineCriterion } from '../criterion.ts';
import { glucose } from '../fact-conditions.ts';

export const severeHypoglycaemia = defineCriterion('severe-hypoglycaemia', {
  'aha-2026': {
    tier: 'correct-first',
    strength: 'class-1',
    when: glucose('<', 50, 'mg/dL'),
    evidence: 'aha-2026-eligibility',
    limitsFrom: 'aha-2019-eligibility',
  },
});

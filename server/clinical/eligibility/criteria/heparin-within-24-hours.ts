/**
 * Heparin in treatment dose within 24 hours. Named by AHA/ASA 2019 (from protocol sites); not found on the
 * pages read of 2026. So it has no tier today, and is shown beside the chosen edition.
 */
import { defineCriterion } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { hours } from '../limit.ts';

export const heparinWithin24Hours = defineCriterion('heparin-within-24-hours', {
  'aha-2019': {
    tier: 'named-earlier',
    when: happened('heparinTreatmentDose', ['<', hours(24)]),
    evidence: 'aha-2019-eligibility',
  },
});

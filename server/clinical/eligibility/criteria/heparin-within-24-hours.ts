/**
 * Heparin in treatment dose within 24 hours. Named by AHA/ASA 2019 (from protocol sites); not found on the
 * pages read of 2026. So it has no tier today, and is shown beside the chosen edition.
 */
import { defineCriterion } from '../criterion.ts';
import { HEPARIN_WINDOW } from '../drug-windows.ts';
import { happened } from '../fact-conditions.ts';

export const heparinWithin24Hours = defineCriterion('heparin-within-24-hours', {
  'aha-2019': {
    tier: 'named-earlier',
    when: happened('heparinTreatmentDose', ['<', HEPARIN_WINDOW]),
    evidence: 'aha-2019-eligibility',
  },
});

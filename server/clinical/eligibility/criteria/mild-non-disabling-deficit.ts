/**
 * Mild, non-disabling deficit within 4.5 hours. AHA/ASA 2026, COR 3: no benefit. ESO 2021 suggests no
 * thrombolysis, from memory. The clinician says whether it disables; no NIHSS stands in for that.
 */
import { allOf } from '../condition.ts';
import { defineCriterion, recommendation } from '../criterion.ts';
import { isFalse, number } from '../fact-conditions.ts';

const NON_DISABLING = allOf(number('minutesSinceLastKnownWell', ['<=', 270]), isFalse('disablingDeficit'));

export const mildNonDisablingDeficit = defineCriterion('mild-non-disabling-deficit', {
  'aha-2026': recommendation('class-3-no-benefit', NON_DISABLING, 'aha-2026-eligibility'),
  'eso-2021': recommendation('eso-suggested-against', NON_DISABLING, 'eso-2021-unconfirmed'),
});

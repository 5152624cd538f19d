/**
 * Moderate or severe traumatic brain injury within 14 days. AHA/ASA 2026, absolute: implied by the relative
 * entry, which begins at 14 days, and so not confirmed. Exactly 14 days belongs to the relative entry, which
 * prints it.
 */
import { absolute, defineCriterion } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const brainInjuryUnder14Days = defineCriterion('brain-injury-under-14-days', {
  'aha-2026': absolute(happened('traumaticBrainInjury', ['<', days(14)]), 'aha-2026-unconfirmed'),
});

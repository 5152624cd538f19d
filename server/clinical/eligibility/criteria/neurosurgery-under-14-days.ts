/**
 * Intracranial or spinal surgery within 14 days. AHA/ASA 2026, absolute: implied by the relative entry, which
 * begins at 14 days, and so not confirmed. Exactly 14 days belongs to the relative entry, which prints it.
 */
import { absolute, defineCriterion } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const neurosurgeryUnder14Days = defineCriterion('neurosurgery-under-14-days', {
  'aha-2026': absolute(happened('neurosurgery', ['<', days(14)]), 'aha-2026-unconfirmed'),
});

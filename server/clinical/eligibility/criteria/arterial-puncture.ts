/** Puncture of a non-compressible artery within 7 days, the seventh included. AHA/ASA 2026, relative. */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const arterialPuncture = defineCriterion('arterial-puncture', {
  'aha-2026': relative(happened('arterialPuncture', ['<=', days(7)])),
});

/**
 * Gastrointestinal or genitourinary bleeding within about 21 days. AHA/ASA 2026, relative; on the page that
 * was not read, limit not confirmed.
 */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const recentGastrointestinalOrUrinaryBleed = defineCriterion(
  'recent-gastrointestinal-or-urinary-bleed',
  {
    'aha-2026': relative(happened('gastrointestinalOrUrinaryBleed', ['<', days(21)]), 'aha-2026-page-31'),
  },
);

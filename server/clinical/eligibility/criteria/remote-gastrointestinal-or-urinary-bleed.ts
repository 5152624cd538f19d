/**
 * Remote, stable gastrointestinal or genitourinary bleeding. AHA/ASA 2026, benefit generally exceeds risk.
 * What counts as remote was not read: before the 21 days of the recent one it is not, later (and whether it
 * is stable) the clinician decides.
 */
import { forJudgement } from '../condition.ts';
import { benefitExceedsRisk, defineCriterion } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { days } from '../limit.ts';

export const remoteGastrointestinalOrUrinaryBleed = defineCriterion(
  'remote-gastrointestinal-or-urinary-bleed',
  {
    'aha-2026': {
      ...benefitExceedsRisk(forJudgement(happened('gastrointestinalOrUrinaryBleed', ['>=', days(21)]))),
      limitsFrom: 'aha-2026-page-31',
    },
  },
);

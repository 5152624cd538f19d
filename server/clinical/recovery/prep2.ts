/**
 * PREP2, arm and hand function at 3 months in four categories. Stinear CM, et al. Ann Clin Transl Neurol
 * 2017;4:811-820; steps as on the authors' site.
 *
 * The day is that of SAFE (within 3 days). The motor evoked potential (day 3 to 7) and the NIHSS of day 3 carry their
 * day in their own definition. From age 80 the authors' page says only "Excellent or Good by age"; the split at SAFE 8
 * is unconfirmed and marked so. The score bands of the categories are not shown for the same reason.
 */
import { choiceInput, flagInput, numberInput } from '../scores/score-input.ts';
import type { RecoveryCategoryId, RecoveryStepId } from '../text/en/recovery.ts';
import { days } from './course.ts';
import type { CategoryStatement } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

function category(
  rule: RecoveryStepId,
  found: RecoveryCategoryId,
  more: Pick<CategoryStatement, 'isUnconfirmed'> = {},
): Conclusion {
  return {
    rule,
    statements: [
      {
        kind: 'categories',
        outcome: 'arat-category',
        horizon: '3-months',
        categories: [found],
        correctPercent: 75,
        ...more,
      },
    ],
    ...(more.isUnconfirmed && { remarks: ['prep2-unconfirmed'] }),
  };
}

const STEP_1_UNDER_80 = category('prep2.safe-5-under-80', 'excellent');
const STEP_1_SAFE_8 = category('prep2.safe-8-from-80', 'excellent', { isUnconfirmed: true });
const STEP_1_SAFE_5 = category('prep2.safe-5-from-80', 'good', { isUnconfirmed: true });
const STEP_2 = category('prep2.mep-present', 'good');
const STEP_3_LIMITED = category('prep2.mep-absent-nihss-below-7', 'limited');
const STEP_3_POOR = category('prep2.mep-absent-nihss-7', 'poor');

export const prep2 = recoveryRule({
  id: 'prep2',
  domain: 'arm',
  evidence: 'prep2',
  course: days(0, 3),
  requires: [needs(flagInput('armWeakness'), (isWeak) => isWeak)],
  inputs: [
    numberInput('safeScore', [0, 5, 8]),
    numberInput('ageYears', [60, 80]),
    choiceInput('motorEvokedPotential'),
    numberInput('nihssDay3', [0, 7]),
  ],
  remarks: ['prep2-bands'],
  conclude: ([safe, years, potential, nihss]) => {
    if (safe >= 5) {
      if (years < 80) return STEP_1_UNDER_80;
      return safe >= 8 ? STEP_1_SAFE_8 : STEP_1_SAFE_5;
    }
    if (potential === 'present') return STEP_2;
    return nihss < 7 ? STEP_3_LIMITED : STEP_3_POOR;
  },
});

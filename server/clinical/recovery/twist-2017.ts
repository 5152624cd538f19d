/**
 * TWIST 2017: when gait becomes independent. Smith MC, et al. Neurorehabil Neural Repair 2017;31:955; n=41, 95 %
 * correct.
 *
 * Trunk Control Test above 40 at one week: by 6 weeks. Below 40 with hip extension of MRC 3 or more: by 12 weeks. Else
 * dependent. Exactly 40 is not defined in the abstract: it counts as not above 40, and the result says so.
 */
import { flagInput, numberInput } from '../scores/score-input.ts';
import type { RecoveryCategoryId, RecoveryStepId } from '../text/en/recovery.ts';
import { aboutDay } from './course.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

function category(rule: RecoveryStepId, found: RecoveryCategoryId): Conclusion {
  return {
    rule,
    statements: [
      {
        kind: 'categories',
        outcome: 'walking-category',
        horizon: '12-weeks',
        categories: [found],
        correctPercent: 95,
      },
    ],
  };
}

const BY_6_WEEKS = category('twist-2017.trunk-above-40', 'walks-by-6-weeks');
const BY_12_WEEKS = category('twist-2017.hip-3', 'walks-by-12-weeks');
const DEPENDENT = category('twist-2017.hip-below-3', 'dependent-at-12-weeks');

const AT_40 = { remarks: ['twist-2017-trunk-40'] } as const;
const AT_40_BY_12_WEEKS: Conclusion = { ...BY_12_WEEKS, ...AT_40 };
const AT_40_DEPENDENT: Conclusion = { ...DEPENDENT, ...AT_40 };

export const twist2017 = recoveryRule({
  id: 'twist-2017',
  domain: 'gait',
  evidence: 'twist-2017',
  course: aboutDay(7),
  requires: [needs(flagInput('legWeakness'), (isWeak) => isWeak)],
  inputs: [numberInput('trunkControlTest', [0, 40, 41]), numberInput('hipExtensionMrc', [0, 3])],
  remarks: ['twist-2017-small'],
  conclude: ([trunk, hip]) => {
    if (trunk > 40) return BY_6_WEEKS;
    if (trunk === 40) return hip >= 3 ? AT_40_BY_12_WEEKS : AT_40_DEPENDENT;
    return hip >= 3 ? BY_12_WEEKS : DEPENDENT;
  },
});

/**
 * EPOS, gait: independent gait (FAC of 4 or more) at 6 months. Veerbeek JM, et al. Neurorehabil Neural Repair
 * 2011;25:268.
 *
 * Sitting for 30 seconds and leg strength 98 %; neither 27 %, 10 % by day 9. The day of the first examination was not
 * captured: day 2 stands for it, unconfirmed, as in the rule for the arm. One sign alone: the range between.
 */
import { flagInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { eposConclusions, FIRST_DAY, LAST_DAY, MOMENTS } from './epos.ts';
import { rate } from './finding.ts';
import { needs, recoveryRule } from './recovery.ts';

const conclusions = eposConclusions(
  { both: 98, neitherOnDay2: 27, neitherOnDay9: 10 },
  ({ signs, percent, isBetween }) => ({
    rule: `epos-gait.${signs}`,
    statements: [
      rate('walks-independently', '6-months', percent, isBetween ? { isBetweenPublished: true } : {}),
    ],
    ...(signs === 'mixed' && { remarks: ['epos-mixed'] }),
  }),
);

export const eposGait = recoveryRule({
  id: 'epos-gait',
  domain: 'gait',
  evidence: 'epos-gait',
  course: days(FIRST_DAY, LAST_DAY, MOMENTS),
  requires: [needs(flagInput('legWeakness'), (isWeak) => isWeak)],
  inputs: [flagInput('sitting30Seconds'), flagInput('legStrengthCriterion')],
  remarks: [],
  conclude: ([sits, isStrong], day) => conclusions(sits, isStrong, day),
});

/**
 * EPOS, arm: some dexterity (ARAT of 10 or more) at 6 months. Nijland RH, et al. Stroke 2010;41:745.
 *
 * Both movements 98 %; neither 25 % on day 2, falling to 14 % by day 9: a range on the days between. One movement
 * without the other is not in the abstract: the range between the printed figures, marked so. That 60 % of people with
 * finger extension reach the full score is given for day 2 only, the day the abstract speaks of.
 */
import { exactly } from '../range.ts';
import { flagInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { eposConclusions, FIRST_DAY, LAST_DAY, MOMENTS } from './epos.ts';
import { notPublished, rate } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const conclusionsWith = (hasFullScoreFigure: boolean) =>
  eposConclusions(
    { both: 98, neitherOnDay2: 25, neitherOnDay9: 14 },
    ({ signs, percent, stretch, isBetween }): Conclusion => ({
      rule: `epos-arm.${signs}`,
      statements: [
        rate('arat-10-or-more', '6-months', percent, isBetween ? { isBetweenPublished: true } : {}),
        hasFullScoreFigure && stretch === 'first'
          ? rate('arat-full', '6-months', exactly(60))
          : notPublished('arat-full', '6-months'),
      ],
      ...(signs === 'mixed' && { remarks: ['epos-mixed'] }),
    }),
  );

const WITH_FINGER_EXTENSION = conclusionsWith(true);
const WITHOUT_FINGER_EXTENSION = conclusionsWith(false);

export const eposArm = recoveryRule({
  id: 'epos-arm',
  domain: 'arm',
  evidence: 'epos-arm',
  course: days(FIRST_DAY, LAST_DAY, MOMENTS),
  requires: [needs(flagInput('armWeakness'), (isWeak) => isWeak)],
  inputs: [flagInput('fingerExtension'), flagInput('shoulderAbduction')],
  remarks: [],
  conclude: ([finger, shoulder], day) =>
    (finger ? WITH_FINGER_EXTENSION : WITHOUT_FINGER_EXTENSION)(finger, shoulder, day),
});

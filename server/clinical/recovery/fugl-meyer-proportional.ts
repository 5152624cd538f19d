/**
 * Proportional recovery of the arm: gain = 0.7 × (66 − first Fugl-Meyer). Prabhakaran 2008; Kundert R, et al.
 * Neurorehabil Neural Repair 2019;33:876. Criticism: Hope 2019, Lohse 2021.
 *
 * A band for a group, never a forecast for one person: about 30 % of severe patients do not follow. The intercept of
 * Prabhakaran 2008 is not used, since its exact value was not read. The sources' day of the first score was not read
 * either; a first score later than the horizon cannot be one.
 */
import { flagInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { bandInput, populationBand } from './proportional.ts';
import { needs, recoveryRule } from './recovery.ts';

export const FUGL_MEYER_RULE = { share: 0.7, maximum: 66 };

export const fuglMeyerProportional = recoveryRule({
  id: 'fugl-meyer-proportional',
  domain: 'arm',
  evidence: 'proportional-recovery',
  course: days(0, 90),
  requires: [needs(flagInput('armWeakness'), (isWeak) => isWeak)],
  isGroupFigure: true,
  inputs: [
    bandInput('fuglMeyerArm', (initial) => ({
      rule: 'fugl-meyer-proportional.band',
      statements: [populationBand(FUGL_MEYER_RULE, 'ue-fm', '3-to-6-months', initial)],
    })),
  ],
  remarks: ['group-not-person', 'severe-do-not-follow', 'proportional-criticised'],
  conclude: ([band]) => band,
});

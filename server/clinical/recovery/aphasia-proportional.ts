/**
 * Proportional recovery of aphasia: gain = 0.73 × (maximum − first score) on the Western Aphasia Battery at 90 days.
 * Lazar RM, et al. Stroke 2010;41:1485; n=21.
 *
 * A band for a group, never a forecast, open to the same criticism as the rule for the arm. The composite is the one
 * the examiner names, out of 100. The day of the first score was not read; later than the horizon it cannot be one.
 */
import { flagInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { bandInput, populationBand } from './proportional.ts';
import { needs, recoveryRule } from './recovery.ts';

export const APHASIA_RULE = { share: 0.73, maximum: 100 };

export const aphasiaProportional = recoveryRule({
  id: 'aphasia-proportional',
  domain: 'language',
  evidence: 'lazar-2010',
  course: days(0, 90),
  requires: [needs(flagInput('aphasia'), (isPresent) => isPresent)],
  isGroupFigure: true,
  inputs: [
    bandInput('westernAphasiaBattery', (initial) => ({
      rule: 'aphasia-proportional.band',
      statements: [populationBand(APHASIA_RULE, 'wab', '90-days', initial)],
    })),
  ],
  remarks: ['group-not-person', 'proportional-criticised', 'lazar-small'],
  conclude: ([band]) => band,
});

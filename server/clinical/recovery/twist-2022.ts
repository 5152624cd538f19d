/**
 * TWIST 2022: 0 to 4 points for the time to independent gait (FAC of 4 or more by 4, 6, 9, 16 or 26 weeks). Smith MC,
 * et al. Neurorehabil Neural Repair 2022;36:461.
 *
 * Points only: the probability of each total was not available. One point for each of age and knee extension and up to
 * two for balance is the only split that fits the published cut-offs and maximum. That the examination belongs to the
 * end of the first week is taken from the 2017 rule, unconfirmed.
 */
import { exactly } from '../range.ts';
import { flagInput, numberInput } from '../scores/score-input.ts';
import { aboutDay } from './course.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const MAXIMUM = 4;

type Total = 0 | 1 | 2 | 3 | 4;

function points(total: Total): Conclusion {
  return {
    rule: 'twist-2022.points',
    statements: [
      {
        kind: 'points',
        outcome: 'walking-points',
        horizon: '26-weeks',
        range: exactly(total),
        maximum: MAXIMUM,
      },
    ],
  };
}

const BY_TOTAL: Readonly<Record<Total, Conclusion>> = {
  0: points(0),
  1: points(1),
  2: points(2),
  3: points(3),
  4: points(4),
};

export const twist2022 = recoveryRule({
  id: 'twist-2022',
  domain: 'gait',
  evidence: 'twist-2022',
  course: aboutDay(7),
  requires: [needs(flagInput('legWeakness'), (isWeak) => isWeak)],
  inputs: [
    numberInput('ageYears', [60, 80]),
    numberInput('kneeExtensionMrc', [0, 3]),
    numberInput('bergBalance', [0, 6, 16]),
  ],
  remarks: ['twist-2022-points-only', 'twist-over-predicts'],
  conclude: ([years, knee, berg]) => {
    const balance = Number(berg >= 6) + Number(berg >= 16);
    // Four conditions, a point for each.
    return BY_TOTAL[(Number(years < 80) + Number(knee >= 3) + balance) as Total];
  },
});

/**
 * Distribution over mRS 0 to 6 by treatment and delay, for icon arrays. Python package stroke-outcome, commit
 * 4f1d37b: for every k, the log odds of mRS <= k go in a straight line from treatment at once to the time of no
 * effect (thrombolysis 378 min, thrombectomy 480 min), and stay there.
 *
 * The older data of the same group (mRS 0-1 at onset 0.63 and 0.20) must not be mixed with these. The cohorts stand
 * for large-vessel occlusion by NIHSS: 0 to 10 without, 11 and more with. At the time of no effect treatment still
 * costs the excess deaths that are built in: 1.1 % (no occlusion), 3.4 % (occlusion), 4.0 % (thrombectomy).
 */

export type CohortId = 'nlvo-ivt' | 'lvo-ivt' | 'lvo-mt';

type Six = readonly [number, number, number, number, number, number];

/** Shares of mRS 0, 1, 2, 3, 4, 5 and 6 (dead); they add up to 1. */
export type MrsDistribution = readonly [...Six, number];

interface Cohort {
  readonly untreated: MrsDistribution;
  readonly noEffectMinutes: number;
  /** Log odds of mRS <= 0 to <= 5, treated at once and at the time of no effect. */
  readonly atOnset: Six;
  readonly atNoEffect: Six;
}

function eachOf(one: Six, combine: (value: number, position: 0 | 1 | 2 | 3 | 4 | 5) => number): Six {
  return [
    combine(one[0], 0),
    combine(one[1], 1),
    combine(one[2], 2),
    combine(one[3], 3),
    combine(one[4], 4),
    combine(one[5], 5),
  ];
}

const logit = (share: number) => Math.log(share / (1 - share));
const expit = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

/** Shares of the single grades, from those of mRS <= 0 to <= 5. */
function gradesOf([upTo0, upTo1, upTo2, upTo3, upTo4, upTo5]: Six): MrsDistribution {
  return [upTo0, upTo1 - upTo0, upTo2 - upTo1, upTo3 - upTo2, upTo4 - upTo3, upTo5 - upTo4, 1 - upTo5];
}

function cohort(untreated: Six, noEffectMinutes: number, atOnset: Six, atNoEffect: Six): Cohort {
  return {
    untreated: gradesOf(untreated),
    noEffectMinutes,
    atOnset: eachOf(atOnset, logit),
    atNoEffect: eachOf(atNoEffect, logit),
  };
}

const THROMBOLYSIS_NO_EFFECT_MINUTES = 378;
const THROMBECTOMY_NO_EFFECT_MINUTES = 480;

const UNTREATED_NLVO: Six = [0.198, 0.46, 0.58, 0.708, 0.856, 0.918];
const UNTREATED_LVO: Six = [0.05, 0.129, 0.265, 0.429, 0.676, 0.811];

const COHORTS: Readonly<Record<CohortId, Cohort>> = {
  'nlvo-ivt': cohort(
    UNTREATED_NLVO,
    THROMBOLYSIS_NO_EFFECT_MINUTES,
    [0.445, 0.642, 0.752, 0.862, 0.941, 0.967],
    [0.196, 0.455, 0.574, 0.701, 0.847, 0.908],
  ),
  'lvo-ivt': cohort(
    UNTREATED_LVO,
    THROMBOLYSIS_NO_EFFECT_MINUTES,
    [0.14, 0.233, 0.361, 0.522, 0.73, 0.838],
    [0.048, 0.124, 0.255, 0.414, 0.653, 0.783],
  ),
  'lvo-mt': cohort(
    UNTREATED_LVO,
    THROMBECTOMY_NO_EFFECT_MINUTES,
    [0.306, 0.429, 0.548, 0.707, 0.851, 0.915],
    [0.048, 0.124, 0.255, 0.412, 0.649, 0.779],
  ),
};

export function untreatedDistribution(cohortId: CohortId): MrsDistribution {
  return COHORTS[cohortId].untreated;
}

/** How much of the time to no effect has passed, at most 1. */
export function effectLost(cohortId: CohortId, minutes: number): number {
  return Math.min(1, minutes / COHORTS[cohortId].noEffectMinutes);
}

export function treatedDistribution(cohortId: CohortId, minutes: number): MrsDistribution {
  const { atOnset, atNoEffect } = COHORTS[cohortId];
  const lost = effectLost(cohortId, minutes);
  return gradesOf(
    eachOf(atOnset, (start, position) => expit((1 - lost) * start + lost * atNoEffect[position])),
  );
}

/** What ten minutes cost, as one range for a sentence: by the same calculation as the mRS distributions. */
import { spanOf, type Range } from '../range.ts';
import type { CohortBenefit } from './benefit-result.ts';
import { TRIALS_END_MINUTES } from './trial-windows.ts';

const TEN_MINUTES = 10;

/**
 * People in 1,000 who no longer reach mRS 0 or 1 when thrombolysis is given ten minutes later, over the cohorts the
 * patient may belong to and the recorded delays. Undefined without a delay, and beyond those of the trials.
 */
export function lostPer1000In10Minutes(cohorts: readonly CohortBenefit[]): Range | undefined {
  const lost = cohorts
    .filter(({ cohort }) => cohort !== 'lvo-mt')
    .flatMap(({ byDelay }) => byDelay.filter(({ minutes }) => minutes <= TRIALS_END_MINUTES))
    .flatMap(({ costOfDelay }) => costOfDelay.filter(({ delayMinutes }) => delayMinutes === TEN_MINUTES))
    .map(({ change }) => -10 * change.mrs01);
  return lost.length === 0 ? undefined : spanOf(lost);
}

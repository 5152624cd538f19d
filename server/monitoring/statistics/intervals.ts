/** Intervals of a share and of a count. */
import { zOf } from '../../inference/answer/normal.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a share (Wilson EB. J Am Stat Assoc 1927;22:209-212).
 * @param coverage such as 0.95
 */
export function wilsonInterval(events: number, n: number, coverage: number): Interval {
  const z2 = zOf(coverage) ** 2;
  const centre = events + z2 / 2;
  const half = Math.sqrt(z2 * ((events * (n - events)) / n + z2 / 4));
  return { low: Math.max(0, (centre - half) / (n + z2)), high: Math.min(1, (centre + half) / (n + z2)) };
}

/** Steps that halve an interval of means down to what a double can tell apart. */
const HALVINGS = 100;

/**
 * Exact interval of the mean of a Poisson count (Garwood F. Biometrika 1936;28:437-442). For the sum of events of
 * different probabilities it is somewhat too wide, never too narrow.
 */
export function poissonInterval(events: number, coverage: number): Interval {
  const tail = (1 - coverage) / 2;
  return {
    low: events === 0 ? 0 : meanWhere((mean) => 1 - poissonBelowOrAt(events - 1, mean) < tail, events),
    high: meanWhere((mean) => poissonBelowOrAt(events, mean) > tail, events),
  };
}

/** The mean at which a condition that holds for small means stops to hold. */
function meanWhere(holds: (mean: number) => boolean, near: number): number {
  let low = 0;
  let high = 2 * near + 50;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X <= count) for a Poisson variable, summed from its largest term in logarithms. */
function poissonBelowOrAt(count: number, mean: number): number {
  if (mean === 0) return 1;
  let logTerm = -mean;
  const logs = [logTerm];
  for (let k = 1; k <= count; k++) {
    logTerm += Math.log(mean / k);
    logs.push(logTerm);
  }
  const largest = Math.max(...logs);
  return Math.min(1, Math.exp(largest) * logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}

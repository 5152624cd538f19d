/** Interval of a share. */
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

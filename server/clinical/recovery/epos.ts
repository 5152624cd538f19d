/**
 * The shape that the two EPOS rules share: two bedside signs, a figure when both are there, a figure that falls from
 * day 2 to day 9 when neither is, and none printed for one without the other.
 */
import { exactly, type Range } from '../range.ts';
import type { Conclusion } from './recovery.ts';

export const FIRST_DAY = 2;
export const LAST_DAY = 9;

/** One day in each stretch the rules tell apart: day 2, the days between, day 9. */
export const MOMENTS = [FIRST_DAY, 5, LAST_DAY];

interface EposFigures {
  /** Per cent of people with the outcome. */
  readonly both: number;
  readonly neitherOnDay2: number;
  readonly neitherOnDay9: number;
}

type Stretch = 'first' | 'between' | 'last';

interface EposCase {
  readonly signs: 'both' | 'mixed' | 'neither';
  readonly percent: Range;
  readonly stretch: Stretch;
  /** The ends are printed, the value itself is not. */
  readonly isBetween: boolean;
}

/**
 * @param makeConclusion turns a case into the rule's conclusion; called once for each case
 * @returns the conclusion for the signs on a day
 */
export function eposConclusions(
  { both, neitherOnDay2, neitherOnDay9 }: EposFigures,
  makeConclusion: (found: EposCase) => Conclusion,
): (first: boolean, second: boolean, day: number) => Conclusion {
  // Stretches that say the same share one conclusion, so that a choice between them leaves nothing open.
  const made = new Map<string, Conclusion>();
  const concludeOnce = (found: EposCase) => {
    const conclusion = makeConclusion(found);
    const content = JSON.stringify(conclusion);
    const same = made.get(content) ?? conclusion;
    made.set(content, same);
    return same;
  };
  const forStretch = (stretch: Stretch, neither: Range) => ({
    both: concludeOnce({ signs: 'both', percent: exactly(both), stretch, isBetween: false }),
    mixed: concludeOnce({
      signs: 'mixed',
      percent: { low: neither.low, high: both },
      stretch,
      isBetween: true,
    }),
    neither: concludeOnce({
      signs: 'neither',
      percent: neither,
      stretch,
      isBetween: stretch === 'between',
    }),
  });
  const table = {
    first: forStretch('first', exactly(neitherOnDay2)),
    between: forStretch('between', { low: neitherOnDay9, high: neitherOnDay2 }),
    last: forStretch('last', exactly(neitherOnDay9)),
  };
  return (first, second, day) => {
    const stretch = day === FIRST_DAY ? 'first' : day === LAST_DAY ? 'last' : 'between';
    return table[stretch][first === second ? (first ? 'both' : 'neither') : 'mixed'];
  };
}

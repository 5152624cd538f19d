/**
 * A picture of 100 people, from the best to the worst outcome. Where several counts are possible, the figures between
 * them may belong to one group or the next, and are drawn so.
 */
import { spanOf, type Range } from '../range.ts';

export type PeopleGroup =
  | 'well'
  | 'someHelp'
  /** Everyone else, where figures on death are not to be shown: the dead are among them. */
  | 'others'
  | 'muchHelpOrDied'
  | 'bled'
  | 'notBled'
  | 'died'
  | 'alive'
  | 'recovered'
  | 'independent'
  | 'dependent'
  | 'had'
  | 'hadNot';

export interface PeopleShare {
  readonly group: PeopleGroup;
  /** People of 100; one number when nothing is open. */
  readonly count: Range;
  /** People in all groups before it. */
  readonly before: Range;
  /** The same with its own. */
  readonly upTo: Range;
}

export type PeoplePicture = readonly PeopleShare[];

/** @param possible whole people per 100 in the order of the groups, one list for each case; at least one */
export function pictureOf(
  groups: readonly PeopleGroup[],
  possible: readonly (readonly number[])[],
): PeoplePicture {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return groups.map((group, index) => ({
    group,
    count: spanOf(possible.map((counts) => sum(counts.slice(index, index + 1)))),
    before: spanOf(possible.map((counts) => sum(counts.slice(0, index)))),
    upTo: spanOf(possible.map((counts) => sum(counts.slice(0, index + 1)))),
  }));
}

export interface Figure {
  /** The first group that the person may belong to. */
  readonly group: PeopleGroup;
  readonly isCertain: boolean;
}

/** The 100 figures in order; fewer where the groups do not add up to everyone. */
export function figuresIn(picture: PeoplePicture): readonly Figure[] {
  return Array.from({ length: 100 }, (_, position) => position).flatMap((position) => {
    const groups = picture.filter(({ before, upTo }) => before.low <= position && position < upTo.high);
    return groups.slice(0, 1).map(({ group }) => ({ group, isCertain: groups.length === 1 }));
  });
}

/** @param low, high per cent, rounded as the sentences round them */
export function picturePercent(
  groups: readonly [PeopleGroup, PeopleGroup],
  low: number,
  high: number,
): PeoplePicture {
  return pictureOf(
    groups,
    [fewest(low), most(high)].map((count) => [count, 100 - count]),
  );
}

/** A share that is not zero may be one person. */
function most(percent: number): number {
  return percent > 0 && percent < 0.5 ? 1 : fewest(percent);
}

/** A share that is not everyone leaves one out. */
function fewest(percent: number): number {
  return percent < 100 ? Math.min(99, Math.round(percent)) : 100;
}

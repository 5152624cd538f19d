/**
 * The last dose from everything that is recorded of a drug. A later dose than the last recorded one is possible
 * wherever the drug is still being taken or a list is incomplete; the recorded time is kept only where that cannot
 * change a verdict.
 */
import type { PastEvent } from '../../clinical/facts/definition.ts';
import { known, type Fact } from '../../clinical/known.ts';
import type { Intake } from './intake.ts';

export interface DoseEvidence extends Pick<Intake, 'earliest' | 'latest'> {
  /** False: only possibly this drug, or possibly taken. It can make the last dose later, and proves none. */
  readonly isCertain: boolean;
  readonly source: string;
  /** The time as recorded, when it is exact. */
  readonly at?: string;
}

/**
 * @param limits hours at which a verdict changes, ascending; none when any dose ever counts
 * @param mayHideDoses more doses may exist than the evidence shows
 * @returns undefined when no dose is certain
 */
export function lastDose(
  evidence: readonly DoseEvidence[],
  limits: readonly number[],
  mayHideDoses: boolean,
  nowMs: number,
): Fact<PastEvent> | undefined {
  const certain = evidence.filter(({ isCertain }) => isCertain);
  const newest = latestBy(certain, ({ earliest }) => earliest ?? -Infinity);
  const last = latestBy(evidence, ({ latest }) => latest);
  if (newest === undefined || last === undefined) return undefined;
  const hoursAgo = (instant: number) => Math.max(0, (nowMs - instant) / 3_600_000);
  const event = (hours: number, { source }: DoseEvidence) =>
    known<PastEvent>({ occurred: true, hoursAgo: hours }, { source });
  const undated = known<PastEvent>({ occurred: true }, { source: newest.source });

  const atMost = newest.earliest === undefined ? Infinity : hoursAgo(newest.earliest);
  const atLeast = mayHideDoses ? 0 : hoursAgo(last.latest);
  if (atMost < (limits[0] ?? Infinity)) {
    // A later dose lies on the same side of every limit.
    if (newest.earliest === newest.latest) {
      return { ...event(atMost, newest), ...(newest.at !== undefined && { at: newest.at }) };
    }
    return limits.length === 0
      ? undated
      : { status: 'conflicting', values: [event(atMost, newest), event(atLeast, last)] };
  }
  const isUndecided = limits.length === 0 || limits.some((limit) => atLeast < limit && limit <= atMost);
  // The latest it can have been is told, so that nothing looks older than it is.
  return isUndecided ? undated : event(atLeast, last);
}

/** The last by time; among equals by source, so that the order of a list decides nothing. */
function latestBy(
  evidence: readonly DoseEvidence[],
  time: (entry: DoseEvidence) => number,
): DoseEvidence | undefined {
  const byTime = (a: DoseEvidence, b: DoseEvidence) => {
    const [first, second] = [time(a), time(b)];
    return first === second ? a.source.localeCompare(b.source) : second - first;
  };
  return evidence.toSorted(byTime)[0];
}

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
 * @param windowHours how long a dose counts; undefined when any dose ever counts
 * @param mayHideDoses more doses may exist than the evidence shows
 * @returns undefined when no dose is certain
 */
export function lastDose(
  evidence: readonly DoseEvidence[],
  windowHours: number | undefined,
  mayHideDoses: boolean,
  nowMs: number,
): Fact<PastEvent> | undefined {
  const certain = evidence.filter(({ isCertain }) => isCertain);
  const newest = latestBy(certain, ({ earliest }) => earliest ?? -Infinity);
  const last = latestBy(evidence, ({ latest }) => latest);
  if (newest === undefined || last === undefined) return undefined;
  const hoursAgo = (instant: number) => Math.max(0, (nowMs - instant) / 3_600_000);
  const event = (instant: number, { source }: DoseEvidence) =>
    known<PastEvent>({ occurred: true, hoursAgo: hoursAgo(instant) }, { source });
  const undated = known<PastEvent>({ occurred: true }, { source: newest.source });

  const latest = mayHideDoses ? nowMs : last.latest;
  const isInWindow = (instant: number) => windowHours === undefined || hoursAgo(instant) < windowHours;
  const isExact = newest.earliest === newest.latest;
  if (newest.earliest !== undefined && isInWindow(newest.earliest)) {
    // A later dose would be in the window too.
    if (isExact)
      return { ...event(newest.earliest, newest), ...(newest.at !== undefined && { at: newest.at }) };
    return windowHours === undefined
      ? undated
      : { status: 'conflicting', values: [event(newest.earliest, newest), event(latest, last)] };
  }
  // The latest it can have been: if even that is past the window, it is told so that nothing looks older than it is.
  return isInWindow(latest) ? undated : event(latest, last);
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

/** The record of a patient, stroke by stroke: of each kind what counts now, and what was said before. */
import type { OutcomeHistory } from '../../../server/api/contract.ts';
import { isCounted } from '../../../server/clinical/observed/observation-window.ts';
import {
  OUTCOME_KINDS,
  type OutcomeKind,
  type OutcomeValue,
} from '../../../server/clinical/observed/outcome-kinds.ts';
import { reportedObservation, standingReports } from '../../../server/clinical/observed/standing-reports.ts';
import { strokeAt, strokeFrom, type ReportedTreatment } from '../../../server/clinical/observed/strokes.ts';

export type OutcomeEntry = OutcomeHistory['outcomes'][number];

/** A value that is on record. */
export type RecordedOutcome = OutcomeEntry & { readonly value: OutcomeValue };

export interface EarlierOutcome {
  readonly outcome: RecordedOutcome;
  /** What replaced it. */
  readonly by: OutcomeEntry;
}

export interface OutcomeLine {
  /** Of those that stand the one that is compared, else the latest; undefined when nothing is recorded, or no more. */
  readonly current: RecordedOutcome | undefined;
  /** Seen at another time and not replaced by it: before or after the window. */
  readonly beside: readonly RecordedOutcome[];
  /** The latest first. */
  readonly earlier: readonly EarlierOutcome[];
}

export interface Stroke {
  /** Instant of the first assessment, milliseconds; undefined when none is on record. */
  readonly start: number | undefined;
  /** Observations from this instant on belong to it, until before the other; milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly treatment: ReportedTreatment;
  readonly line: (kind: OutcomeKind) => OutcomeLine;
}

/**
 * The latest first. What was seen before the first assessment on record, or is on record without any, stands by itself.
 * There is always one.
 */
export function strokesIn({ strokes, outcomes }: OutcomeHistory): readonly [Stroke, ...Stroke[]] {
  const starts = strokes.map(({ startedAt }) => Date.parse(startedAt));
  const known = starts.map((_, index) => strokeOf(starts, index, outcomes));
  const before = strokeOf(starts, -1, outcomes);
  const isShown = starts.length === 0 || OUTCOME_KINDS.some((kind) => hasEntries(before.line(kind)));
  const [latest, ...others] = [...(isShown ? [before] : []), ...known].toReversed();
  return latest ? [latest, ...others] : [before];
}

function hasEntries({ current, earlier }: OutcomeLine): boolean {
  return current !== undefined || earlier.length > 0;
}

/** @param index of the stroke; -1 for what was before the first */
function strokeOf(starts: readonly number[], index: number, outcomes: readonly OutcomeEntry[]): Stroke {
  const [start, next] = [starts[index], starts[index + 1]];
  const { treatment, reports } = standingReports(starts, index, outcomes);
  const own = outcomes.filter(({ observedAt }) => strokeAt(starts, Date.parse(observedAt)) === index);
  const isCompared = (report: OutcomeEntry) => {
    const observation = start === undefined ? undefined : reportedObservation(report, start, treatment);
    return observation !== undefined && isCounted(observation);
  };
  return {
    start,
    from: start === undefined ? -Infinity : strokeFrom(start),
    until: next === undefined ? Infinity : strokeFrom(next),
    treatment,
    line: (kind) => {
      const entries = own.filter((entry) => entry.kind === kind);
      const standing = entries.filter((entry) => reports.includes(entry)).filter(isRecorded);
      const current = standing.findLast(isCompared) ?? standing.at(-1);
      return {
        current,
        beside: standing.filter((entry) => entry !== current),
        earlier: replacedIn(entries, starts, index, outcomes).toReversed(),
      };
    },
  };
}

/** Each entry that does not stand any more, with the first after which it did not. */
function replacedIn(
  entries: readonly OutcomeEntry[],
  starts: readonly number[],
  index: number,
  outcomes: readonly OutcomeEntry[],
): EarlierOutcome[] {
  return entries.filter(isRecorded).flatMap((outcome) => {
    const by = entries.slice(entries.indexOf(outcome) + 1).find((later) => {
      const until = outcomes.slice(0, outcomes.indexOf(later) + 1);
      return !standingReports(starts, index, until).reports.includes(outcome);
    });
    return by === undefined ? [] : [{ outcome, by }];
  });
}

function isRecorded(entry: OutcomeEntry): entry is RecordedOutcome {
  return entry.value !== null;
}

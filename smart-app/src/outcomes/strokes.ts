/** The record of a patient, stroke by stroke: of each kind what counts now, and what was said before. */
import type { OutcomeHistory } from '../../../server/api/contract.ts';
import {
  isOutcomeKind,
  type OutcomeKind,
  type OutcomeValue,
} from '../../../server/clinical/observed/outcome-kinds.ts';
import {
  strokeAt,
  strokeFrom,
  treatmentOf,
  type ReportedTreatment,
} from '../../../server/clinical/observed/strokes.ts';

export type OutcomeEntry = OutcomeHistory['outcomes'][number];

/** A value that is on record. */
export type RecordedOutcome = OutcomeEntry & { readonly value: OutcomeValue };

export interface EarlierOutcome {
  readonly outcome: RecordedOutcome;
  /** What replaced it. */
  readonly by: OutcomeEntry;
}

export interface OutcomeLine {
  /** Undefined when nothing is recorded, or it was withdrawn. */
  readonly current: RecordedOutcome | undefined;
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
  const entries = outcomes.filter(({ kind }) => isOutcomeKind(kind));
  const of = (index: number) =>
    entries.filter(({ observedAt }) => strokeAt(starts, Date.parse(observedAt)) === index);
  const known = starts.map((start, index) => {
    const next = starts[index + 1];
    const span = { start, from: strokeFrom(start), until: next === undefined ? Infinity : strokeFrom(next) };
    return strokeOf(span, of(index));
  });
  const [first] = starts;
  const before = of(-1);
  const unassessed =
    before.length > 0 || first === undefined
      ? [
          strokeOf(
            { start: undefined, from: -Infinity, until: first === undefined ? Infinity : strokeFrom(first) },
            before,
          ),
        ]
      : [];
  const [latest, ...others] = [...unassessed, ...known].toReversed();
  if (latest === undefined) throw new Error('without a stroke on record the outcomes stand by themselves');
  return [latest, ...others];
}

function strokeOf(span: Pick<Stroke, 'start' | 'from' | 'until'>, entries: readonly OutcomeEntry[]): Stroke {
  const given = entries.findLast(({ kind }) => kind === 'thrombolysis');
  return {
    ...span,
    treatment: span.start === undefined ? { status: 'unknown' } : treatmentOf(span.start, given),
    line: (kind) => lineOf(entries.filter((entry) => entry.kind === kind)),
  };
}

function lineOf(entries: readonly OutcomeEntry[]): OutcomeLine {
  const last = entries.at(-1);
  const earlier = entries.flatMap((outcome, index) => {
    const by = entries[index + 1];
    return isRecorded(outcome) && by !== undefined ? [{ outcome, by }] : [];
  });
  return { current: last && isRecorded(last) ? last : undefined, earlier: earlier.toReversed() };
}

function isRecorded(entry: OutcomeEntry): entry is RecordedOutcome {
  return entry.value !== null;
}

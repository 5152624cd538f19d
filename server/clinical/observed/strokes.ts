/** Which assessments and outcomes of one patient belong to the same stroke. */
import { isCounted, TREATMENT_HOURS, type Observation } from './observation-window.ts';
import type { OutcomeKind, OutcomeValue } from './outcome-kinds.ts';

const HOUR_MS = 3_600_000;

/** Assessments later than this after the first belong to another stroke. Ours: a stay, and not yet a follow-up. */
const STROKE_HOURS = 30 * 24;

/**
 * @param assessedAt instants of the patient's assessments, milliseconds
 * @returns instants of the first assessment of each stroke, the earliest first
 */
export function strokeStarts(assessedAt: readonly number[]): number[] {
  const starts: number[] = [];
  for (const at of assessedAt.toSorted((a, b) => a - b)) {
    const last = starts.at(-1);
    if (last === undefined || at - last > STROKE_HOURS * HOUR_MS) starts.push(at);
  }
  return starts;
}

/**
 * Instant from which on what is seen belongs to a stroke: what was done just before the first assessment does.
 * @param start instant of the first assessment, milliseconds
 */
export function strokeFrom(start: number): number {
  return start - TREATMENT_HOURS.before * HOUR_MS;
}

/**
 * The stroke to which something seen at this instant belongs: the last before it. What was done just before the first
 * assessment belongs to it.
 * @param starts of `strokeStarts`
 * @returns its index; -1 for what was before the first
 */
export function strokeAt(starts: readonly number[], instant: number): number {
  return starts.findLastIndex((start) => instant >= strokeFrom(start));
}

export type ReportedTreatment =
  | { readonly status: 'treated'; /** When it began, milliseconds. */ readonly at: number }
  | { readonly status: 'not-treated' | 'unknown' };

/** What an observation's window is counted from. */
export interface StrokeTimes {
  /** Instant of the first assessment, milliseconds. */
  readonly start: number;
  readonly treatment: ReportedTreatment;
}

/** @param instant milliseconds */
export function observationOf<Value extends OutcomeValue | null>(
  kind: OutcomeKind,
  value: Value,
  instant: number,
  { start, treatment }: StrokeTimes,
): Omit<Observation, 'value'> & { readonly value: Value } {
  return {
    kind,
    value,
    hoursSinceStart: (instant - start) / HOUR_MS,
    hoursSinceTreatment: treatment.status === 'treated' ? (instant - treatment.at) / HOUR_MS : undefined,
  };
}

/**
 * Whether thrombolysis was given for a stroke, as far as it is reported; days later it was for something else.
 * @param start instant of the first assessment, milliseconds
 * @param reported the current report of the kind `thrombolysis`; a null withdrew it
 */
export function treatmentOf(
  start: number,
  reported: { readonly value: OutcomeValue | null; readonly observedAt: string } | undefined,
): ReportedTreatment {
  if (typeof reported?.value !== 'boolean') return { status: 'unknown' };
  const at = Date.parse(reported.observedAt);
  const isOfStroke = isCounted(
    observationOf('thrombolysis', reported.value, at, { start, treatment: { status: 'unknown' } }),
  );
  if (!isOfStroke) return { status: 'unknown' };
  return reported.value ? { status: 'treated', at } : { status: 'not-treated' };
}

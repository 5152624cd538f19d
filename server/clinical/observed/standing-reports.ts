/**
 * Which reports about a stroke stand, and which were corrected or withdrawn since: the latest of its kind does, among
 * those that lie before, in or after the window of the kind. What was seen a year later corrects nothing that was seen
 * at three months.
 */
import { isDatedDeath, placeInWindow, type Observation, type PlaceInWindow } from './observation-window.ts';
import { isOutcomeKind, type OutcomeValue } from './outcome-kinds.ts';
import { observationOf, strokeAt, treatmentOf, type ReportedTreatment } from './strokes.ts';

export interface OutcomeReport {
  readonly kind: string;
  /** Null withdraws what was reported before. */
  readonly value: OutcomeValue | null;
  /** ISO instant at which it was so; of a withdrawal, that of what it withdraws. */
  readonly observedAt: string;
}

export interface StandingReports<R> {
  readonly treatment: ReportedTreatment;
  /** In the order in which they came, withdrawals among them. */
  readonly reports: readonly R[];
}

/**
 * @param starts of `strokeStarts`
 * @param index of the stroke; -1 for what was before the first
 * @param reports of the patient, in the order in which they came
 */
export function standingReports<R extends OutcomeReport>(
  starts: readonly number[],
  index: number,
  reports: readonly R[],
): StandingReports<R> {
  const start = starts[index];
  const own = reports.filter(({ observedAt }) => strokeAt(starts, Date.parse(observedAt)) === index);
  if (start === undefined) return { treatment: { status: 'unknown' }, reports: latestBy(own, () => ['']) };
  const isOfTreatment = (report: R) =>
    report.kind === 'thrombolysis' && placesOf(report, start, { status: 'unknown' }).includes('within');
  const treatment = treatmentOf(start, own.findLast(isOfTreatment));
  return { treatment, reports: latestBy(own, (report) => placesOf(report, start, treatment)) };
}

/** What somebody's report says, counted from a stroke; undefined for a withdrawal, and for a kind of another version. */
export function reportedObservation(
  { kind, value, observedAt }: OutcomeReport,
  start: number,
  treatment: ReportedTreatment,
): Observation | undefined {
  return isOutcomeKind(kind) && value !== null
    ? observationOf(kind, value, Date.parse(observedAt), { start, treatment })
    : undefined;
}

/**
 * Where a report lies to the window of its kind; another one of the kind about the same stroke replaces it in the same
 * place. A death is dated by its day and has no window: its withdrawal is meant, whenever it is said to have been.
 */
export function placesOf(
  { kind, value, observedAt }: OutcomeReport,
  start: number,
  treatment: ReportedTreatment,
): readonly PlaceInWindow[] {
  if (!isOutcomeKind(kind)) return ['unknown'];
  if (isDatedDeath(kind) && value !== false) return value === null ? ['before', 'within'] : ['within'];
  return [placeInWindow(observationOf(kind, value, Date.parse(observedAt), { start, treatment }))];
}

function latestBy<R extends OutcomeReport>(
  reports: readonly R[],
  places: (report: R) => readonly string[],
): R[] {
  const latest = new Map(
    reports.flatMap((report) => places(report).map((place) => [`${report.kind} ${place}`, report] as const)),
  );
  const standing = new Set(latest.values());
  return reports.filter((report) => standing.has(report));
}

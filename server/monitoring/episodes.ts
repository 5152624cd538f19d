/** Strokes as the records show them: a patient's assessments, the treatment, and what the reported outcomes settle. */
import type { AssessmentHead } from '../storage/monitoring-store.ts';
import type { PseudonymousOutcome } from '../storage/outcome-store.ts';
import { grouped } from './grouped.ts';
import { isOutcomeKind, settledBy, type Settled } from './outcome-kinds.ts';

export type Treatment = 'treated' | 'not-treated' | 'unknown';

export interface Episode {
  /** Instant of the first assessment. */
  readonly start: string;
  readonly treatment: Treatment;
  /**
   * The assessment whose predictions count: the first, if it was made before the treatment. Undefined when it was
   * not: what was known by then would be judged as if it had been predicted.
   */
  readonly counted: string | undefined;
  readonly settled: Settled;
  /** Kinds that are reported. */
  readonly reported: readonly string[];
}

const HOUR_MS = 3_600_000;

/** Assessments later than this after the first belong to another stroke. Ours: a stay, and not yet a follow-up. */
const EPISODE_HOURS = 30 * 24;

/** Treatment that began so long before the first assessment, or after it, belongs to it. */
const TREATMENT_HOURS = { before: 24, after: 48 };

/** @param heads by patient and time; @param outcomes in the order in which they came */
export function episodesOf(
  heads: readonly AssessmentHead[],
  outcomes: readonly PseudonymousOutcome[],
): Episode[] {
  const byPatient = grouped(outcomes, patientOf);
  return [...grouped(heads, patientOf)].flatMap(([patient, ofPatient]) => {
    const starts = startsOf(ofPatient);
    return starts.map((start, index) => {
      const end = starts[index + 1] ?? Infinity;
      // What was done just before the first assessment belongs to it.
      const from = start - TREATMENT_HOURS.before * HOUR_MS;
      const until = end - TREATMENT_HOURS.before * HOUR_MS;
      const reported = (byPatient.get(patient) ?? []).filter(({ observedAt }) => {
        const at = Date.parse(observedAt);
        return at >= from && at < until;
      });
      const own = ofPatient.filter(({ createdAt }) => {
        const at = Date.parse(createdAt);
        return at >= start && at < end;
      });
      return episodeOf(start, own, reported);
    });
  });
}

const patientOf = ({ fhirBase, patientRef }: { fhirBase: string | null; patientRef: string }) =>
  JSON.stringify([fhirBase, patientRef]);

function startsOf(heads: readonly AssessmentHead[]): number[] {
  const starts: number[] = [];
  for (const at of heads.map(({ createdAt }) => Date.parse(createdAt)).toSorted((a, b) => a - b)) {
    const last = starts.at(-1);
    if (last === undefined || at - last > EPISODE_HOURS * HOUR_MS) starts.push(at);
  }
  return starts;
}

function episodeOf(
  start: number,
  heads: readonly AssessmentHead[],
  reported: readonly PseudonymousOutcome[],
): Episode {
  const current = currentOf(reported);
  const given = current.find(({ kind }) => kind === 'thrombolysis');
  const givenAt = given?.value === true ? Date.parse(given.observedAt) : undefined;
  const isInTime = givenAt !== undefined && givenAt - start <= TREATMENT_HOURS.after * HOUR_MS;
  const treatment = given?.value === false ? 'not-treated' : isInTime ? 'treated' : 'unknown';
  const [first] = heads;
  const isAfter = treatment === 'treated' && givenAt !== undefined && start > givenAt;
  const observations = current.flatMap(({ kind, value, observedAt }) =>
    isOutcomeKind(kind) && value !== null
      ? [
          {
            kind,
            value,
            hoursSinceStart: (Date.parse(observedAt) - start) / HOUR_MS,
            hoursSinceTreatment:
              treatment === 'treated' && givenAt !== undefined
                ? (Date.parse(observedAt) - givenAt) / HOUR_MS
                : undefined,
          },
        ]
      : [],
  );
  return {
    start: new Date(start).toISOString(),
    treatment,
    counted: isAfter ? undefined : first?.id,
    settled: settledBy(observations),
    reported: current.filter(({ value }) => value !== null).map(({ kind }) => kind),
  };
}

/** The latest of each kind; a null withdraws it. */
function currentOf(reported: readonly PseudonymousOutcome[]): PseudonymousOutcome[] {
  return [...new Map(reported.map((outcome) => [outcome.kind, outcome])).values()];
}

/** Strokes as the records show them: a patient's assessments, the treatment, and what the reported outcomes settle. */
import type { AssessmentHead } from '../storage/monitoring-store.ts';
import type { PseudonymousOutcome } from '../storage/outcome-store.ts';
import { isOutcomeKind } from '../clinical/observed/outcome-kinds.ts';
import { strokeAt, strokeStarts, treatmentOf, type ReportedTreatment } from '../clinical/observed/strokes.ts';
import { grouped } from './grouped.ts';
import { settledBy, type Settled } from './settled-outcomes.ts';

export type Treatment = ReportedTreatment['status'];

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

/** @param heads by patient and time; @param outcomes in the order in which they came */
export function episodesOf(
  heads: readonly AssessmentHead[],
  outcomes: readonly PseudonymousOutcome[],
): Episode[] {
  const byPatient = grouped(outcomes, patientOf);
  return [...grouped(heads, patientOf)].flatMap(([patient, ofPatient]) => {
    const starts = strokeStarts(ofPatient.map(({ createdAt }) => Date.parse(createdAt)));
    return starts.map((start, index) => {
      const end = starts[index + 1] ?? Infinity;
      const reported = (byPatient.get(patient) ?? []).filter(
        ({ observedAt }) => strokeAt(starts, Date.parse(observedAt)) === index,
      );
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

function episodeOf(
  start: number,
  heads: readonly AssessmentHead[],
  reported: readonly PseudonymousOutcome[],
): Episode {
  const current = currentOf(reported);
  const treatment = treatmentOf(
    start,
    current.find(({ kind }) => kind === 'thrombolysis'),
  );
  const treatedAt = treatment.status === 'treated' ? treatment.at : undefined;
  const [first] = heads;
  const isAfter = treatedAt !== undefined && start > treatedAt;
  const observations = current.flatMap(({ kind, value, observedAt }) =>
    isOutcomeKind(kind) && value !== null
      ? [
          {
            kind,
            value,
            hoursSinceStart: (Date.parse(observedAt) - start) / HOUR_MS,
            hoursSinceTreatment:
              treatedAt === undefined ? undefined : (Date.parse(observedAt) - treatedAt) / HOUR_MS,
          },
        ]
      : [],
  );
  return {
    start: new Date(start).toISOString(),
    treatment: treatment.status,
    counted: isAfter ? undefined : first?.id,
    settled: settledBy(observations),
    reported: current.filter(({ value }) => value !== null).map(({ kind }) => kind),
  };
}

/** The latest of each kind; a null withdraws it. */
function currentOf(reported: readonly PseudonymousOutcome[]): PseudonymousOutcome[] {
  return [...new Map(reported.map((outcome) => [outcome.kind, outcome])).values()];
}

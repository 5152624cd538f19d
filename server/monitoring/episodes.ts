/** Strokes as the records show them: a patient's assessments, the treatment, and what the reported outcomes settle. */
import type { AssessmentHead } from '../storage/monitoring-store.ts';
import type { PseudonymousOutcome } from '../storage/outcome-store.ts';
import { isCounted } from '../clinical/observed/observation-window.ts';
import { reportedObservation, standingReports } from '../clinical/observed/standing-reports.ts';
import { strokeStarts, type ReportedTreatment } from '../clinical/observed/strokes.ts';
import { grouped } from './grouped.ts';
import { settledBy, type Answers, type Seen, type Settled, type SettledId } from './settled-outcomes.ts';

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
  /** Kinds of which a report counts. */
  readonly reported: readonly string[];
}

/** What is known of an episode before it is known how the site follows its patients. */
interface Known extends Omit<Episode, 'start' | 'settled'> {
  /** Milliseconds. */
  readonly start: number;
  readonly fhirBase: string | null;
  readonly answers: Answers;
}

const DAY_MS = 86_400_000;

/** Patients whose records are read before others have their turn. */
const PATIENTS_AT_A_TIME = 100;

/**
 * @param heads by patient and time
 * @param outcomes in the order in which they came
 * @param now instant, milliseconds
 * @param pause awaited again and again, so that others get their turn
 */
export async function episodesOf(
  heads: readonly AssessmentHead[],
  outcomes: readonly PseudonymousOutcome[],
  now: number,
  pause: () => Promise<void>,
): Promise<Episode[]> {
  const byPatient = grouped(outcomes, patientOf);
  await pause();
  const patients = [...grouped(heads, patientOf)];
  const followed: Followed = new Map();
  const known: Known[][] = [];
  for (let from = 0; from < patients.length; from += PATIENTS_AT_A_TIME) {
    await pause();
    const some = patients
      .slice(from, from + PATIENTS_AT_A_TIME)
      .flatMap(([patient, ofPatient]) => knownOf(ofPatient, byPatient.get(patient) ?? []));
    known.push(some);
    for (const one of some) addFollowed(one, followed);
  }
  const episodes: Episode[][] = [];
  for (const some of known) {
    await pause();
    episodes.push(some.map((one) => episodeOf(one, followed, now)));
  }
  return episodes.flat();
}

function episodeOf({ start, fhirBase, answers, ...rest }: Known, followed: Followed, now: number): Episode {
  const settled = [...answers].flatMap(([id, { happened, dueDay }]) => {
    const isDue = dueDay === undefined || now >= start + dueDay * DAY_MS;
    return isDue && followed.get(fhirBase)?.has(id) === true ? [[id, happened] as const] : [];
  });
  return { ...rest, start: new Date(start).toISOString(), settled: new Map(settled) };
}

/** A base has no space in it. */
const patientOf = ({ fhirBase, patientRef }: { fhirBase: string | null; patientRef: string }) =>
  `${fhirBase ?? ''} ${patientRef}`;

/**
 * Outcomes that are seen of people who live, by FHIR base. Deaths are known at once and of everybody, survivors only
 * where they are seen: where none is, deaths alone would be compared with what was predicted for all.
 */
type Followed = Map<string | null, Set<SettledId>>;

function addFollowed({ fhirBase, answers }: Known, followed: Followed): void {
  const ids = followed.get(fhirBase) ?? new Set();
  followed.set(fhirBase, ids);
  for (const [id, { dueDay }] of answers) if (dueDay === undefined) ids.add(id);
}

function knownOf(heads: readonly AssessmentHead[], outcomes: readonly PseudonymousOutcome[]): Known[] {
  const starts = strokeStarts(heads.map(({ createdAt }) => Date.parse(createdAt)));
  const standing = starts.map((_, index) => standingReports(starts, index, outcomes));
  const strokeOf = new Map(
    standing.flatMap(({ reports }, index) => reports.map((report) => [report, index] as const)),
  );
  return standing.flatMap(({ treatment }, index) => {
    const start = starts[index];
    const first = heads.find(({ createdAt }) => Date.parse(createdAt) === start);
    if (start === undefined || first === undefined) return [];
    // In the order in which they came, whatever stroke they are of.
    const seen = outcomes.flatMap((report): Seen[] => {
      const stroke = strokeOf.get(report) ?? -1;
      const observation = stroke < index ? undefined : reportedObservation(report, start, treatment);
      return observation === undefined ? [] : [{ ...observation, isOfLaterStroke: stroke > index }];
    });
    const own = seen.filter(({ isOfLaterStroke }) => !isOfLaterStroke);
    const isAfter = treatment.status === 'treated' && start > treatment.at;
    return [
      {
        start,
        fhirBase: first.fhirBase,
        treatment: treatment.status,
        counted: isAfter ? undefined : first.id,
        answers: settledBy(seen),
        reported: [...new Set(own.filter(isCounted).map(({ kind }) => kind))],
      },
    ];
  });
}

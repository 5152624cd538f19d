/**
 * Writes predictions and decisions to an EHR after the answer has left: tried again a few times while the EHR is
 * down, and given up then. Kept in memory only; whatever is not written is logged.
 */
import type { Reference } from 'fhir/r4.js';
import type { Log } from '../../log.ts';
import { ownTokens, type BackendTokens } from '../backend-tokens.ts';
import type { FhirAccess } from '../fhir-reader.ts';
import type { FhirWriter, WriteProblem } from '../fhir-writer.ts';
import { decisionResource, type Decision } from './decision-resource.ts';
import { createJobs } from './jobs.ts';
import { predictionResources, type AssessedPatient } from './prediction-resources.ts';

/** The EHR to write to. */
export interface WriteTarget {
  readonly clientId: string;
  readonly fhirBase: string;
}

export interface WriteBack {
  /** One RiskAssessment for each score with a rate; none that is already there. Returns at once, never throws. */
  readonly predictions: (assessed: AssessedPatient, target: WriteTarget) => void;
  /** The same, then the decision on them as Provenance. Returns at once, never throws. */
  readonly decision: (decision: Decision, assessed: AssessedPatient, target: WriteTarget) => void;
  /** Ends when everything has been written, or has been tried one last time. */
  readonly close: () => Promise<void>;
}

export interface WriteBackDeps {
  readonly fhir: Pick<FhirAccess, 'openWriter'>;
  readonly backendTokens: BackendTokens;
  readonly log: Log;
  /** Time for one attempt at one job, milliseconds. */
  readonly deadlineMs: number;
  /** How long to wait before each further attempt, milliseconds. */
  readonly retryAfterMs: readonly number[];
}

/** Why an attempt failed. */
class NotWritten extends Error {
  readonly problem: WriteProblem;
  constructor(problem: WriteProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** A refusal may end with the next token; what the server will not take as it is, it never will. */
const isWorthRetrying = (error: unknown) => error instanceof NotWritten && error.problem !== 'rejected';

/** Assessments whose predictions are known to be there, so that each decision need not ask again. */
const MAX_REMEMBERED = 1000;

export function createWriteBack(deps: WriteBackDeps): WriteBack {
  const jobs = createJobs({
    retryAfterMs: deps.retryAfterMs,
    isWorthRetrying,
    onGivenUp: (what, error) => {
      const problem = error instanceof NotWritten ? error.problem : 'unexpected';
      deps.log.error({ what, problem }, 'not written to the EHR');
    },
  });

  const writerFor = ({ clientId, fhirBase }: WriteTarget): FhirWriter => {
    const signal = AbortSignal.timeout(deps.deadlineMs);
    const token = ownTokens(deps.backendTokens, clientId, fhirBase, signal);
    return deps.fhir.openWriter({ base: fhirBase, token, signal });
  };
  // Two jobs of one assessment would otherwise create the same prediction at the same moment.
  const keyOf = ({ assessmentId }: AssessedPatient, { fhirBase }: WriteTarget) =>
    `${fhirBase} ${assessmentId}`;

  const written = new Map<string, readonly Reference[]>();
  const ensurePredictions = async (assessed: AssessedPatient, target: WriteTarget, writer: FhirWriter) => {
    const key = keyOf(assessed, target);
    const references = written.get(key) ?? (await writePredictions(assessed, writer));
    written.set(key, references);
    const [oldest] = written.keys();
    if (written.size > MAX_REMEMBERED && oldest !== undefined) written.delete(oldest);
    return references;
  };

  return {
    predictions: (assessed, target) => {
      jobs.add('predictions', keyOf(assessed, target), async () => {
        await ensurePredictions(assessed, target, writerFor(target));
      });
    },
    decision: (decision, assessed, target) => {
      jobs.add('decision', keyOf(assessed, target), async () => {
        const writer = writerFor(target);
        const predictions = await ensurePredictions(assessed, target, writer);
        if (predictions.length === 0) return;
        const resource = decisionResource(decision, predictions, assessed.assessment.coreVersion);
        const result = await writer.update('Provenance', resource.id, { ...resource });
        if (!result.ok) throw new NotWritten(result.problem);
      });
    },
    close: jobs.close,
  };
}

/**
 * @returns references to the predictions, whether written now or before
 * @throws NotWritten at the first that could not be written
 */
async function writePredictions(assessed: AssessedPatient, writer: FhirWriter): Promise<Reference[]> {
  const references: Reference[] = [];
  for (const resource of predictionResources(assessed)) {
    const [identifier] = resource.identifier;
    const { system = '', value = '' } = identifier;
    const result = await writer.create(
      { ...resource },
      `identifier=${encodeURIComponent(`${system}|${value}`)}`,
    );
    if (!result.ok) throw new NotWritten(result.problem);
    // A server may answer without a body: the identifier then says which one it is.
    const literal = result.id === undefined ? {} : { reference: `RiskAssessment/${result.id}` };
    references.push({ ...literal, type: 'RiskAssessment', identifier });
  }
  return references;
}

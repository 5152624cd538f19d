/**
 * `GET /api/assessments/:id`: one stored assessment, for a user who proves access to its patient.
 * `POST /api/assessments`: facts in, assessment out; nothing is stored, and facts carry no identifier.
 */
import { Router } from 'express';
import { z } from 'zod';
import { CORE_VERSION, type Assessment } from '../clinical/assessment.ts';
import { assess } from '../clinical/assess.ts';
import { parseFacts } from '../clinical/facts/parse-facts.ts';
import type { Policy } from '../clinical/policy.ts';
import type { StrokeFacts } from '../clinical/stroke-facts.ts';
import { factProblemText } from '../clinical/text/en.ts';
import { ServiceError } from '../errors.ts';
import { anyResourceSchema } from '../fhir/resource-schemas.ts';
import type { FhirAccess } from '../fhir/fhir-reader.ts';
import type { Predictor } from '../inference/predictor.ts';
import { jsonBody } from '../json-body.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import type { AssessmentRecord, Store } from '../storage/store.ts';
import type { AssessmentView } from './contract.ts';

export interface AssessmentsDeps {
  readonly store: Pick<Store, 'findAssessment'>;
  readonly fhir: FhirAccess;
  readonly fhirDeadlineMs: number;
  readonly policy: Policy;
  readonly predictor: Pick<Predictor, 'predict'>;
  readonly now: () => Date;
}

/** Every fact with values, times and sources at full length stays below this. */
const MAX_FACTS_BYTES = 200_000;

/** @throws ServiceError INVALID_REQUEST naming every field and what is allowed in it */
function factsOf(body: unknown): StrokeFacts {
  const envelope = z.object({ facts: z.unknown() }).safeParse(body);
  const parsed = parseFacts(envelope.data?.facts);
  if (!parsed.ok) {
    const fields = parsed.problems.map(({ field }) => field);
    throw new ServiceError('INVALID_REQUEST', fields, {}, parsed.problems.map(factProblemText));
  }
  return parsed.facts;
}

/** What the hook stored: written by us, so only its outline is checked. */
const documentSchema = z.object({
  assessment: z.custom<Assessment>((value) => typeof value === 'object' && value !== null),
  agents: z.array(z.string()),
});

export function assessmentsRouter(deps: AssessmentsDeps): Router {
  const readBody = jsonBody(MAX_FACTS_BYTES);
  const router = Router();
  router.get('/:id', async (request, response) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new ServiceError('UNAUTHENTICATED', [], { 'WWW-Authenticate': 'Bearer' });
    const record = await deps.store.findAssessment(request.params.id);
    const base = record?.fhirBase ?? null;
    if (record === null || base === null) throw new ServiceError('NOT_FOUND');
    await provePatient(record, base, token, deps);
    response.set('Cache-Control', 'no-store').json(view(record));
  });
  router.all('/:id', methodNotAllowed('GET'));
  router.post('/', async (request, response) => {
    const facts = factsOf(await readBody(request, response));
    response.json(assess(facts, deps.now(), deps.policy));
  });
  router.all('/', methodNotAllowed('POST'));
  return router;
}

/**
 * The user's own token must be able to read the patient of the assessment, at the FHIR server the assessment came
 * from. The token goes nowhere else and is not kept.
 * @throws ServiceError NOT_FOUND: the caller is not told whether the assessment exists
 */
async function provePatient(
  { patientId }: AssessmentRecord,
  base: string,
  token: string,
  deps: AssessmentsDeps,
): Promise<void> {
  const reader = deps.fhir.open({ base, token, signal: AbortSignal.timeout(deps.fhirDeadlineMs) });
  const answer = await reader.get(`Patient/${encodeURIComponent(patientId)}`);
  if (!answer.ok && (answer.problem === 'failed' || answer.problem === 'timed-out')) {
    throw new ServiceError('FHIR_UNAVAILABLE');
  }
  const patient = answer.ok ? anyResourceSchema.safeParse(answer.body).data : undefined;
  if (patient?.resourceType !== 'Patient' || patient.id !== patientId) throw new ServiceError('NOT_FOUND');
}

function view(record: AssessmentRecord): AssessmentView {
  const { assessment, agents } = documentSchema.parse(record.document);
  if (majorOf(assessment.coreVersion) !== majorOf(CORE_VERSION))
    throw new ServiceError('ASSESSMENT_OUTDATED');
  const agent = agents.join(' and ');
  return { id: record.id, ...(agent !== '' && { agent }), assessment };
}

function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}

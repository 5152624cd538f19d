/**
 * `GET /api/assessments` and `GET /api/assessments/:id`: what was assessed of the patient of the app's session.
 * `POST /api/assessments`: facts in, assessment out; nothing is stored, and facts carry no identifier. With `explain`,
 * predictions say how much each input contributed.
 */
import { Router } from 'express';
import { z } from 'zod';
import { CORE_VERSION, headlineResults, type Assessment } from '../clinical/assessment.ts';
import { assess } from '../clinical/assess.ts';
import { parseFacts } from '../clinical/facts/parse-facts.ts';
import type { Policy } from '../clinical/policy.ts';
import type { StrokeFacts } from '../clinical/stroke-facts.ts';
import { factProblemText } from '../clinical/text/en.ts';
import { ServiceError } from '../errors.ts';
import type { Predictor } from '../inference/predictor.ts';
import { jsonBody } from '../json-body.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import type { AssessmentRecord, Store } from '../storage/store.ts';
import { sessionOf, type OpenSession, type PatientSession } from './app-session.ts';
import type { AssessmentEntry, AssessmentHistory, AssessmentView } from './contract.ts';

export interface AssessmentsDeps {
  readonly store: Pick<Store, 'findAssessment' | 'assessmentsOf' | 'recordAccess'>;
  readonly openSession: OpenSession;
  readonly policy: Policy;
  readonly predictor: Pick<Predictor, 'predict'>;
  readonly now: () => Date;
}

/** Assessments of one stay: each order selected and signed makes one. */
const HISTORY_LENGTH = 100;

/** Every fact with values, times and sources at full length stays below this. */
const MAX_FACTS_BYTES = 200_000;

interface Question {
  readonly facts: StrokeFacts;
  readonly explain: boolean;
}

const envelopeSchema = z.object({ facts: z.unknown(), explain: z.boolean().default(false) });

/** @throws ServiceError INVALID_REQUEST naming every field and what is allowed in it */
function requestOf(body: unknown): Question {
  const envelope = envelopeSchema.safeParse(body);
  if (envelope.error?.issues.some(({ path }) => path[0] === 'explain')) {
    throw new ServiceError('INVALID_REQUEST', ['explain'], {}, ['explain: allowed are true and false.']);
  }
  const parsed = parseFacts(envelope.data?.facts);
  if (!parsed.ok) {
    const fields = parsed.problems.map(({ field }) => field);
    throw new ServiceError('INVALID_REQUEST', fields, {}, parsed.problems.map(factProblemText));
  }
  return { facts: parsed.facts, explain: envelope.data?.explain === true };
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
    const session = await sessionOf(request, deps.openSession);
    const record = await deps.store.findAssessment(request.params.id);
    // Not told apart from one that does not exist: ids of others are nobody's business.
    if (record === null || !isOf(session, record)) throw new ServiceError('NOT_FOUND');
    await recordRead(deps, session, { assessment: record.id });
    response.json(view(record));
  });
  router.all('/:id', methodNotAllowed('GET'));
  router.get('/', async (request, response) => {
    const session = await sessionOf(request, deps.openSession);
    const { fhirBase, patientId } = session;
    const records = await deps.store.assessmentsOf({ fhirBase, patientId, limit: HISTORY_LENGTH });
    await recordRead(deps, session, { assessments: records.length });
    response.json({ assessments: records.flatMap(entryOf) } satisfies AssessmentHistory);
  });
  router.post('/', async (request, response) => {
    const { facts, explain } = requestOf(await readBody(request, response));
    const predictions = await deps.predictor.predict(facts, { moment: 'any', explain });
    response.json(assess(facts, deps.now(), deps.policy, [], predictions));
  });
  router.all('/', methodNotAllowed('GET, POST'));
  return router;
}

/** What was read goes on record first. */
function recordRead(
  { store, now }: AssessmentsDeps,
  { patientId, user, fhirBase }: PatientSession,
  detail: object,
): Promise<void> {
  return store.recordAccess({ kind: 'read', at: now().toISOString(), patientId, user, fhirBase, detail });
}

function isOf(session: PatientSession, { fhirBase, patientId }: AssessmentRecord): boolean {
  return fhirBase === session.fhirBase && patientId === session.patientId;
}

function entryOf(record: AssessmentRecord): AssessmentEntry[] {
  const { assessment, agents } = documentSchema.parse(record.document);
  if (majorOf(assessment.coreVersion) !== majorOf(CORE_VERSION)) return [];
  const agent = agents.join(' and ');
  const totals = headlineResults(assessment).map(({ id: score, total }) => ({ score, total }));
  return [{ id: record.id, assessedAt: record.createdAt, ...(agent !== '' && { agent }), totals }];
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

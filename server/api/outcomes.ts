/**
 * `POST /api/outcomes`: what became of patients, from a registered client (the EHR, a registry) or from a user of the
 * app for the patient of the session. `GET /api/outcomes`: everything that was reported of the session's patient.
 * Nothing is overwritten: a correction is a later record, and a null value withdraws the earlier ones.
 */
import { Router, type Request } from 'express';
import { z } from 'zod';
import { isAllowedValue, OUTCOME_KINDS, OUTCOME_SOURCES } from '../clinical/observed/outcome-kinds.ts';
import { standingReports } from '../clinical/observed/standing-reports.ts';
import { strokeStarts } from '../clinical/observed/strokes.ts';
import { allowedOutcomeText } from '../clinical/text/en.ts';
import { ServiceError } from '../errors.ts';
import { bareId } from '../fhir/bare-id.ts';
import { jsonBody } from '../json-body.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import type { OutcomeRecord } from '../storage/outcome-store.ts';
import type { Store } from '../storage/store.ts';
import { sessionOf, type OpenSession } from './app-session.ts';
import type { OutcomeHistory, OutcomesAnswer } from './contract.ts';

/** A caller that is not the app: a client's own id, and the server at which a patient id of it counts. */
export interface OutcomeSender {
  readonly id: string;
  /** It has several servers: a patient id alone says nothing. */
  readonly mustNameServer: boolean;
  readonly baseOf: (fhirServer: string | undefined) => string | null;
}

export interface OutcomesDeps {
  readonly store: Pick<Store, 'outcomes' | 'recordAccess'>;
  readonly openSession: OpenSession;
  /** @throws ServiceError UNAUTHENTICATED */
  readonly verifySender: (authorization: string | undefined) => Promise<OutcomeSender>;
  readonly now: () => Date;
}

/** Some thousand outcomes. */
const MAX_BODY_BYTES = 500_000;
const MAX_OUTCOMES = 1000;

/** Clocks differ; what has not happened yet is a slip. */
const CLOCK_SKEW_MS = 120_000;

/** Nobody was treated or seen before; a slip, and years that the database does not have. */
const EARLIEST = '1900-01-01T00:00:00.000Z';

/** Without what no database keeps: U+0000 and halves of characters. */
const senderId = z
  .string()
  .max(128)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

const outcomeSchema = z.strictObject({
  /** The sender's own id of this record: sent again, it changes nothing. */
  id: senderId,
  patient: bareId.optional(),
  /** One of the sender's FHIR servers, where it has several. */
  fhirServer: z.string().min(1).max(2048).optional(),
  kind: z.enum(OUTCOME_KINDS),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  observedAt: z.iso.datetime({ offset: true }),
  source: z.enum(OUTCOME_SOURCES),
});

type SentOutcome = z.infer<typeof outcomeSchema>;

/** Body of `POST /api/outcomes`. */
export const outcomesRequestSchema = z.strictObject({
  outcomes: z.array(outcomeSchema).min(1).max(MAX_OUTCOMES),
});

/** Who sends, and of whom they may speak. */
interface Sender {
  readonly sender: string;
  readonly recordedBy: string;
  /** Or the field that keeps this sender from reporting it. */
  readonly about: (
    outcome: SentOutcome,
  ) => { readonly patientId: string; readonly fhirBase: string | null } | 'patient' | 'fhirServer';
}

export function outcomesRouter(deps: OutcomesDeps): Router {
  const readBody = jsonBody(MAX_BODY_BYTES);
  const router = Router();
  router.post('/', async (request, response) => {
    const sender = await senderOf(request, deps);
    const sent = parsed(await readBody(request, response), deps.now());
    const records = sent.map((outcome, index) => recordOf(outcome, index, sender, deps.now()));
    const result = await stored(deps.store.outcomes.record(records));
    if (result.status === 'conflict') throw new ServiceError('OUTCOME_ID_USED', fieldsOf(sent, result.ids));
    const outcomes = sent.map(({ id }, index) => ({
      id,
      status: result.stored[index] === true ? ('recorded' as const) : ('already-recorded' as const),
    }));
    response.json({ outcomes } satisfies OutcomesAnswer);
  });
  router.get('/', async (request, response) => {
    const { fhirBase, patientId, user } = await sessionOf(request, deps.openSession);
    const patient = { fhirBase, patientId };
    const records = await stored(deps.store.outcomes.of(patient));
    const assessedAt = await stored(deps.store.outcomes.assessedAt(patient));
    const detail = { outcomes: records.length };
    const at = deps.now().toISOString();
    await stored(deps.store.recordAccess({ kind: 'read', at, patientId, user, fhirBase, detail }));
    const starts = strokeStarts(assessedAt.map((instant) => Date.parse(instant)));
    const current = new Set(
      [-1, ...starts.keys()].flatMap((index) => standingReports(starts, index, records).reports),
    );
    const outcomes = records.map((record) => entryOf(record, current.has(record)));
    const strokes = starts.map((start) => ({ startedAt: new Date(start).toISOString() }));
    response.json({ strokes, outcomes } satisfies OutcomeHistory);
  });
  router.all('/', methodNotAllowed('GET, POST'));
  return router;
}

/** @throws ServiceError STORAGE_UNAVAILABLE, so that it is asked again */
function stored<T>(answer: Promise<T>): Promise<T> {
  return answer.catch(() => {
    throw new ServiceError('STORAGE_UNAVAILABLE');
  });
}

/** A sealed session has five parts, a signed token of a client three. */
const SESSION = /^Bearer (?:[\w-]*\.){4}[\w-]*$/i;

async function senderOf(request: Request, deps: OutcomesDeps): Promise<Sender> {
  const { authorization } = request.headers;
  if (SESSION.test(authorization ?? '')) {
    const { fhirBase, patientId, user } = await sessionOf(request, deps.openSession);
    const isOwn = ({ patient, fhirServer }: SentOutcome) =>
      (patient ?? patientId) === patientId && (fhirServer ?? fhirBase) === fhirBase;
    return {
      sender: 'app',
      recordedBy: user,
      about: (outcome) => (isOwn(outcome) ? { patientId, fhirBase } : 'patient'),
    };
  }
  const { id, mustNameServer, baseOf } = await deps.verifySender(authorization);
  return {
    sender: id,
    recordedBy: id,
    about: ({ patient, fhirServer }) => {
      const fhirBase = baseOf(fhirServer);
      if (patient === undefined) return 'patient';
      if (fhirBase === null && (fhirServer !== undefined || mustNameServer)) return 'fhirServer';
      return { patientId: patient, fhirBase };
    },
  };
}

/** @throws ServiceError INVALID_REQUEST naming every field, with what is allowed in it */
function parsed(body: unknown, now: Date): SentOutcome[] {
  const result = outcomesRequestSchema.safeParse(body);
  if (!result.success) {
    const fields = result.error.issues.map(({ path }) => path.join('.')).filter((field) => field !== '');
    throw new ServiceError('INVALID_REQUEST', [...new Set(fields)]);
  }
  const { outcomes } = result.data;
  const problems = outcomes.flatMap(({ kind, value, observedAt }, index) => [
    ...(value === null || isAllowedValue(kind, value)
      ? []
      : [{ field: `outcomes.${index}.value`, text: `allowed is null or ${allowedOutcomeText(kind)}` }]),
    ...(new Date(observedAt).getTime() <= now.getTime() + CLOCK_SKEW_MS
      ? []
      : [{ field: `outcomes.${index}.observedAt`, text: 'is in the future.' }]),
    ...(new Date(observedAt).getTime() >= Date.parse(EARLIEST)
      ? []
      : [{ field: `outcomes.${index}.observedAt`, text: 'is before 1900.' }]),
  ]);
  if (problems.length > 0) {
    const explanations = problems.map(({ field, text: why }) => `${field}: ${why}`);
    throw new ServiceError(
      'INVALID_REQUEST',
      problems.map(({ field }) => field),
      {},
      explanations,
    );
  }
  return outcomes;
}

function recordOf(outcome: SentOutcome, index: number, sender: Sender, now: Date): OutcomeRecord {
  const about = sender.about(outcome);
  if (typeof about === 'string') throw new ServiceError('INVALID_REQUEST', [`outcomes.${index}.${about}`]);
  const { id, kind, value, observedAt, source } = outcome;
  return {
    sender: sender.sender,
    id,
    createdAt: now.toISOString(),
    ...about,
    kind,
    value,
    observedAt: new Date(observedAt).toISOString(),
    source,
    recordedBy: sender.recordedBy,
  };
}

function fieldsOf(sent: readonly SentOutcome[], ids: readonly string[]): string[] {
  return sent.flatMap(({ id }, index) => (ids.includes(id) ? [`outcomes.${index}.id`] : []));
}

function entryOf(
  { id, kind, value, observedAt, source, createdAt }: OutcomeRecord,
  isCurrent: boolean,
): OutcomeHistory['outcomes'][number] {
  return { id, kind, value, observedAt, source, recordedAt: createdAt, isCurrent };
}

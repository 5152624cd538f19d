/** Every call goes on record, whatever became of it; a database that is down costs the record, never the answer. */
import { z } from 'zod';
import { CORE_VERSION } from '../clinical/assessment.ts';
import { ServiceError } from '../errors.ts';
import type { AnswerRecord, HookCallOutcome, HookCallRecord } from '../storage/store.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import type { ServiceId } from './services.ts';
import type { CdsResponse } from './wire.ts';

/** What of a request says which call it was. */
interface Called {
  readonly hookInstance: string | null;
  readonly patientId: string | null;
  readonly encounterId: string | null;
}

export interface Ended {
  readonly outcome: HookCallOutcome;
  /** How many were shown. */
  readonly cards: number;
  readonly assessmentId?: string | undefined;
  readonly errorCode?: string;
}

type Calls = Pick<HookDeps, 'newId' | 'now' | 'versions'>;

export interface CallContext {
  readonly serviceId: ServiceId;
  readonly call: Omit<HookCall, 'body'>;
  readonly request: {
    readonly hookInstance: string;
    readonly context: { readonly patientId: string; readonly encounterId?: string | undefined };
  };
}

export function callRecord(
  { serviceId, call, request }: CallContext,
  ended: Ended,
  deps: Calls,
): HookCallRecord {
  const { patientId, encounterId } = request.context;
  const called = { hookInstance: request.hookInstance, patientId, encounterId: encounterId ?? null };
  return recordOf({ serviceId, call, called }, ended, deps);
}

/** No cards: the call did not concern us, or everything had been said. */
export async function answerWithNothing(
  outcome: HookCallOutcome,
  context: CallContext,
  deps: Calls & Pick<HookDeps, 'store'>,
): Promise<CdsResponse> {
  const call = callRecord(context, { outcome, cards: 0 }, deps);
  await record({ call, assessment: null, cards: [] }, context.call, deps);
  return { cards: [] };
}

const calledSchema = z.object({
  hookInstance: z.uuid().nullable().catch(null),
  context: z
    .object({
      patientId: z.string().nullable().catch(null),
      encounterId: z.string().nullable().catch(null),
    })
    .catch({ patientId: null, encounterId: null }),
});

/** @param body as far as it was read */
export async function recordRefusal(
  error: unknown,
  { serviceId, call, body }: Pick<CallContext, 'serviceId' | 'call'> & { readonly body: unknown },
  deps: Calls & Pick<HookDeps, 'store'>,
): Promise<void> {
  const { data } = calledSchema.safeParse(body);
  const called = { hookInstance: data?.hookInstance ?? null, ...emptyContext, ...data?.context };
  const errorCode = error instanceof ServiceError ? error.code : 'INTERNAL';
  const refused = recordOf({ serviceId, call, called }, { outcome: 'refused', cards: 0, errorCode }, deps);
  await record({ call: refused, assessment: null, cards: [] }, call, deps);
}

const emptyContext = { patientId: null, encounterId: null };

/** @returns whether it is on record */
export async function record(
  answer: AnswerRecord,
  { hops, log }: Pick<HookCall, 'hops' | 'log'>,
  { store }: Pick<HookDeps, 'store'>,
): Promise<boolean> {
  try {
    await hops.time('record', () => store.recordAnswer(answer));
    return true;
  } catch (error) {
    log.error({ cause: error instanceof Error ? error.name : 'unknown' }, 'answer not recorded');
    return false;
  }
}

function recordOf(
  { serviceId, call, called }: Pick<CallContext, 'serviceId' | 'call'> & { readonly called: Called },
  { outcome, cards, assessmentId, errorCode }: Ended,
  { newId, now, versions }: Calls,
): HookCallRecord {
  return {
    id: newId(),
    createdAt: now().toISOString(),
    clientId: call.client.id,
    serviceId,
    ...called,
    outcome,
    errorCode: errorCode ?? null,
    cards,
    durationMs: Math.round(call.elapsedMs()),
    assessmentId: assessmentId ?? null,
    versions: { ...versions, core: CORE_VERSION },
  };
}

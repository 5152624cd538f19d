/** What happened to a card (CDS Hooks 2.0.1, "Feedback"): appended, never updated; a repeated call changes nothing. */
import { ServiceError } from '../errors.ts';
import type { WriteBack } from '../fhir/write-back/write-back.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { FeedbackRecord, Store } from '../storage/store.ts';
import type { Client } from './clients.ts';
import type { HookCall } from './hook-deps.ts';
import { parse } from './parse.ts';
import type { ServiceId } from './services.ts';
import { feedbackSchema } from './wire.ts';
import { decisionOf } from './write-back.ts';

export interface FeedbackCall {
  readonly client: Client;
  readonly serviceId: ServiceId;
  readonly body: unknown;
  readonly log: Log;
  readonly afterAnswer: HookCall['afterAnswer'];
}

export interface FeedbackDeps {
  readonly store: Pick<Store, 'recordFeedback' | 'findCard' | 'findAssessment'>;
  readonly writeBack: WriteBack;
  readonly metrics: Pick<Metrics, 'feedbackReceived'>;
  readonly now: () => Date;
}

/**
 * @throws ServiceError INVALID_REQUEST, or STORAGE_UNAVAILABLE so that the client can send it again
 */
export async function receiveFeedback(call: FeedbackCall, deps: FeedbackDeps): Promise<void> {
  const { feedback } = parse(feedbackSchema, call.body);
  const receivedAt = deps.now().toISOString();
  for (const item of feedback) {
    const { reason, userComment } = item.overrideReason ?? {};
    const entry: FeedbackRecord = {
      serviceId: call.serviceId,
      clientId: call.client.id,
      cardUuid: item.card,
      outcome: item.outcome,
      outcomeTimestamp: new Date(item.outcomeTimestamp).toISOString(),
      acceptedSuggestionIds: (item.acceptedSuggestions ?? []).map(({ id }) => id),
      receivedAt,
      ...(reason && {
        overrideReason: {
          code: reason.code,
          system: reason.system,
          ...(reason.display !== undefined && { display: reason.display }),
        },
      }),
      ...(userComment !== undefined && { userComment }),
    };
    const result = await deps.store.recordFeedback(entry).catch((error: unknown) => {
      call.log.error({ cause: error instanceof Error ? error.name : 'unknown' }, 'feedback not recorded');
      throw new ServiceError('STORAGE_UNAVAILABLE');
    });
    call.log.info({ outcome: item.outcome, ...result }, 'feedback');
    deps.metrics.feedbackReceived({ service: call.serviceId, outcome: item.outcome });
    if (!call.client.writeBack) continue;
    if (result.matched === 'unknown') call.log.warn({}, 'decision not written: the database is away');
    else if (result.matched) await writeDecision(entry, call, deps);
  }
}

/** Whether the EHR gets the decision or not, the feedback is recorded. */
async function writeDecision(
  feedback: FeedbackRecord,
  call: FeedbackCall,
  deps: FeedbackDeps,
): Promise<void> {
  const found = await decisionOf(feedback, call.client, deps.store).catch((error: unknown) => {
    call.log.error({ cause: error instanceof Error ? error.name : 'unknown' }, 'decision not written');
    return undefined;
  });
  if (found === undefined) return;
  const { decision, assessed, fhirBase } = found;
  call.afterAnswer(() => {
    deps.writeBack.decision(decision, assessed, { clientId: call.client.id, fhirBase });
  });
}

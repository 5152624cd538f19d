/** What happened to a card (CDS Hooks 2.0.1, "Feedback"): appended, never updated; a repeated call changes nothing. */
import { ServiceError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { FeedbackRecord, Store } from '../storage/store.ts';
import type { Client } from './clients.ts';
import { parse } from './parse.ts';
import type { ServiceId } from './services.ts';
import { feedbackSchema } from './wire.ts';

export interface FeedbackCall {
  readonly client: Client;
  readonly serviceId: ServiceId;
  readonly body: unknown;
  readonly log: Log;
}

/**
 * @throws ServiceError INVALID_REQUEST, or STORAGE_UNAVAILABLE so that the client can send it again
 */
export async function receiveFeedback(
  call: FeedbackCall,
  deps: { store: Pick<Store, 'recordFeedback'>; now: () => Date },
): Promise<void> {
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
  }
}

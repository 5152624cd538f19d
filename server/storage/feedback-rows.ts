/** Feedback as rows: once however often it is sent, the free text sealed and apart, each with its entry in the trail. */
import { digestOf, idInTrail } from './audit-trail.ts';
import type { Keys } from './answer-rows.ts';
import type { SqlQueries } from './sql-database.ts';
import type { FeedbackReceipt, FeedbackRecord } from './store.ts';

/** In the caller's transaction. */
export async function insertFeedback(
  queries: SqlQueries,
  feedback: FeedbackRecord,
  { pseudonyms, audit }: Keys,
): Promise<FeedbackReceipt> {
  const [card] = await queries.query('select patient_ref from cards where uuid = $1', [feedback.cardUuid]);
  const row = feedbackRow(feedback);
  const [inserted] = await queries.query(
    `insert into feedback
       (client_id, service_id, card_uuid, outcome, outcome_timestamp, accepted_suggestion_ids, override_reason,
        received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning id`,
    row,
  );
  if (inserted === undefined) return { stored: false, matched: card !== undefined };
  const comment = feedback.userComment === undefined ? null : pseudonyms.seal(feedback.userComment);
  if (comment !== null) {
    await queries.query('insert into feedback_comments (feedback_id, comment) values ($1, $2)', [
      inserted['id'],
      comment,
    ]);
  }
  await audit.append(queries, [
    {
      kind: 'feedback',
      at: feedback.receivedAt,
      clientId: feedback.clientId,
      patientRef: typeof card?.['patient_ref'] === 'string' ? card['patient_ref'] : null,
      detail: {
        card: idInTrail(feedback.cardUuid, pseudonyms),
        outcome: feedback.outcome,
        feedback: { id: String(inserted['id']), digest: digestOf(...row, comment) },
      },
    },
  ]);
  return { stored: true, matched: card !== undefined };
}

/** In the order of the columns. */
function feedbackRow(feedback: FeedbackRecord): (string | null)[] {
  return [
    feedback.clientId,
    feedback.serviceId,
    feedback.cardUuid,
    feedback.outcome,
    feedback.outcomeTimestamp,
    JSON.stringify(feedback.acceptedSuggestionIds),
    feedback.overrideReason ? JSON.stringify(feedback.overrideReason) : null,
    feedback.receivedAt,
  ];
}

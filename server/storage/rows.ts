/** Rows as records. Both drivers return timestamps as Date; anything else is a bug. */
import { z } from 'zod';
import { showPersons } from './identity.ts';
import { unpack } from './packed-text.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Row } from './sql-database.ts';
import type { AssessmentRecord, CardRecord, FeedbackRecord, ShownCard } from './store.ts';

const timestamp = z.date().transform((date) => date.toISOString());

const assessmentRow = z.object({
  id: z.string(),
  created_at: timestamp,
  client_id: z.string(),
  service_id: z.string(),
  hook_instance: z.string(),
  fhir_base: z.string().nullable(),
  document: z.string(),
  sealed: z.string(),
});

const cardRow = z.object({
  uuid: z.string(),
  assessment_id: z.string().nullable(),
  service_id: z.string(),
  client_id: z.string(),
  created_at: timestamp,
  card: z.string(),
  sealed: z.string(),
  fingerprint: z.string().nullable(),
});

/** Written by us, so only the outline is checked. */
const jsonText = <T extends object>() =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.custom<T>((value) => typeof value === 'object' && value !== null));

const feedbackRow = z.object({
  client_id: z.string(),
  service_id: z.string(),
  card_uuid: z.string(),
  outcome: z.enum(['accepted', 'overridden']),
  outcome_timestamp: timestamp,
  accepted_suggestion_ids: jsonText<string[]>(),
  override_reason: jsonText<NonNullable<FeedbackRecord['overrideReason']>>().nullable(),
  received_at: timestamp,
  comment: z.string().nullable(),
});

const shownCardRow = z
  .object({ fingerprint: z.string(), is_answered: z.boolean() })
  .transform((row): ShownCard => ({ fingerprint: row.fingerprint, isAnswered: row.is_answered }));

export interface RowReader {
  readonly assessmentOf: (row: Row) => AssessmentRecord;
  readonly cardOf: (row: Row) => CardRecord;
  readonly feedbackOf: (row: Row) => FeedbackRecord;
  readonly shownCardOf: (row: Row) => ShownCard;
}

export function createRowReader(pseudonyms: Pseudonyms): RowReader {
  return {
    assessmentOf: (row) => {
      const { document: text, sealed, ...rest } = assessmentRow.parse(row);
      const { document, persons } = showPersons({ text: unpack(text), sealed }, pseudonyms);
      return {
        id: rest.id,
        createdAt: rest.created_at,
        clientId: rest.client_id,
        serviceId: rest.service_id,
        hookInstance: rest.hook_instance,
        fhirBase: rest.fhir_base,
        patientId: persons.patientId,
        encounterId: persons.encounterId,
        ...(persons.userId !== undefined && { userId: persons.userId }),
        document,
      };
    },
    cardOf: (row) => {
      const { card: text, sealed, ...rest } = cardRow.parse(row);
      const { document, persons } = showPersons({ text, sealed }, pseudonyms);
      return {
        uuid: rest.uuid,
        assessmentId: rest.assessment_id,
        serviceId: rest.service_id,
        clientId: rest.client_id,
        createdAt: rest.created_at,
        card: document,
        patientId: persons.patientId,
        encounterId: persons.encounterId,
        // Empty in rows from before this column.
        fingerprint: rest.fingerprint ?? '',
      };
    },
    feedbackOf: (row) => {
      const parsed = feedbackRow.parse(row);
      return {
        clientId: parsed.client_id,
        serviceId: parsed.service_id,
        cardUuid: parsed.card_uuid,
        outcome: parsed.outcome,
        outcomeTimestamp: parsed.outcome_timestamp,
        acceptedSuggestionIds: parsed.accepted_suggestion_ids,
        receivedAt: parsed.received_at,
        ...(parsed.override_reason && { overrideReason: parsed.override_reason }),
        ...(parsed.comment !== null && { userComment: pseudonyms.open(parsed.comment) }),
      };
    },
    shownCardOf: (row) => shownCardRow.parse(row),
  };
}

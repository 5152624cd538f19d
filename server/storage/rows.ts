/** Rows as records. Both drivers return timestamps as Date and jsonb as parsed JSON; anything else is a bug. */
import { z } from 'zod';
import type { Row } from './sql-database.ts';
import type { AssessmentRecord, CardRecord, FeedbackRecord, ShownCard } from './store.ts';

const timestamp = z.date().transform((date) => date.toISOString());
const json = z.custom<object>((value) => typeof value === 'object' && value !== null);

const assessmentRow = z
  .object({
    id: z.string(),
    created_at: timestamp,
    client_id: z.string(),
    service_id: z.string(),
    hook_instance: z.string(),
    fhir_base: z.string().nullable(),
    patient_id: z.string(),
    document: json,
  })
  .transform((row): AssessmentRecord => ({
    id: row.id,
    createdAt: row.created_at,
    clientId: row.client_id,
    serviceId: row.service_id,
    hookInstance: row.hook_instance,
    fhirBase: row.fhir_base,
    patientId: row.patient_id,
    document: row.document,
  }));

const cardRow = z
  .object({
    uuid: z.string(),
    assessment_id: z.string().nullable(),
    service_id: z.string(),
    client_id: z.string(),
    created_at: timestamp,
    card: json,
    patient_id: z.string().nullable(),
    encounter_id: z.string().nullable(),
    fingerprint: z.string().nullable(),
  })
  .transform((row): CardRecord => ({
    uuid: row.uuid,
    assessmentId: row.assessment_id,
    serviceId: row.service_id,
    clientId: row.client_id,
    createdAt: row.created_at,
    card: row.card,
    // Empty in rows from before these columns.
    patientId: row.patient_id ?? '',
    encounterId: row.encounter_id,
    fingerprint: row.fingerprint ?? '',
  }));

const overrideReason = z.custom<NonNullable<FeedbackRecord['overrideReason']>>(
  (value) => typeof value === 'object' && value !== null,
);

const feedbackRow = z
  .object({
    client_id: z.string(),
    service_id: z.string(),
    card_uuid: z.string(),
    outcome: z.enum(['accepted', 'overridden']),
    outcome_timestamp: timestamp,
    accepted_suggestion_ids: z.array(z.string()),
    override_reason: overrideReason.nullable(),
    received_at: timestamp,
    comment: z.string().nullable(),
  })
  .transform((row): FeedbackRecord => ({
    clientId: row.client_id,
    serviceId: row.service_id,
    cardUuid: row.card_uuid,
    outcome: row.outcome,
    outcomeTimestamp: row.outcome_timestamp,
    acceptedSuggestionIds: row.accepted_suggestion_ids,
    receivedAt: row.received_at,
    ...(row.override_reason && { overrideReason: row.override_reason }),
    ...(row.comment !== null && { userComment: row.comment }),
  }));

const shownCardRow = z
  .object({ fingerprint: z.string(), is_answered: z.boolean() })
  .transform((row): ShownCard => ({ fingerprint: row.fingerprint, isAnswered: row.is_answered }));

export const shownCardOf = (row: Row): ShownCard => shownCardRow.parse(row);
export const assessmentOf = (row: Row): AssessmentRecord => assessmentRow.parse(row);
export const cardOf = (row: Row): CardRecord => cardRow.parse(row);
export const feedbackOf = (row: Row): FeedbackRecord => feedbackRow.parse(row);

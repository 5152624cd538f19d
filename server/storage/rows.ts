/** Rows as records. Both drivers return timestamps as Date; anything else is a bug. */
import { z } from 'zod';
import { showPersons } from './identity.ts';
import { unpack } from './packed-text.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Row } from './sql-database.ts';
import type { AssessmentRecord, CardRecord, ShownCard } from './store.ts';

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

const shownCardRow = z
  .object({ fingerprint: z.string(), is_answered: z.boolean() })
  .transform((row): ShownCard => ({ fingerprint: row.fingerprint, isAnswered: row.is_answered }));

export interface RowReader {
  readonly assessmentOf: (row: Row) => AssessmentRecord;
  readonly cardOf: (row: Row) => CardRecord;
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
    shownCardOf: (row) => shownCardRow.parse(row),
  };
}

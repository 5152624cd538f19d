/** Which strokes have not been read for their outcomes yet: of each, the first assessment that can be traced to a chart. */
import { z } from 'zod';
import type { DueReading, OutcomeStore } from './outcome-store.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { SqlDatabase } from './sql-database.ts';

const dueRow = z.object({
  id: z.string(),
  client_id: z.string(),
  fhir_base: z.string(),
  created_at: z.date().transform((date) => date.toISOString()),
  sealed: z.string(),
});

const sealedSchema = z.object({ patientId: z.string() });

export function createOutcomeReadings(
  database: SqlDatabase,
  { open }: Pseudonyms,
): Pick<OutcomeStore, 'due' | 'markRead'> {
  return {
    due: async ({ reading, clientIds, startedAfter, startedBefore, limit }) => {
      const rows = await database.query(
        `select a.id, a.client_id, a.fhir_base, a.created_at, a.sealed from assessments a
         where a.fhir_base is not null and a.created_at >= $2 and a.created_at < $3 and a.client_id = any($5::text[])
           and not exists (select 1 from outcome_readings r where r.assessment_id = a.id and r.reading = $1)
           and not exists (select 1 from assessments earlier
             where earlier.fhir_base = a.fhir_base and earlier.patient_ref = a.patient_ref
               and earlier.created_at >= a.created_at - interval '30 days'
               and (earlier.created_at, earlier.id) < (a.created_at, a.id))
         order by a.created_at, a.id limit $4`,
        [reading, startedAfter, startedBefore, limit, clientIds],
      );
      return rows
        .map((row) => dueRow.parse(row))
        .map(({ id, client_id, fhir_base, created_at, sealed }): DueReading => {
          const { patientId } = sealedSchema.parse(JSON.parse(open(sealed)));
          return {
            assessmentId: id,
            clientId: client_id,
            fhirBase: fhir_base,
            startedAt: created_at,
            patientId,
          };
        });
    },
    markRead: async ({ assessmentId, reading, at }) => {
      await database.query(
        `insert into outcome_readings (assessment_id, reading, created_at) select $1, $2, $3
         where exists (select 1 from assessments where id = $1) on conflict do nothing`,
        [assessmentId, reading, at],
      );
    },
  };
}

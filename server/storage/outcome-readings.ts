/** Which strokes have not been read for their outcomes yet: of each, the first assessment that can be traced to a chart. */
import { z } from 'zod';
import { strokeStarts } from '../clinical/observed/strokes.ts';
import type { DueReading, OutcomeStore } from './outcome-store.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { SqlDatabase } from './sql-database.ts';

const headRow = z.object({
  id: z.string(),
  client_id: z.string(),
  fhir_base: z.string(),
  patient_ref: z.string(),
  at: z.number(),
  is_read: z.boolean(),
  failed_at: z.number().nullable(),
});

type Head = z.infer<typeof headRow>;

interface DueStroke {
  /** Milliseconds. */
  readonly start: number;
  readonly head: Head;
  /** When it was tried last; never: 0. */
  readonly failedAt: number;
}

const sealedRow = z.object({ id: z.string(), sealed: z.string() });
const sealedSchema = z.object({ patientId: z.string() });

/** Every assessment of the patients who were assessed in a time by a client that may be read. */
const HEADS = `
  select a.id, a.client_id, a.fhir_base, a.patient_ref,
    (extract(epoch from a.created_at) * 1000)::float8 as at,
    exists (select 1 from outcome_readings r where r.assessment_id = a.id and r.reading = $1) as is_read,
    (select (extract(epoch from f.created_at) * 1000)::float8 from outcome_reading_failures f
     where f.assessment_id = a.id and f.reading = $1) as failed_at
  from assessments a
  join (select distinct fhir_base, patient_ref from assessments
        where fhir_base is not null and created_at >= $2 and created_at < $3 and client_id = any($4::text[])) p
    on a.fhir_base = p.fhir_base and a.patient_ref = p.patient_ref
  order by a.fhir_base, a.patient_ref, a.created_at, a.id`;

export function createOutcomeReadings(
  database: SqlDatabase,
  { open }: Pseudonyms,
): Pick<OutcomeStore, 'due' | 'markRead' | 'markFailed'> {
  const mark = async (
    table: string,
    onConflict: string,
    { assessmentId, reading, at }: { assessmentId: string; reading: string; at: string },
  ) => {
    await database.query(
      `insert into ${table} (assessment_id, reading, created_at) select $1, $2, $3
       where exists (select 1 from assessments where id = $1) on conflict ${onConflict}`,
      [assessmentId, reading, at],
    );
  };
  return {
    due: async ({ reading, clientIds, startedAfter, startedBefore, limit }) => {
      const rows = await database.query(HEADS, [reading, startedAfter, startedBefore, clientIds]);
      const [after, before] = [Date.parse(startedAfter), Date.parse(startedBefore)];
      const strokes = byPatient(rows.map((row) => headRow.parse(row)))
        .flatMap((heads) => unreadStrokes(heads, clientIds))
        .filter(({ start }) => start >= after && start < before)
        .toSorted((one, other) => one.failedAt - other.failedAt || one.start - other.start)
        .slice(0, limit);
      const sealed = await database.query('select id, sealed from assessments where id = any($1::text[])', [
        strokes.map(({ head }) => head.id),
      ]);
      const patients = new Map(
        sealed
          .map((row) => sealedRow.parse(row))
          .map((row) => [row.id, sealedSchema.parse(JSON.parse(open(row.sealed))).patientId] as const),
      );
      return strokes.flatMap(({ start, head }): DueReading[] => {
        const patientId = patients.get(head.id);
        // Erased in between.
        if (patientId === undefined) return [];
        const { id: assessmentId, client_id: clientId, fhir_base: fhirBase } = head;
        return [{ assessmentId, clientId, fhirBase, patientId, startedAt: new Date(start).toISOString() }];
      });
    },
    markRead: (reading) => mark('outcome_readings', 'do nothing', reading),
    markFailed: (reading) =>
      mark(
        'outcome_reading_failures',
        '(assessment_id, reading) do update set created_at = excluded.created_at',
        reading,
      ),
  };
}

/** Heads come sorted. */
function byPatient(heads: readonly Head[]): Head[][] {
  const patients: Head[][] = [];
  for (const head of heads) {
    const last = patients.at(-1);
    const [other] = last ?? [];
    const isSame = other?.fhir_base === head.fhir_base && other.patient_ref === head.patient_ref;
    if (last !== undefined && isSame) last.push(head);
    else patients.push([head]);
  }
  return patients;
}

function unreadStrokes(heads: readonly Head[], clientIds: readonly string[]): DueStroke[] {
  const starts = strokeStarts(heads.map(({ at }) => at));
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? Infinity;
    const own = heads.filter(({ at }) => at >= start && at < end);
    const head = own.find(({ client_id }) => clientIds.includes(client_id));
    if (head === undefined || own.some(({ is_read }) => is_read)) return [];
    return [{ start, head, failedAt: Math.max(...own.map(({ failed_at }) => failed_at ?? 0)) }];
  });
}

/** Hook calls as rows, with or without an answer; each bound to the audit trail by its digest. */
import { digestOf } from './audit-trail.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { SqlQueries } from './sql-database.ts';
import type { HookCallRecord } from './store.ts';

/** In the order of the columns. */
export interface HookCallRow extends Omit<HookCallRecord, 'patientId' | 'encounterId' | 'versions'> {
  readonly patientRef: string | null;
  readonly encounterRef: string | null;
  readonly versions: string;
}

export function hookCallRow(record: HookCallRecord, { refOf }: Pick<Pseudonyms, 'refOf'>): HookCallRow {
  const { patientId, encounterId, versions, ...rest } = record;
  return {
    ...rest,
    patientRef: patientId === null ? null : refOf('patient', patientId),
    encounterRef: encounterId === null ? null : refOf('encounter', encounterId),
    versions: JSON.stringify(versions),
  };
}

/** As audit-check.ts puts it together from the columns. */
export function hookCallDigest(row: HookCallRow): string {
  return digestOf(
    row.createdAt,
    row.clientId,
    row.serviceId,
    row.hookInstance,
    row.outcome,
    row.errorCode,
    String(row.cards),
    String(row.durationMs),
    row.assessmentId,
    row.patientRef,
    row.encounterRef,
    row.versions,
  );
}

/** @returns the rows that were not there before */
export async function insertHookCalls(
  queries: SqlQueries,
  rows: readonly HookCallRow[],
): Promise<readonly unknown[]> {
  if (rows.length === 0) return [];
  return queries.query(
    `insert into hook_calls
       (id, created_at, client_id, service_id, hook_instance, outcome, error_code, cards, duration_ms, assessment_id,
        patient_ref, encounter_ref, versions)
     select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::integer[], $9::integer[], $10::text[], $11::text[], $12::text[], $13::text[])
     on conflict do nothing returning id as key`,
    [
      rows.map(({ id }) => id),
      rows.map(({ createdAt }) => createdAt),
      rows.map(({ clientId }) => clientId),
      rows.map(({ serviceId }) => serviceId),
      rows.map(({ hookInstance }) => hookInstance),
      rows.map(({ outcome }) => outcome),
      rows.map(({ errorCode }) => errorCode),
      rows.map(({ cards }) => cards),
      rows.map(({ durationMs }) => durationMs),
      rows.map(({ assessmentId }) => assessmentId),
      rows.map(({ patientRef }) => patientRef),
      rows.map(({ encounterRef }) => encounterRef),
      rows.map(({ versions }) => versions),
    ],
  );
}

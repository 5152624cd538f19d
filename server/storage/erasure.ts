/**
 * Forgetting: everything about one patient on request, or everything before an instant. The trail keeps that and how
 * much was forgotten, under the pseudonym, and nothing of what it said.
 */
import { z } from 'zod';
import type { AuditTrail } from './audit-trail.ts';
import type { SqlDatabase, SqlQueries } from './sql-database.ts';

export interface Forgotten {
  readonly hookCalls: number;
  readonly assessments: number;
  readonly cards: number;
  readonly feedback: number;
  readonly outcomes: number;
}

interface Occasion {
  /** ISO instant. */
  readonly at: string;
  readonly audit: AuditTrail;
}

/** @param patientRef the pseudonym */
export function erasePatient(
  database: SqlDatabase,
  patientRef: string,
  { at, audit }: Occasion,
): Promise<Forgotten> {
  return database.transaction(async (queries) => {
    const detail = await forget(queries, { column: 'patient_ref', comparison: '=', value: patientRef });
    await audit.append(queries, [{ kind: 'erased', at, clientId: null, patientRef, detail }]);
    return detail;
  });
}

/** @param before ISO instant */
export function expireRecords(
  database: SqlDatabase,
  before: string,
  { at, audit }: Occasion,
): Promise<Forgotten> {
  return database.transaction(async (queries) => {
    const counts = await forget(queries, { column: 'created_at', comparison: '<', value: before });
    const detail = { ...counts, before };
    await audit.append(queries, [{ kind: 'expired', at, clientId: null, patientRef: null, detail }]);
    return counts;
  });
}

/** When the oldest record was made; null if there is none. */
export async function oldestRecord(queries: SqlQueries): Promise<Date | null> {
  const [row] = await queries.query(
    `select least((select min(created_at) from assessments), (select min(created_at) from cards),
       (select min(created_at) from hook_calls), (select min(created_at) from outcomes)) as oldest`,
  );
  return z.object({ oldest: z.date().nullable() }).parse(row).oldest;
}

interface Which {
  readonly column: 'patient_ref' | 'created_at';
  readonly comparison: '=' | '<';
  readonly value: string;
}

/** Feedback goes with its card, free text with its feedback. */
async function forget(queries: SqlQueries, { column, comparison, value }: Which): Promise<Forgotten> {
  const those = `${column} ${comparison} $1`;
  const deleted = (sql: string) => countOf(queries, sql, value);
  const feedback = await deleted(
    `delete from feedback where card_uuid in (select uuid from cards where ${those}) returning 1`,
  );
  // An assessment is made before its cards, by moments.
  const ofAssessments = `select id from assessments where ${those}`;
  const cards = await deleted(
    `delete from cards where ${those} and (assessment_id is null or assessment_id in (${ofAssessments})) returning 1`,
  );
  const assessments = await deleted(
    `delete from assessments a where ${those}
       and not exists (select 1 from cards c where c.assessment_id = a.id) returning 1`,
  );
  const hookCalls = await deleted(`delete from hook_calls where ${those} returning 1`);
  const outcomes = await deleted(`delete from outcomes where ${those} returning 1`);
  return { hookCalls, assessments, cards, feedback, outcomes };
}

async function countOf(queries: SqlQueries, deletion: string, value: string): Promise<number> {
  const [row] = await queries.query(`with gone as (${deletion}) select count(*)::int as count from gone`, [
    value,
  ]);
  return z.object({ count: z.number() }).parse(row).count;
}

/** The trail from its beginning: whether each entry follows from the one before, and what the entries say is gone. */
import { z } from 'zod';
import { createGone, type Gone } from './audit-gone.ts';
import type { AuditRow, AuditTrail } from './audit-trail.ts';
import type { SqlQueries } from './sql-database.ts';

export interface AuditProblem {
  /** Number of the entry in the trail; absent when a row has none. */
  readonly seq?: number;
  readonly problem:
    | 'entry-changed'
    | 'entry-missing'
    | 'head-differs'
    | 'differs-from-noted-head'
    /** A row from before the trail that was taken in when the service was at work already. */
    | 'adopted-late'
    | 'record-changed'
    | 'record-missing'
    | 'record-without-entry';
  /** Such as `card` with its id. */
  readonly record?: string;
}

export const auditRow = z
  .object({
    seq: z.coerce.number(),
    at: z.date().transform((date) => date.toISOString()),
    kind: z.string(),
    client_id: z.string().nullable(),
    patient_ref: z.string().nullable(),
    detail: z.string(),
    mac: z.string(),
  })
  .transform(({ client_id: clientId, patient_ref: patientRef, ...row }): AuditRow => ({
    ...row,
    clientId,
    patientRef,
  }));

/** Entries of some hundred bytes each. */
const PAGE = 1000;

/** Entries after `from`, up to `to` where there is one, page by page in their order. */
export async function* entriesAfter(
  queries: SqlQueries,
  from: number,
  to = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly AuditRow[]> {
  let after = from;
  for (;;) {
    const rows = await queries.query(
      'select * from audit where seq > $1 and seq <= $2 order by seq limit $3',
      [after, to, PAGE],
    );
    const entries = rows.map((row) => auditRow.parse(row));
    const last = entries.at(-1);
    if (last === undefined) return;
    yield entries;
    after = last.seq;
  }
}

export interface Walk {
  /** Of the last entry so far. */
  readonly seq: () => number;
  readonly mac: () => string;
  readonly gone: Pick<Gone, 'explains'>;
  /** From where the walk is to the present end. */
  readonly onward: (onEntry?: (row: AuditRow) => unknown) => Promise<void>;
}

/** @param problems to which those of the walk are added */
export function createWalk(queries: SqlQueries, audit: AuditTrail, problems: AuditProblem[]): Walk {
  let seq = 0;
  let mac = '';
  let isAdopting = true;
  const gone = createGone();
  const step = (row: AuditRow): void => {
    if (row.seq !== seq + 1) problems.push({ seq: seq + 1, problem: 'entry-missing' });
    else if (audit.macOf(row, mac) !== row.mac) problems.push({ seq: row.seq, problem: 'entry-changed' });
    if (row.kind !== 'adopted') isAdopting = false;
    else if (!isAdopting) problems.push({ seq: row.seq, problem: 'adopted-late' });
    gone.note(row);
    seq = row.seq;
    mac = row.mac;
  };
  return {
    seq: () => seq,
    mac: () => mac,
    gone,
    onward: async (onEntry) => {
      for await (const entries of entriesAfter(queries, seq)) {
        for (const row of entries) {
          step(row);
          onEntry?.(row);
        }
      }
    },
  };
}

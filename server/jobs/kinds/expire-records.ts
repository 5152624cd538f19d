/** Retention: forgets, every night, the records that are older than the site keeps them. */
import { z } from 'zod';
import type { AuditTrail } from '../../storage/audit-trail.ts';
import { expireRecords, oldestRecord, type Forgotten } from '../../storage/erasure.ts';
import type { SqlDatabase } from '../../storage/sql-database.ts';
import { jobKind, type JobKind } from '../jobs.ts';

export const EXPIRE_RECORDS = 'expire-records';

const DAY_MS = 86_400_000;

export interface ExpireRecordsDeps {
  readonly database: SqlDatabase;
  readonly audit: AuditTrail;
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** One day of records in one transaction: the first night of a new limit has years of them. */
export function expireRecordsKind({
  database,
  audit,
  retentionDays,
  now,
}: ExpireRecordsDeps): JobKind<unknown> {
  return jobKind({
    name: EXPIRE_RECORDS,
    schema: z.object({}),
    priority: 0,
    deadlineSeconds: 4 * 3600,
    retries: 3,
    work: async (_data, { signal, progress }) => {
      const end = now().getTime() - retentionDays * DAY_MS;
      const first = await oldestRecord(database);
      let total: Forgotten = { hookCalls: 0, assessments: 0, cards: 0, feedback: 0, outcomes: 0 };
      if (first === null) return total;
      for (let before = first.getTime(); before < end;) {
        signal.throwIfAborted();
        before = Math.min(before + DAY_MS, end);
        const at = now().toISOString();
        const gone = await expireRecords(database, new Date(before).toISOString(), { at, audit });
        total = sumOf(total, gone);
        await progress((before - first.getTime()) / (end - first.getTime()));
      }
      return total;
    },
  });
}

function sumOf(one: Forgotten, other: Forgotten): Forgotten {
  return {
    hookCalls: one.hookCalls + other.hookCalls,
    assessments: one.assessments + other.assessments,
    cards: one.cards + other.cards,
    feedback: one.feedback + other.feedback,
    outcomes: one.outcomes + other.outcomes,
  };
}

/** Retention: forgets, every night, the records that are older than the site keeps them. */
import { z } from 'zod';
import type { AuditTrail } from '../../storage/audit-trail.ts';
import { expireDayByDay } from '../../storage/erasure.ts';
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
    work: (_data, run) => {
      const end = new Date(now().getTime() - retentionDays * DAY_MS);
      return expireDayByDay(database, end, { now, audit }, run);
    },
  });
}

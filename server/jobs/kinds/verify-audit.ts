/** Checks the audit trail every night, against the head that the check before has noted. */
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { verifyAudit } from '../../storage/audit-check.ts';
import type { AuditTrail } from '../../storage/audit-trail.ts';
import type { SqlDatabase } from '../../storage/sql-database.ts';
import { lastResult } from '../job-rows.ts';
import { jobKind, type JobKind } from '../jobs.ts';

export const VERIFY_AUDIT = 'verify-audit';

/** Of a trail that is broken, the first are enough to know where to look. */
const MAX_PROBLEMS = 100;

export const auditResultSchema = z.object({
  entries: z.number(),
  records: z.number(),
  head: z.object({ seq: z.number(), mac: z.string() }),
  /** What the next check is made against; absent in results from before this field. */
  noted: z.object({ seq: z.number(), mac: z.string() }).optional(),
  /** How many; the first of them follow. */
  problemCount: z.number(),
  problems: z.array(
    z.object({ seq: z.number().optional(), problem: z.string(), record: z.string().optional() }),
  ),
});

export interface VerifyAuditDeps {
  readonly database: SqlDatabase;
  readonly audit: AuditTrail;
  readonly log: Pick<Log, 'info' | 'error'>;
}

export function verifyAuditKind({ database, audit, log }: VerifyAuditDeps): JobKind<unknown> {
  return jobKind({
    name: VERIFY_AUDIT,
    schema: z.object({}),
    priority: 0,
    deadlineSeconds: 4 * 3600,
    retries: 3,
    work: async (_data, { signal }): Promise<z.infer<typeof auditResultSchema>> => {
      const query: SqlDatabase['query'] = (sql, parameters) => {
        signal.throwIfAborted();
        return database.query(sql, parameters);
      };
      const last = auditResultSchema.safeParse((await lastResult(database, VERIFY_AUDIT))?.result).data;
      const noted = last?.noted ?? last?.head;
      const { problems, holdsNotedHead, ...report } = await verifyAudit({ query }, audit, noted);
      const line = { entries: report.entries, head: report.head, problems: problems.slice(0, 10) };
      // The head stands in the log, too: who cuts off the end and rewrites the last result does not reach that.
      if (problems.length === 0) log.info(line, 'the audit trail is whole');
      else log.error({ ...line, count: problems.length }, 'the audit trail is not whole');
      return {
        ...report,
        // A trail whose end was cut off is not taken for the whole one by the next check.
        noted: noted !== undefined && !holdsNotedHead ? noted : report.head,
        problemCount: problems.length,
        problems: problems.slice(0, MAX_PROBLEMS),
      };
    },
  });
}

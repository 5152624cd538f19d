/** What operators are told of jobs: how many wait and have failed, and what the last check of the audit trail found. */
import type { SqlQueries } from '../storage/sql-database.ts';
import { depthByKind, lastResult } from './job-rows.ts';
import type { QueueDepth } from './jobs.ts';
import { auditResultSchema, VERIFY_AUDIT } from './kinds/verify-audit.ts';

export interface JobsStatus {
  /** By kind. */
  readonly queues: Readonly<Record<string, QueueDepth>>;
  /** Null before the first check. */
  readonly audit: { readonly checkedAt: string; readonly problems: number } | null;
}

export async function jobsStatus(queries: SqlQueries): Promise<JobsStatus> {
  const [queues, last] = await Promise.all([depthByKind(queries), lastResult(queries, VERIFY_AUDIT)]);
  const checked = auditResultSchema.safeParse(last?.result).data;
  return {
    queues,
    audit: last && checked ? { checkedAt: last.endedAt, problems: checked.problemCount } : null,
  };
}

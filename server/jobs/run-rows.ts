/**
 * Attempts that are under way, in `job_runs`. An attempt is its worker's only while its row is there: the row is
 * renewed, and removed together with the word of how it ended, so that a worker that was given up for dead and lives
 * cannot end a job that another has by now.
 */
import { z } from 'zod';
import type { SqlDatabase, SqlQueries } from '../storage/sql-database.ts';

export interface Run {
  readonly jobId: string;
  readonly kind: string;
  readonly attemptId: string;
  readonly workerId: string;
}

export interface RunRows {
  /** @returns whether it is still this worker's */
  readonly renew: (run: Run) => Promise<boolean>;
  readonly progress: (run: Run, share: number, note: string | null) => Promise<void>;
  /** Does `work` in the transaction that ends the attempt; not at all if it is no longer this worker's. */
  readonly end: (run: Run, work: (queries: SqlQueries) => Promise<unknown>) => Promise<boolean>;
  /**
   * Hands each attempt that a worker has left to `work`, in the transaction that ends it.
   * @param running ids of the attempts that this process is at: it may have left others of its own
   */
  readonly takeBack: (
    running: readonly string[],
    work: (run: { jobId: string; kind: string }, queries: SqlQueries) => Promise<unknown>,
  ) => Promise<number>;
}

const leftRow = z.object({ job_id: z.string(), kind: z.string() });

/** In the transaction in which the worker takes the job, so that none is taken without anybody to renew it. */
export async function beginRun(queries: SqlQueries, run: Run): Promise<void> {
  await queries.query(
    `insert into job_runs (job_id, kind, attempt_id, worker_id) values ($1, $2, $3, $4)
     on conflict (job_id) do update set kind = excluded.kind, attempt_id = excluded.attempt_id,
       worker_id = excluded.worker_id, renewed_at = now(), share = 0, note = null`,
    [run.jobId, run.kind, run.attemptId, run.workerId],
  );
}

/** @param leaseMs a worker that has not renewed its attempts for this long, by the database's clock, is taken for dead */
export function createRunRows(database: SqlDatabase, leaseMs: number): RunRows {
  return {
    renew: async ({ jobId, attemptId }) => {
      const rows = await database.query(
        'update job_runs set renewed_at = now() where job_id = $1 and attempt_id = $2 returning job_id',
        [jobId, attemptId],
      );
      return rows.length === 1;
    },
    progress: async ({ jobId, attemptId }, share, note) => {
      await database.query(
        'update job_runs set renewed_at = now(), share = $3, note = $4 where job_id = $1 and attempt_id = $2',
        [jobId, attemptId, share, note],
      );
    },
    end: ({ jobId, attemptId }, work) =>
      database.transaction(async (queries) => {
        const rows = await queries.query(
          'delete from job_runs where job_id = $1 and attempt_id = $2 returning job_id',
          [jobId, attemptId],
        );
        if (rows.length === 0) return false;
        await work(queries);
        return true;
      }),
    takeBack: (running, work) =>
      database.transaction(async (queries) => {
        const rows = await queries.query(
          `delete from job_runs where attempt_id <> all($1::uuid[]) and renewed_at < now() - $2::int * interval '1 millisecond'
           returning job_id, kind`,
          [[...running], leaseMs],
        );
        for (const row of rows) {
          const { job_id: jobId, kind } = leftRow.parse(row);
          await work({ jobId, kind }, queries);
        }
        return rows.length;
      }),
  };
}

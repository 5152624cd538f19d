/**
 * What is asked of the queue's tables beside its library: which kinds have work, how much there is, what became of a
 * job. Reads only, of the tables of pg-boss 10; `job_runs`, which is ours, tells which attempts are under way.
 */
import { z } from 'zod';
import type { Row, SqlQueries } from '../storage/sql-database.ts';
import type { JobState, QueueDepth } from './jobs.ts';

/** Kinds that have a job to be begun now, the most urgent first. */
export async function kindsWithWork(queries: SqlQueries): Promise<string[]> {
  const rows = await queries.query(
    `select name from pgboss.job where state < 'active' and start_after < now()
     group by name order by max(priority) desc, name`,
  );
  return rows.map((row) => z.object({ name: z.string() }).parse(row).name);
}

const depthRow = z.object({
  name: z.string(),
  waiting: z.number(),
  active: z.number(),
  failed: z.number(),
});

export async function depthByKind(queries: SqlQueries): Promise<Record<string, QueueDepth>> {
  const rows = await queries.query(
    `select name, count(*) filter (where state < 'active')::int as waiting,
       count(*) filter (where state = 'active')::int as active,
       count(*) filter (where state = 'failed')::int as failed
     from pgboss.job where state <= 'active' or state = 'failed' group by name`,
  );
  return Object.fromEntries(
    rows.map((row) => {
      const { name, ...depth } = depthRow.parse(row);
      return [name, depth];
    }),
  );
}

const STATES = {
  created: 'waiting',
  retry: 'waiting',
  active: 'active',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

const instant = z.date().transform((date) => date.toISOString());

const jobRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['created', 'retry', 'active', 'completed', 'failed', 'cancelled']),
  retry_count: z.number(),
  created_on: instant,
  started_on: instant.nullable(),
  completed_on: instant.nullable(),
  output: z.looseObject({ code: z.string().optional() }).nullable(),
  share: z.number().nullable(),
  note: z.string().nullable(),
});

const COLUMNS = 'j.id, name, state, retry_count, created_on, started_on, completed_on, output';

export async function findJob(queries: SqlQueries, id: string): Promise<JobState | null> {
  const [row] = await queries.query(
    `select ${COLUMNS}, share, note from pgboss.job j left join job_runs r on r.job_id = j.id where j.id = $1
     union all
     select ${COLUMNS}, null, null from pgboss.archive j where j.id = $1
     limit 1`,
    [id],
  );
  return row ? jobState(row) : null;
}

/** Those that have failed for good, the latest first. */
export async function failedJobs(queries: SqlQueries, limit: number): Promise<JobState[]> {
  const rows = await queries.query(
    `select ${COLUMNS}, null::real as share, null::text as note from pgboss.job j where state = 'failed'
     order by completed_on desc, id limit $1`,
    [limit],
  );
  return rows.map(jobState);
}

function jobState(row: Row): JobState {
  const { id, name, state, retry_count: retries, started_on: startedAt, output, ...rest } = jobRow.parse(row);
  return {
    id,
    name,
    state: STATES[state],
    attempts: startedAt === null ? 0 : retries + 1,
    enqueuedAt: rest.created_on,
    startedAt,
    endedAt: rest.completed_on,
    progress: rest.share === null ? null : { share: rest.share, note: rest.note },
    result: state === 'completed' ? output : null,
    cause: state === 'completed' ? null : (output?.code ?? (output === null ? null : 'EXPIRED')),
  };
}

/** The id of a job of this kind under this key that waits or is active. */
export async function jobUnderKey(queries: SqlQueries, name: string, key: string): Promise<string | null> {
  const [row] = await queries.query(
    `select id from pgboss.job where name = $1 and singleton_key = $2 and state < 'completed' limit 1`,
    [name, key],
  );
  return row ? z.object({ id: z.string() }).parse(row).id : null;
}

/** What the last job of this kind returned, of those that were completed. */
export async function lastResult(
  queries: SqlQueries,
  name: string,
): Promise<{ readonly result: object; readonly endedAt: string } | null> {
  const [row] = await queries.query(
    `select output as result, completed_on as "endedAt" from pgboss.job where name = $1 and state = 'completed'
     union all
     select output, completed_on from pgboss.archive where name = $1 and state = 'completed'
     order by 2 desc limit 1`,
    [name],
  );
  return row ? z.object({ result: z.looseObject({}), endedAt: instant }).parse(row) : null;
}

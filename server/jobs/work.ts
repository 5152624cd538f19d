/** A process that works: takes jobs from the queue, tells it how they ended, and tends what the clock and dead workers leave. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { SqlDatabase } from '../storage/sql-database.ts';
import type { Endings } from './attempt.ts';
import { bossQueries, type Boss } from './boss.ts';
import { kindsWithWork } from './job-rows.ts';
import type { JobKind } from './jobs.ts';
import { beginRun, createRunRows, type Run, type RunRows } from './run-rows.ts';
import { startRunner, type JobEnd, type Runner, type TakenJob } from './runner.ts';
import { dueJob } from './timetable.ts';

export interface WorkOptions {
  readonly database: SqlDatabase;
  readonly kinds: ReadonlyMap<string, JobKind<unknown>>;
  /** Jobs that this process runs at once. */
  readonly slots: number;
  /** Between two looks for jobs that others have made, milliseconds. */
  readonly pollMs: number;
  /** A worker that the database has not heard of for this long is dead, and its jobs are given to others; milliseconds. */
  readonly leaseMs: number;
  readonly onEnd: (end: JobEnd) => void;
  readonly onAway: (error: unknown) => void;
  readonly now: () => Date;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Between two looks at the clock and for jobs that dead workers have left: this part of a lease. */
const TEND_SHARE = 1 / 3;

export function startWork(boss: Boss, options: WorkOptions): Runner {
  const { database, slots, pollMs, leaseMs, onAway, log } = options;
  const runs = createRunRows(database, leaseMs);
  const workerId = randomUUID();
  return startRunner({
    runs,
    leaseMs,
    endings: endingsOn(boss),
    slots,
    pollMs,
    take: () => take(boss, workerId, options),
    tend: createTending(boss, runs, options),
    onAway,
    onEnd: (end) => {
      const line = { ...end, ms: Math.round(end.ms) };
      if (end.outcome === 'completed') log.info(line, 'job');
      else log.warn(line, 'job');
      options.onEnd(end);
    },
  });
}

function endingsOn(boss: Boss): Endings {
  return {
    complete: ({ kind, jobId }, result, queries) =>
      boss.complete(kind, jobId, result ?? {}, { db: bossQueries(queries) }),
    fail: ({ kind, jobId }, code, queries) => boss.fail(kind, jobId, { code }, { db: bossQueries(queries) }),
    // The library has no word for giving back that would not let the job wait as after a failure.
    giveBack: async ({ kind, jobId }, queries) => {
      const db = bossQueries(queries);
      await boss.cancel(kind, jobId, { db });
      await boss.resume(kind, jobId, { db });
      // Or the next attempt would count as one after a failure, and use up what failures may cost.
      await queries.query('update pgboss.job set started_on = null where name = $1 and id = $2::uuid', [
        kind,
        jobId,
      ]);
    },
  };
}

async function take(
  boss: Boss,
  workerId: string,
  { database, kinds }: Pick<WorkOptions, 'database' | 'kinds'>,
): Promise<TakenJob | null> {
  for (const name of await kindsWithWork(database)) {
    const kind = kinds.get(name);
    // Made by a newer version of the service, which works it too.
    if (kind === undefined) continue;
    const taken = await database.transaction(async (queries) => {
      const options = { batchSize: 1, includeMetadata: true, db: bossQueries(queries) } as const;
      const [job] = await boss.fetch<object>(name, options);
      if (!job) return null;
      const run: Run = { jobId: job.id, kind: name, attemptId: randomUUID(), workerId };
      await beginRun(queries, run);
      return { kind, data: job.data, attempt: job.retryCount + 1, run };
    });
    // Another worker was faster.
    if (taken !== null) return taken;
  }
  return null;
}

const scheduleRow = z.object({
  name: z.string(),
  cron: z.string(),
  timezone: z.string(),
  data: z.looseObject({}),
  created_on: z.date(),
});

function createTending(
  boss: Boss,
  runs: RunRows,
  { kinds, leaseMs, now, log }: WorkOptions,
): (running: readonly string[]) => Promise<void> {
  let last = 0;
  let answeringSince: number | undefined = performance.now();

  const takeBack = async (running: readonly string[]) => {
    // After the database was away, nobody could renew: those that live need time to.
    const hasAnswered = performance.now() - (answeringSince ??= performance.now());
    if (hasAnswered < leaseMs) return;
    const left = await runs.takeBack(running, ({ jobId, kind }, queries) =>
      boss.fail(kind, jobId, { code: 'WORKER_DIED' }, { db: bossQueries(queries) }),
    );
    if (left > 0) log.warn({ jobs: left }, 'a worker died: its jobs are given to others');
  };
  const unreadable = new Set<string>();
  /** One that cannot be read, by whatever has written it, keeps no other job from its time. */
  const dueOf = (row: { readonly name: string }): { id: string; data: object } | null => {
    try {
      const { created_on: since, ...scheduled } = scheduleRow.parse(row);
      const id = dueJob({ ...scheduled, since }, now());
      return id === null ? null : { id, data: scheduled.data };
    } catch {
      if (!unreadable.has(row.name)) log.warn({ kind: row.name }, 'a schedule cannot be read: not kept to');
      unreadable.add(row.name);
      return null;
    }
  };
  const makeDueJobs = async () => {
    for (const row of await boss.getSchedules()) {
      const kind = kinds.get(row.name);
      const due = kind === undefined ? null : dueOf(row);
      if (due !== null) await boss.send(row.name, due.data, { id: due.id, priority: kind?.priority ?? 0 });
    }
  };
  return async (running) => {
    if (last !== 0 && performance.now() - last < leaseMs * TEND_SHARE) return;
    last = performance.now();
    try {
      await takeBack(running);
      await makeDueJobs();
      answeringSince ??= performance.now();
    } catch (error) {
      answeringSince = undefined;
      throw error;
    }
  };
}

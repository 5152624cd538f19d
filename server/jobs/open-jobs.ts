/** Opens the queue: jobs go in, and where the process works, are taken and run. */
import { failureCode } from '../outbound/failure.ts';
import { bossQueries, openBoss, type BossOptions } from './boss.ts';
import { depthByKind, findJob, jobUnderKey } from './job-rows.ts';
import type { JobKind, Jobs } from './jobs.ts';
import { startWork, type WorkOptions } from './work.ts';

export interface JobsOptions
  extends Omit<WorkOptions, 'kinds' | 'onAway'>, Pick<BossOptions, 'retryDelaySeconds'> {
  readonly kinds: readonly JobKind<unknown>[];
  /** Jobs that this process runs at once; 0 if it only makes them. */
  readonly slots: number;
  /** How long running jobs are waited for at the end, milliseconds. */
  readonly patienceMs: number;
}

/** A database that is away is in the log once a minute. */
const WARN_AGAIN_MS = 60_000;

/** @throws the driver's error when the database cannot be reached */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { database, log, slots, patienceMs } = options;
  const kinds = new Map(options.kinds.map((kind) => [kind.name, kind]));
  const kindOf = (name: string): JobKind<unknown> => {
    const kind = kinds.get(name);
    if (kind === undefined) throw new Error(`no kind of job is called ${name}`);
    return kind;
  };
  let warned = -WARN_AGAIN_MS;
  const onAway = (error: unknown) => {
    if (performance.now() - warned < WARN_AGAIN_MS) return;
    warned = performance.now();
    log.warn({ cause: failureCode(error) }, 'the queue cannot be worked');
  };
  const boss = await openBoss({ ...options, maintains: slots > 0, onError: onAway });
  const runner = slots > 0 ? startWork(boss, { ...options, kinds, onAway }) : undefined;
  return {
    enqueue: async (name, data, { key, priority } = {}) => {
      const kind = kindOf(name);
      kind.schema.parse(data);
      const id = await database.transaction(async (queries) => {
        if (key !== undefined) {
          // Two that make the same job at once take turns, to the end of the transaction.
          await queries.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${name} ${key}`]);
          const there = await jobUnderKey(queries, name, key);
          if (there !== null) return there;
        }
        return boss.send(name, data, {
          priority: priority ?? kind.priority,
          db: bossQueries(queries),
          ...(key !== undefined && { singletonKey: key }),
        });
      });
      if (id === null) throw new Error('the queue did not take the job');
      runner?.kick();
      return id;
    },
    find: (id) => findJob(database, id),
    schedule: async (name, cron, data, tz = 'UTC') => {
      kindOf(name).schema.parse(data);
      await boss.schedule(name, cron, data, { tz });
    },
    depth: () => depthByKind(database),
    close: async () => {
      await runner?.close(patienceMs);
      await boss.stop({ graceful: false });
    },
  };
}

/** The queue's library on our database, PostgreSQL and the embedded one alike: pg-boss keeps the jobs, in a schema of its own. */
import PgBoss from 'pg-boss';
import type { SqlDatabase, SqlQueries } from '../storage/sql-database.ts';
import type { JobKind } from './jobs.ts';

export type Boss = PgBoss;

export interface BossOptions {
  readonly database: SqlDatabase;
  readonly kinds: readonly JobKind<unknown>[];
  /** Whether this process looks after jobs: expired ones, and those that are kept long enough. */
  readonly maintains: boolean;
  /** Before the second attempt, seconds, with as much again by chance; twice as long before each further one. */
  readonly retryDelaySeconds: number;
  /** Something that is done by the clock went wrong; it is done again at the next turn. */
  readonly onError: (error: unknown) => void;
}

/** How often jobs past their deadline are looked for; workers see to their own, this is for those that cannot. */
const MAINTENANCE_SECONDS = 60;

/** What is asked about a job is asked soon after it; a failed one waits for somebody to look at it. */
const KEEP_COMPLETED_SECONDS = 7 * 86_400;
const KEEP_FAILED_SECONDS = 90 * 86_400;
const KEEP_ARCHIVED_DAYS = 30;

/** Of a job that no worker takes. */
const KEEP_WAITING_MINUTES = 365 * 24 * 60;

/** After the deadline, at which the worker itself ends the attempt. */
const EXPIRY_SLACK_SECONDS = 60;

/** Any number no other program uses as an advisory lock in this database. */
const QUEUE_LOCK = 2_026_112_402;

/** Opens the queue, and makes or brings up to date what it needs in the database. */
export async function openBoss(options: BossOptions): Promise<Boss> {
  const { database, kinds, maintains, retryDelaySeconds, onError } = options;
  const boss = new PgBoss({
    db: bossDb(database),
    supervise: maintains,
    // Its clock misses what falls into a restart; timetable.ts does not.
    schedule: false,
    maintenanceIntervalSeconds: MAINTENANCE_SECONDS,
    archiveCompletedAfterSeconds: KEEP_COMPLETED_SECONDS,
    archiveFailedAfterSeconds: KEEP_FAILED_SECONDS,
    deleteAfterDays: KEEP_ARCHIVED_DAYS,
  });
  boss.on('error', onError);
  // Two processes that make different queues at once would wait for each other's locks.
  await database.withMigrationSession(async (session) => {
    await session.query(`select pg_advisory_lock(${QUEUE_LOCK})`);
    await boss.start();
    for (const kind of kinds) {
      await boss.createQueue(kind.name, queueOf(kind, retryDelaySeconds));
      await boss.updateQueue(kind.name, queueOf(kind, retryDelaySeconds));
    }
    await session.query(`select pg_advisory_unlock(${QUEUE_LOCK})`);
  });
  return boss;
}

function queueOf(
  { name, retries, deadlineSeconds }: JobKind<unknown>,
  retryDelaySeconds: number,
): PgBoss.Queue {
  return {
    name,
    retryLimit: retries,
    retryDelay: retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: deadlineSeconds + EXPIRY_SLACK_SECONDS,
    retentionMinutes: KEEP_WAITING_MINUTES,
  };
}

/** For calls that belong into a transaction of ours. */
export function bossQueries(queries: SqlQueries): PgBoss.Db {
  return { executeSql: async (sql, values) => ({ rows: await queries.query(sql, values) }) };
}

/**
 * The library sends scripts as `BEGIN; … COMMIT;`, and would leave a connection in a failed transaction when one of
 * their statements fails. Here they run in a transaction of ours, which is rolled back.
 */
function bossDb(database: SqlDatabase): PgBoss.Db {
  return {
    executeSql: async (sql, values: unknown[] | undefined) => {
      const [, script] = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/.exec(sql) ?? [];
      if (script === undefined) return { rows: await database.query(sql, values) };
      await database.transaction((queries) => queries.script(script));
      return { rows: [] };
    },
  };
}

/** Jobs that have failed for good: kept to be looked at, and sent again by hand. */
import { z } from 'zod';
import type { SqlDatabase } from '../storage/sql-database.ts';
import { bossQueries, openBoss } from './boss.ts';
import { failedJobs, findJob } from './job-rows.ts';
import type { JobState } from './jobs.ts';

export interface DeadLetters {
  /** The latest first. */
  readonly list: () => Promise<JobState[]>;
  /** @returns false when there is no failed job with this id */
  readonly sendAgain: (id: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const LISTED = 200;

export async function openDeadLetters(database: SqlDatabase): Promise<DeadLetters> {
  const boss = await openBoss({
    database,
    kinds: [],
    maintains: false,
    retryDelaySeconds: 0,
    onError: () => undefined,
  });
  return {
    list: () => failedJobs(database, LISTED),
    sendAgain: async (id) => {
      const job = isUuid(id) ? await findJob(database, id) : null;
      if (job?.state !== 'failed') return false;
      await database.transaction(async (queries) => {
        await boss.retry(job.name, id, { db: bossQueries(queries) });
        // The library leaves the time of the failure, by which its maintenance takes the job for one that is long done.
        await queries.query(
          'update pgboss.job set completed_on = null, start_after = now() where name = $1 and id = $2::uuid',
          [job.name, id],
        );
      });
      return true;
    },
    close: () => boss.stop({ graceful: false }),
  };
}

/** Typed by hand: anything else is no job's id, and nothing that the database could compare with one. */
function isUuid(id: string): boolean {
  return z.guid().safeParse(id).success;
}

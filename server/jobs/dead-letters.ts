/** Jobs that have failed for good: kept to be looked at, and sent again by hand. */
import type { SqlDatabase } from '../storage/sql-database.ts';
import { openBoss } from './boss.ts';
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
      const job = await findJob(database, id);
      if (job?.state !== 'failed') return false;
      await boss.retry(job.name, id);
      return true;
    },
    close: () => boss.stop({ graceful: false }),
  };
}

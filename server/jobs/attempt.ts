/** One attempt at a job: runs the work under its deadline, keeps the attempt this worker's meanwhile, and says how it ended. */
import { setTimeout as pause } from 'node:timers/promises';
import { failureCode } from '../outbound/failure.ts';
import type { SqlQueries } from '../storage/sql-database.ts';
import type { JobKind } from './jobs.ts';
import type { Run, RunRows } from './run-rows.ts';

/** `returned`: the process ends, and another one is to do it. `lost`: another worker has it by now. */
export type Outcome = 'completed' | 'failed' | 'returned' | 'lost';

/** How the queue is told; each within the transaction that ends the attempt. */
export interface Endings {
  readonly complete: (run: Run, result: object | undefined, queries: SqlQueries) => Promise<unknown>;
  readonly fail: (run: Run, cause: string, queries: SqlQueries) => Promise<unknown>;
  readonly giveBack: (run: Run, queries: SqlQueries) => Promise<unknown>;
}

export interface AttemptDeps {
  readonly runs: RunRows;
  /** How long an attempt stays this worker's without being renewed, milliseconds. */
  readonly leaseMs: number;
  readonly endings: Endings;
  /** Aborted when the process ends and has waited long enough. */
  readonly ending: AbortSignal;
}

export interface Job {
  readonly kind: JobKind<unknown>;
  readonly data: unknown;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Some chances to renew before the lease is over. */
const RENEWALS_IN_A_LEASE = 4;

/** A database that is away for longer than this is told nothing: the lease is over, and the job is somebody else's. */
const TELL_TIMES = 20;
const TELL_AGAIN_MS = 1000;

/** A reason to abort that is told apart from any error of the work. */
class Stop extends Error {
  readonly outcome: 'late' | 'returned' | 'lost';

  constructor(outcome: Stop['outcome']) {
    super(outcome);
    this.name = 'Stop';
    this.outcome = outcome;
  }
}

/** @returns how it ended, and the code of what went wrong */
export async function attempt(
  job: Job,
  run: Run,
  { runs, leaseMs, endings, ending }: AttemptDeps,
): Promise<{ outcome: Outcome; cause?: string }> {
  const abort = new AbortController();
  const stop = (outcome: Stop['outcome']) => {
    abort.abort(new Stop(outcome));
  };
  const end = (saying: (queries: SqlQueries) => Promise<unknown>) =>
    tell(() => runs.end(run, saying), ending);
  const onEnding = () => {
    stop('returned');
  };
  ending.addEventListener('abort', onEnding);
  if (ending.aborted) onEnding();
  const deadline = setTimeout(stop, job.kind.deadlineSeconds * 1000, 'late');
  const renewal = setInterval(() => {
    // A database that is away for moments changes nothing.
    void runs.renew(run).then(
      (isOurs) => {
        if (!isOurs) stop('lost');
      },
      () => undefined,
    );
  }, leaseMs / RENEWALS_IN_A_LEASE);
  try {
    const result = await Promise.race([work(job, run, runs, abort.signal), aborted(abort.signal)]);
    const isOurs = await end((queries) => endings.complete(run, result, queries));
    return { outcome: isOurs ? 'completed' : 'lost' };
  } catch (error) {
    const stopped = abort.signal.reason instanceof Stop ? abort.signal.reason.outcome : undefined;
    if (stopped === 'lost') return { outcome: 'lost' };
    if (stopped === 'returned') {
      const isOurs = await end((queries) => endings.giveBack(run, queries));
      return { outcome: isOurs ? 'returned' : 'lost' };
    }
    const cause = stopped === 'late' ? 'DEADLINE' : failureCode(error);
    const isOurs = await end((queries) => endings.fail(run, cause, queries));
    return isOurs ? { outcome: 'failed', cause } : { outcome: 'lost' };
  } finally {
    clearTimeout(deadline);
    clearInterval(renewal);
    ending.removeEventListener('abort', onEnding);
  }
}

async function work(job: Job, run: Run, runs: RunRows, signal: AbortSignal): Promise<object | undefined> {
  signal.throwIfAborted();
  return job.kind.work(job.data, {
    signal,
    attempt: job.attempt,
    progress: (share, note) => runs.progress(run, Math.min(Math.max(share, 0), 1), note ?? null),
  });
}

/** Work that does not heed its signal is left behind: the slot is free, and what it does later changes no job. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** What was done is not done again because the database was away at the end of it. */
async function tell(saying: () => Promise<boolean>, ending: AbortSignal): Promise<boolean> {
  for (let time = 1; ; time++) {
    try {
      return await saying();
    } catch {
      if (time === TELL_TIMES || ending.aborted) return false;
      await pause(TELL_AGAIN_MS);
    }
  }
}

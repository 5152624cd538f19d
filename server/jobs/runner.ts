/** Takes jobs and runs them, a few at a time, the most urgent first. */
import { attempt, type AttemptDeps, type Job, type Outcome } from './attempt.ts';
import type { Run } from './run-rows.ts';

export interface JobEnd {
  readonly name: string;
  readonly id: string;
  readonly attempt: number;
  readonly outcome: Outcome;
  /** Code of what went wrong. */
  readonly cause?: string;
  readonly ms: number;
}

export interface TakenJob extends Job {
  readonly run: Run;
}

export interface RunnerDeps extends Omit<AttemptDeps, 'ending'> {
  /** The most urgent job that can be begun now; it is this worker's from then on. */
  readonly take: () => Promise<TakenJob | null>;
  /**
   * What is done from time to time: jobs that workers have left, jobs that are due.
   * @param running ids of the attempts that this process is at
   */
  readonly tend: (running: readonly string[]) => Promise<void>;
  readonly onEnd: (end: JobEnd) => void;
  /** The database does not answer; it is asked again at the next turn. */
  readonly onAway: (error: unknown) => void;
  readonly slots: number;
  /** Between two looks for jobs, milliseconds. */
  readonly pollMs: number;
}

export interface Runner {
  /** There may be a job now. */
  readonly kick: () => void;
  /**
   * Takes no more, and lets running jobs end.
   * @param patienceMs after which they are aborted and given back
   */
  readonly close: (patienceMs: number) => Promise<void>;
}

export function startRunner(deps: RunnerDeps): Runner {
  const running = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let isClosing = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const begin = ({ run, ...job }: TakenJob): void => {
    const started = performance.now();
    const done = attempt(job, run, { ...deps, ending: ending.signal })
      .then((end) => {
        const ms = performance.now() - started;
        deps.onEnd({ name: run.kind, id: run.jobId, attempt: job.attempt, ...end, ms });
      })
      .finally(() => {
        running.delete(run.attemptId);
        kick();
      });
    running.set(run.attemptId, done);
  };
  const look = async (): Promise<void> => {
    await deps.tend([...running.keys()]);
    while (!isClosing && running.size < deps.slots) {
      const job = await deps.take();
      if (job === null) return;
      begin(job);
    }
  };
  const kick = (): void => {
    if (isClosing) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    clearTimeout(timer);
    lookAgain = false;
    looking = look()
      .catch((error: unknown) => {
        deps.onAway(error);
      })
      .finally(() => {
        looking = undefined;
        if (isClosing) return;
        if (lookAgain) kick();
        else timer = setTimeout(kick, deps.pollMs);
      });
  };
  kick();
  return {
    kick,
    close: async (patienceMs) => {
      isClosing = true;
      clearTimeout(timer);
      await looking;
      const patience = setTimeout(() => {
        ending.abort();
      }, patienceMs);
      await Promise.all(running.values());
      clearTimeout(patience);
    },
  };
}

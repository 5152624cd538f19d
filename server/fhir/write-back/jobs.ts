/** Work that is done in the background: jobs of one key one after the other, tried again, drained at the end. */

export interface Jobs {
  /**
   * Returns at once.
   * @param what names the kind of work to whoever is told that it was given up
   * @param key jobs with the same key never run at the same time, and run in the order they were added
   */
  readonly add: (what: string, key: string, attempt: () => Promise<void>) => void;
  /** Cuts waiting short: every job left is tried once more, then this ends. */
  readonly close: () => Promise<void>;
}

export interface JobOptions {
  /** How long to wait before each further attempt, milliseconds. */
  readonly retryAfterMs: readonly number[];
  readonly isWorthRetrying: (error: unknown) => boolean;
  readonly onGivenUp: (what: string, error: unknown) => void;
}

/** Jobs kept at most: beyond, an EHR has been down for so long that new ones are given up at once. */
const MAX_JOBS = 1000;

export function createJobs({ retryAfterMs, isWorthRetrying, onGivenUp }: JobOptions): Jobs {
  const running = new Set<Promise<void>>();
  const lastOfKey = new Map<string, Promise<void>>();
  const closing = new AbortController();

  const run = async (what: string, attempt: () => Promise<void>) => {
    for (const waitMs of [...retryAfterMs, undefined]) {
      const isLast = waitMs === undefined || closing.signal.aborted;
      try {
        await attempt();
        return;
      } catch (error) {
        if (isLast || !isWorthRetrying(error)) {
          onGivenUp(what, error);
          return;
        }
      }
      await waitUnless(closing.signal, waitMs);
    }
  };

  return {
    add: (what, key, attempt) => {
      if (running.size >= MAX_JOBS) {
        onGivenUp(what, undefined);
        return;
      }
      const before = lastOfKey.get(key) ?? Promise.resolve();
      const job = before.then(() => run(what, attempt));
      running.add(job);
      lastOfKey.set(key, job);
      void job.finally(() => {
        running.delete(job);
        if (lastOfKey.get(key) === job) lastOfKey.delete(key);
      });
    },
    close: async () => {
      closing.abort();
      await Promise.all(running);
    },
  };
}

function waitUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

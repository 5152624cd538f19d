/**
 * A store that a dead database does not take with it: what has to be recorded waits on disk and is written when the
 * database is back; what can only be asked fails at once instead of holding up a hook.
 */
import { z } from 'zod';
import type { StorageLog } from './open-database.ts';
import type { Spool } from './spool.ts';
import { isDataError, StorageError } from './storage-error.ts';
import type { AccessRecord, AnswerRecord, Store } from './store.ts';

export interface ResilienceOptions {
  readonly spool: Spool;
  /** Longest wait for the database within one hook call, milliseconds. */
  readonly deadlineMs: number;
  /** How often a database that is away is tried again, milliseconds. */
  readonly retryMs: number;
  readonly log: StorageLog;
}

/** A record as it waits. Written by us, so only told apart. */
const waitingSchema = z.union([
  z.object({ answer: z.custom<AnswerRecord>((value) => typeof value === 'object' && value !== null) }),
  z.object({ access: z.custom<AccessRecord>((value) => typeof value === 'object' && value !== null) }),
]);

export function createResilientStore(store: Store, options: ResilienceOptions): Store {
  const { spool, deadlineMs, retryMs, log } = options;
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;
  let draining: Promise<void> | undefined;

  const write = async (record: unknown): Promise<void> => {
    const parsed = waitingSchema.parse(record);
    const done = 'answer' in parsed ? store.recordAnswer(parsed.answer) : store.recordAccess(parsed.access);
    await done.catch(async (error: unknown) => {
      if (!isDataError(error)) throw error;
      // Any other would wait behind it for ever.
      await spool.setAside(parsed);
      log.warn(
        { cause: causeOf(error) },
        'a record that waited was refused by the database: set aside on disk',
      );
    });
  };
  const drain = async (): Promise<void> => {
    const waited = spool.waiting();
    await store.ping();
    await spool.drain(async (records) => {
      await Promise.all(records.map(write));
    });
    isAway = false;
    if (waited > 0) log.info({ records: waited }, 'records that waited for the database are written');
  };
  const tryLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      // One after the other: two would hand over the same records.
      draining = (draining ?? Promise.resolve()).then(drain).catch((error: unknown) => {
        log.warn({ cause: causeOf(error), records: spool.waiting() }, 'records still wait for the database');
        tryLater();
      });
    }, retryMs).unref();
  };
  const goAway = (error: unknown): void => {
    if (!isAway) log.warn({ cause: causeOf(error) }, 'the database is away: records wait on disk');
    isAway = true;
    tryLater();
  };
  /** @throws StorageError STORAGE_UNAVAILABLE at once while the database is away, or when it takes too long */
  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    if (isAway) throw unavailable();
    try {
      return await within(deadlineMs, question());
    } catch (error) {
      if (!isDataError(error)) goAway(error);
      throw error;
    }
  };
  const keep = async (
    record: { answer: AnswerRecord } | { access: AccessRecord },
    now: () => Promise<void>,
  ) => {
    await ask(now).catch(async (error: unknown) => {
      if (isDataError(error)) throw error;
      await spool.append(record);
      // It may have come while the last ones were being written.
      tryLater();
    });
  };
  if (spool.waiting() > 0) {
    isAway = true;
    tryLater();
  }
  return {
    ...store,
    recordAnswer: (answer) => keep({ answer }, () => store.recordAnswer(answer)),
    recordAccess: (access) => keep({ access }, () => store.recordAccess(access)),
    cardsShown: (occasion) => ask(() => store.cardsShown(occasion)),
    rememberJwtId: (id, now) => ask(() => store.rememberJwtId(id, now)),
    ping: () => within(deadlineMs, store.ping()),
    waiting: spool.waiting,
    close: async () => {
      clearTimeout(timer);
      await draining;
      // What cannot be written now is on disk, for the next start.
      if (spool.waiting() > 0) await drain().catch(() => undefined);
      clearTimeout(timer);
      await store.close();
    },
  };
}

/** What drivers and the system call it; their messages may quote a row. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}

function unavailable(): StorageError {
  return new StorageError('STORAGE_UNAVAILABLE', 'The database does not answer.');
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(unavailable());
    }, ms);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

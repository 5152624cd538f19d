/**
 * A store that a dead database does not take with it: what has to be recorded waits on disk and is written when the
 * database is back; what can only be asked fails at once instead of holding up a hook.
 */
import { isOutOfTime, unavailable, within } from './deadline.ts';
import type { StorageLog } from './open-database.ts';
import type { Spool } from './spool.ts';
import { causeOf, isDataError, isRecordsFault } from './storage-error.ts';
import { takingTurns } from './turns.ts';
import type { Store } from './store.ts';
import { createTakingUp, isAnswer, type Waiting } from './waiting-records.ts';

export interface ResilienceOptions {
  readonly spool: Spool;
  /** Longest wait for the database, and then for the disk, within one hook call, milliseconds. */
  readonly deadlineMs: number;
  /** How often a database that is away is tried again, milliseconds. */
  readonly retryMs: number;
  /** How often what was set aside is looked through for what has to be forgotten, milliseconds. */
  readonly reviewMs: number;
  /** What was set aside earlier is forgotten. */
  readonly forgottenBefore: () => Date;
  /** At the end: longest wait for what can still be written, and then for the database, milliseconds. */
  readonly closeMs: number;
  readonly log: StorageLog;
}

/** A database that has answered within so many deadlines is not away: it, or this process, has too much to do. */
const DEADLINES_OF_SILENCE = 2;

/** What is known of feedback that waits. */
const KEPT = { stored: true, matched: 'unknown' } as const;

export function createResilientStore(store: Store, options: ResilienceOptions): Store {
  const { spool, deadlineMs, retryMs, reviewMs, closeMs, log } = options;
  let isAway = false;
  let answeredAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let isClosed = false;
  /** Two drains at once would hand over the same records. */
  const inTurn = takingTurns();
  let answersNotKept = 0;

  const takingUp = createTakingUp(store, log);
  const write = async (records: readonly unknown[]) => {
    if (isClosed) throw unavailable();
    return takingUp.write(records);
  };
  const drain = async (): Promise<void> => {
    const waited = spool.waiting();
    await store.ping();
    isAway = false;
    const unreadable = await spool.drain(write);
    if (unreadable > 0)
      log.warn({ records: unreadable }, 'records that waited cannot be read: set aside on disk');
    if (waited > 0) log.info({ records: waited }, 'records that waited for the database are written');
  };
  const tryLater = (): void => {
    if (isClosing) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      inTurn(drain).catch((error: unknown) => {
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
  const isSilent = () => performance.now() - answeredAt > DEADLINES_OF_SILENCE * deadlineMs;
  /** @throws StorageError STORAGE_UNAVAILABLE at once while the database is away, or when it takes too long */
  const ask = async <T>(question: (givenUp: AbortSignal) => Promise<T>): Promise<T> => {
    if (isAway) throw unavailable();
    const giveUp = new AbortController();
    // Also when it comes too late for whoever asked.
    const answered = question(giveUp.signal).then((answer) => {
      answeredAt = performance.now();
      return answer;
    });
    try {
      return await within(deadlineMs, answered);
    } catch (error) {
      giveUp.abort(error);
      if (isRecordsFault(error)) answeredAt = performance.now();
      else if (!isOutOfTime(error) || isSilent()) goAway(error);
      throw error;
    }
  };
  const notKept = (waiting: Waiting, error: unknown): void => {
    if (isAnswer(waiting)) answersNotKept += 1;
    log.warn({ cause: causeOf(error), answersNotKept }, 'a record could not be kept');
  };
  /** Resolves when the record is on disk, or on its way there when the disk is too slow for a hook. */
  const putOnDisk = async (waiting: Waiting): Promise<void> => {
    const appended = spool.append(waiting);
    try {
      await within(deadlineMs, appended);
    } catch (error) {
      if (!isOutOfTime(error)) throw error;
      log.warn({}, 'the disk is slow: a record is answered for that is still on its way there');
      appended.then(tryLater, (late: unknown) => {
        notKept(waiting, late);
      });
    }
    // It may have come while the last ones were being written.
    tryLater();
  };
  const wait = async (waiting: Waiting): Promise<void> => {
    await putOnDisk(waiting).catch((error: unknown) => {
      notKept(waiting, error);
      throw error;
    });
  };
  /** @throws the error of the database for a record it refuses for itself; that of the disk when neither takes it */
  const keep = async <T>(
    waiting: Waiting,
    now: (givenUp: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      return await ask(now);
    } catch (error) {
      if (isDataError(error)) {
        notKept(waiting, error);
        throw error;
      }
    }
    await wait(waiting);
    return undefined;
  };
  const lastDrain = () => inTurn(() => (spool.waiting() > 0 ? drain() : Promise.resolve()));
  if (spool.waiting() > 0) tryLater();
  const review = async (): Promise<void> => {
    const before = options.forgottenBefore().toISOString();
    const forgotten = await spool.forgetSetAside(before, takingUp.isForgotten);
    if (forgotten > 0) log.info({ records: forgotten }, 'records that were set aside are forgotten');
  };
  const reviewInTurn = () => {
    inTurn(review).catch((error: unknown) => {
      log.warn({ cause: causeOf(error) }, 'records that were set aside could not be looked through');
    });
  };
  reviewInTurn();
  const reviews = setInterval(reviewInTurn, reviewMs).unref();
  return {
    ...store,
    recordAnswer: (answer) => keep({ answer }, (givenUp) => store.recordAnswer(answer, givenUp)),
    // Behind its card, which may be among those that wait.
    recordFeedback: async (feedback) => {
      if (spool.waiting() > 0) {
        await wait({ feedback });
        return KEPT;
      }
      return (await keep({ feedback }, () => store.recordFeedback(feedback))) ?? KEPT;
    },
    recordAccess: (access) => keep({ access }, () => store.recordAccess(access)),
    cardsShown: (occasion) => ask(() => store.cardsShown(occasion)),
    rememberJwtId: (id, now) => ask((givenUp) => store.rememberJwtId(id, now, givenUp)),
    ping: () => within(deadlineMs, store.ping()),
    waiting: spool.waiting,
    answersNotKept: () => answersNotKept,
    close: async () => {
      clearTimeout(timer);
      clearInterval(reviews);
      isClosing = true;
      // Answered for already, however long the disk takes.
      await spool.idle();
      await within(closeMs, lastDrain()).catch(() => {
        log.warn({ records: spool.waiting() }, 'records wait on disk for the next start');
      });
      isClosed = true;
      await within(closeMs, store.close());
    },
  };
}

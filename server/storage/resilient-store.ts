/**
 * A store that a dead database does not take with it: what has to be recorded waits on disk and is written when the
 * database is back; what can only be asked fails at once instead of holding up a hook.
 */
import { z } from 'zod';
import { isOutOfTime, unavailable, within } from './deadline.ts';
import type { StorageLog } from './open-database.ts';
import type { Spool } from './spool.ts';
import { isDataError, isFormError, isRecordsFault } from './storage-error.ts';
import { takingTurns } from './turns.ts';
import type { AccessRecord, AnswerRecord, FeedbackRecord, Store } from './store.ts';

export interface ResilienceOptions {
  readonly spool: Spool;
  /** Longest wait for the database, and then for the disk, within one hook call, milliseconds. */
  readonly deadlineMs: number;
  /** How often a database that is away is tried again, milliseconds. */
  readonly retryMs: number;
  /** At the end: longest wait for what can still be written, and then for the database, milliseconds. */
  readonly closeMs: number;
  readonly log: StorageLog;
}

/** Written by us, so only told apart. */
const record = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** A database that has answered within so many deadlines is not away: it, or this process, has too much to do. */
const DEADLINES_OF_SILENCE = 2;

/** A record as it waits. */
const waitingSchema = z.union([
  z.object({ answer: record<AnswerRecord>() }),
  z.object({ feedback: record<FeedbackRecord>() }),
  z.object({ access: record<AccessRecord>() }),
]);

/** What is known of feedback that waits. */
const KEPT = { stored: true, matched: 'unknown' } as const;

type Waiting = z.infer<typeof waitingSchema>;

export function createResilientStore(store: Store, options: ResilienceOptions): Store {
  const { spool, deadlineMs, retryMs, closeMs, log } = options;
  let isAway = false;
  let answeredAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let isClosed = false;
  /** Two drains at once would hand over the same records. */
  const inTurn = takingTurns();
  let answersNotKept = 0;

  /** True when it is written; false when it never will be, and any other would wait behind it for ever. */
  const isTaken = async (waiting: Waiting): Promise<boolean> => {
    try {
      await writeTo(store, waiting);
      return true;
    } catch (error) {
      if (!isRecordsFault(error)) throw error;
      // What looks like a fault of ours may come of a database that has just gone.
      if (isFormError(error)) await store.ping();
      log.warn({ cause: causeOf(error) }, 'a record that waited was refused: set aside on disk');
      return false;
    }
  };
  /** Resolves to those that will never be taken. */
  const writeAll = async (records: readonly unknown[]): Promise<ReadonlySet<unknown>> => {
    if (isClosed) throw unavailable();
    const refused = new Set<unknown>();
    const write = async ({ record, waiting }: { record: unknown; waiting: Waiting }) => {
      if (!(await isTaken(waiting))) refused.add(record);
    };
    const known = records.flatMap((record) => {
      const { data: waiting } = waitingSchema.safeParse(record);
      return waiting === undefined ? [] : [{ record, waiting }];
    });
    // Feedback is matched with its card, which may have come in the same group.
    await Promise.all(known.filter(({ waiting }) => isAnswer(waiting)).map(write));
    for (const one of known.filter(({ waiting }) => !isAnswer(waiting))) await write(one);
    const unknown = records.filter((record) => !known.some((one) => one.record === record));
    if (unknown.length > 0)
      log.warn({ records: unknown.length }, 'records of an unknown kind waited: set aside on disk');
    return new Set([...refused, ...unknown]);
  };
  const drain = async (): Promise<void> => {
    const waited = spool.waiting();
    await store.ping();
    isAway = false;
    const unreadable = await spool.drain(writeAll);
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

async function writeTo(store: Store, waiting: Waiting): Promise<void> {
  if ('answer' in waiting) await store.recordAnswer(waiting.answer);
  else if ('feedback' in waiting) await store.recordFeedback(waiting.feedback);
  else await store.recordAccess(waiting.access);
}

function isAnswer(waiting: Waiting): boolean {
  return 'answer' in waiting;
}

/** What drivers and the system call it; their messages may quote a row. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}

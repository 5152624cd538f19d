/** Records as they wait on disk, and how they are taken up again: each is written, forgotten or set aside. */
import { z } from 'zod';
import type { StorageLog } from './open-database.ts';
import { causeOf, isFormError, isRecordsFault } from './storage-error.ts';
import type { AccessRecord, AnswerRecord, FeedbackRecord, Store } from './store.ts';

/** Written by us, so only told apart. */
const record = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

const waitingSchema = z.union([
  z.object({ answer: record<AnswerRecord>() }),
  z.object({ feedback: record<FeedbackRecord>() }),
  z.object({ access: record<AccessRecord>() }),
]);

export type Waiting = z.infer<typeof waitingSchema>;

export function isAnswer(waiting: Waiting): boolean {
  return 'answer' in waiting;
}

export interface TakingUp {
  /**
   * Writes a group of them, except those of patients who were erased since.
   * @returns those that will never be taken: any other would wait behind them for ever
   * @throws the error of a database that is away
   */
  readonly write: (records: readonly unknown[]) => Promise<ReadonlySet<unknown>>;
  /** Whether its patient was erased since. False for what cannot be told. */
  readonly isForgotten: (record: unknown) => Promise<boolean>;
}

export function createTakingUp(store: Store, log: StorageLog): TakingUp {
  const forgottenCards = new Set<string>();
  const isForgotten = async (waiting: Waiting): Promise<boolean> => {
    if ('feedback' in waiting) return forgottenCards.has(waiting.feedback.cardUuid);
    // In the trail a reading is pseudonyms: it is kept, as those are that were written before the erasure.
    if (!('answer' in waiting)) return false;
    const { assessment, cards, call } = waiting.answer;
    const about = assessment ?? cards[0] ?? call;
    if (about === undefined || about.patientId === null) return false;
    const { patientId, clientId, createdAt } = about;
    const isErased = await store.isErased({ patientId, clientId, createdAt });
    if (isErased) for (const { uuid } of cards) forgottenCards.add(uuid);
    return isErased;
  };
  /** False when it never will be. */
  const isTaken = async (waiting: Waiting): Promise<boolean> => {
    try {
      if (await isForgotten(waiting))
        log.info({}, 'a record of a patient who was erased waited: not written');
      else await writeTo(store, waiting);
      return true;
    } catch (error) {
      if (!isRecordsFault(error)) throw error;
      // What looks like a fault of ours may come of a database that has just gone.
      if (isFormError(error)) await store.ping();
      log.warn({ cause: causeOf(error) }, 'a record that waited was refused: set aside on disk');
      return false;
    }
  };
  return {
    isForgotten: async (record) => {
      const { data: waiting } = waitingSchema.safeParse(record);
      if (waiting === undefined) return false;
      try {
        return await isForgotten(waiting);
      } catch (error) {
        if (isFormError(error)) return false;
        throw error;
      }
    },
    write: async (records) => {
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
    },
  };
}

async function writeTo(store: Store, waiting: Waiting): Promise<void> {
  if ('answer' in waiting) await store.recordAnswer(waiting.answer);
  else if ('feedback' in waiting) await store.recordFeedback(waiting.feedback);
  else await store.recordAccess(waiting.access);
}

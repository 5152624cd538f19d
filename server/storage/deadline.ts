/** Waiting for the database, no longer than a hook can. */
import { StorageError } from './storage-error.ts';

/** The wait is made of so many timers, one after the other. */
const STEPS = 10;

/**
 * Counts only time in which this process was free to hear an answer: with a thousand hooks at once the event loop is
 * late by more than a deadline, and the answer that has long arrived would be taken for none.
 * @throws StorageError STORAGE_UNAVAILABLE
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    let left = STEPS;
    const wait = () => {
      timer = setTimeout(() => {
        left -= 1;
        if (left > 0) wait();
        else reject(unavailable());
      }, ms / STEPS);
    };
    wait();
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

export function isOutOfTime(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'STORAGE_UNAVAILABLE';
}

export function unavailable(): StorageError {
  return new StorageError('STORAGE_UNAVAILABLE', 'The database does not answer.');
}

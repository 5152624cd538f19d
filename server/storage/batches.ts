/** Writing in groups: what arrives while a transaction is under way goes into the next one together. */
import { unavailable } from './deadline.ts';

export interface Batches<T, R> {
  /**
   * Resolves when the item is written, with what came of it.
   * @param givenUp nobody waits any more: when its turn has not come by then, it is not written
   * @throws StorageError STORAGE_UNAVAILABLE when it was given up; what `write` throws
   */
  readonly add: (item: T, givenUp?: AbortSignal) => Promise<R>;
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One transaction for many answers: one commit to disk, and one turn at the head of the audit trail.
 * @param write all of the items or, by throwing, none; returns what came of each, in their order
 * @param isItemsFault tells an error that one of the items causes from one that any item would meet: then each is
 * written alone, and only the culprit fails
 */
export function createBatches<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  isItemsFault: (error: unknown) => boolean,
  largest: number,
): Batches<T, R> {
  const waiting = new Set<Waiting<T, R>>();
  let running: Promise<void> | undefined;

  const settle = async (group: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await write(group.map(({ item }) => item));
      // There is one for each item.
      group.forEach(({ resolve }, index) => {
        resolve(results[index] as R);
      });
    } catch (error) {
      if (group.length > 1 && isItemsFault(error)) for (const one of group) await settle([one]);
      else for (const { reject } of group) reject(error);
    }
  };
  const next = (): Waiting<T, R>[] => {
    const group: Waiting<T, R>[] = [];
    for (const one of waiting) {
      if (group.length === largest) break;
      group.push(one);
      waiting.delete(one);
    }
    return group;
  };
  const run = async (): Promise<void> => {
    while (waiting.size > 0) await settle(next());
    running = undefined;
  };
  return {
    add: (item, givenUp) =>
      new Promise((resolve, reject) => {
        const one = { item, resolve, reject };
        waiting.add(one);
        const drop = () => {
          if (waiting.delete(one)) reject(unavailable());
        };
        givenUp?.addEventListener('abort', drop, { once: true });
        running ??= run();
      }),
    idle: () => running ?? Promise.resolve(),
  };
}

/**
 * Records that wait on disk while the database is away: appended, synced and sealed line by line, taken up again in
 * order. A line that a crash cut short was never acknowledged.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createBatches } from './batches.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { StorageError } from './storage-error.ts';

export interface Spool {
  /** Resolves when the record is on disk. @throws StorageError SPOOL_FULL; the error of the disk */
  readonly append: (record: object) => Promise<void>;
  /**
   * Hands everything that waits to `write`, in order, and forgets what it took.
   * @throws what `write` throws: everything that it did not finish waits on
   */
  readonly drain: (write: (records: readonly unknown[]) => Promise<void>) => Promise<void>;
  /** Keeps a record that the database will not take, beside those that wait: nothing reads it but people. */
  readonly setAside: (record: object) => Promise<void>;
  /** How many wait. */
  readonly waiting: () => number;
}

const CURRENT = 'records.jsonl';
const SET_ASIDE = 'refused.jsonl';
const isSet = (name: string) => /^set-\d{6}\.jsonl$/.test(name);

/** Handed over at a time. */
const GROUP = 50;

/**
 * @param directory of this process alone; what an earlier one left there is taken up
 * @param maxBytes above which nothing more is taken
 */
export async function openSpool(
  directory: string,
  maxBytes: number,
  { seal, open: unseal }: Pick<Pseudonyms, 'seal' | 'open'>,
): Promise<Spool> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const current = path.join(directory, CURRENT);
  const setsInOrder = async () => (await readdir(directory)).filter(isSet).toSorted();
  const files = [...(await setsInOrder()), CURRENT].map((name) => path.join(directory, name));
  let bytes = 0;
  let waiting = 0;
  for (const file of files) {
    const lines = await linesOf(file);
    bytes += lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    waiting += lines.length;
  }
  await cutToWholeLines(current);

  const appends = createBatches<string>(
    async (lines) => {
      const text = lines.map((line) => `${line}\n`).join('');
      if (bytes + Buffer.byteLength(text) > maxBytes) {
        throw new StorageError('SPOOL_FULL', 'No more records can wait for the database.');
      }
      await appendSynced(current, text);
      bytes += Buffer.byteLength(text);
      waiting += lines.length;
    },
    // Of a group that is too large together, the first may still fit.
    (error) => error instanceof StorageError,
    GROUP,
  );

  /** The current file becomes a set of its own, so that what arrives meanwhile is not cut off with it. */
  const closeSet = async () => {
    await appends.idle();
    const last = (await setsInOrder()).at(-1);
    const number = last === undefined ? 0 : Number(last.slice(4, 10)) + 1;
    const name = `set-${String(number).padStart(6, '0')}.jsonl`;
    await rename(current, path.join(directory, name)).catch(ignoreAbsent);
  };

  return {
    append: (record) => appends.add(seal(JSON.stringify(record))),
    setAside: (record) => appendSynced(path.join(directory, SET_ASIDE), `${seal(JSON.stringify(record))}\n`),
    waiting: () => waiting,
    drain: async (write) => {
      await closeSet();
      for (const name of await setsInOrder()) {
        const file = path.join(directory, name);
        const lines = await linesOf(file);
        for (let from = 0; from < lines.length; from += GROUP) {
          await write(lines.slice(from, from + GROUP).map((line) => JSON.parse(unseal(line)) as unknown));
        }
        bytes -= (await stat(file)).size;
        waiting -= lines.length;
        await rm(file);
      }
    },
  };
}

async function appendSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    ignoreAbsent(error);
    return '';
  });
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '');
}

/** What a crash left of a line would run into the next one. */
async function cutToWholeLines(file: string): Promise<void> {
  const handle = await open(file, 'r+').catch(ignoreAbsent);
  if (!handle) return;
  const text = await handle.readFile();
  await handle.truncate(text.lastIndexOf(0x0a) + 1);
  await handle.close();
}

function ignoreAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

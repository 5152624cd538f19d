/**
 * Records that wait on disk while the database is away: appended, synced and sealed line by line, taken up again in
 * order. A line that a crash or a full disk cut short was never acknowledged.
 */
import path from 'node:path';
import { createBatches } from './batches.ts';
import { nodeDisk, type Disk } from './disk.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { StorageError } from './storage-error.ts';
import { takingTurns } from './turns.ts';

export interface Spool {
  /** Resolves when the record is on disk. @throws StorageError SPOOL_FULL; the error of the disk */
  readonly append: (record: object) => Promise<void>;
  /**
   * Hands everything that waits to `write`, in order, and forgets what it took.
   * @returns how many lines could not be read any more: kept aside as they are
   * @throws what `write` throws: everything that it did not finish waits on
   */
  readonly drain: (write: (records: readonly unknown[]) => Promise<void>) => Promise<number>;
  /** Keeps a record that the database will not take, beside those that wait: nothing reads it but people. */
  readonly setAside: (record: object) => Promise<void>;
  /** How many wait. */
  readonly waiting: () => number;
  /** Resolves when nothing is on its way to the disk. */
  readonly idle: () => Promise<void>;
}

const CURRENT = 'records.jsonl';
const SET_ASIDE = 'refused.jsonl';
const isSet = (name: string) => /^set-\d{6}\.jsonl$/.test(name);

/** Handed over at a time. */
const GROUP = 50;

/** Records in memory on their way to a slow disk: some hundred kilobytes each. */
const MOST_ON_THE_WAY = 2000;

/**
 * @param directory of this process alone; what an earlier one left there is taken up
 * @param maxBytes above which nothing more is taken
 */
export async function openSpool(
  directory: string,
  maxBytes: number,
  { seal, open }: Pick<Pseudonyms, 'seal' | 'open'>,
  disk: Disk = nodeDisk,
): Promise<Spool> {
  await disk.prepare(directory);
  const current = path.join(directory, CURRENT);
  const setsInOrder = async () => (await disk.list(directory)).filter(isSet).toSorted();
  let bytes = 0;
  let waiting = 0;
  for (const name of await setsInOrder()) {
    const lines = linesOf(await disk.read(path.join(directory, name)));
    bytes += sizeOf(lines);
    waiting += lines.length;
  }
  const left = await disk.read(current);
  /** Of whole lines that were acknowledged: what a crash or an error left after them would run into the next one. */
  let wholeBytes = left.lastIndexOf(0x0a) + 1;
  let isCutNeeded = wholeBytes < left.length;
  waiting += linesOf(left).length;
  bytes += wholeBytes;

  const cutToWholeLines = async () => {
    if (!isCutNeeded) return;
    await disk.truncate(current, wholeBytes);
    isCutNeeded = false;
  };
  const appendLines = async (lines: readonly string[]): Promise<undefined[]> => {
    const text = lines.map((line) => `${line}\n`).join('');
    if (bytes + Buffer.byteLength(text) > maxBytes) throw full();
    await cutToWholeLines();
    isCutNeeded = true;
    await disk.append(current, text);
    isCutNeeded = false;
    wholeBytes += Buffer.byteLength(text);
    bytes += Buffer.byteLength(text);
    waiting += lines.length;
    return lines.map(() => undefined);
  };
  /** An append that meets the renaming of its file would be lost with it. */
  const inTurn = takingTurns();
  let onTheWay = 0;
  const appends = createBatches<string, undefined>(
    (lines) => inTurn(() => appendLines(lines)),
    // Of a group that is too large together, the first may still fit.
    (error) => error instanceof StorageError,
    GROUP,
  );

  /** The current file becomes a set of its own, so that what arrives meanwhile is not cut off with it. */
  const closeSet = async () => {
    await cutToWholeLines();
    const last = (await setsInOrder()).at(-1);
    const number = last === undefined ? 0 : Number(last.slice(4, 10)) + 1;
    await disk.rename(current, path.join(directory, `set-${String(number).padStart(6, '0')}.jsonl`));
    wholeBytes = 0;
  };
  const keepAside = (line: string) => disk.append(path.join(directory, SET_ASIDE), `${line}\n`);
  /** Undefined for a line that the disk has changed, or that was sealed with another key. */
  const recordOf = (line: string): unknown => {
    try {
      return JSON.parse(open(line));
    } catch {
      return undefined;
    }
  };

  return {
    append: async (record) => {
      if (onTheWay >= MOST_ON_THE_WAY) throw full();
      onTheWay += 1;
      await appends.add(seal(JSON.stringify(record))).finally(() => {
        onTheWay -= 1;
      });
    },
    setAside: (record) => keepAside(seal(JSON.stringify(record))),
    waiting: () => waiting,
    idle: appends.idle,
    drain: async (write) => {
      await inTurn(closeSet);
      let unreadable = 0;
      for (const name of await setsInOrder()) {
        const file = path.join(directory, name);
        const lines = linesOf(await disk.read(file));
        for (let from = 0; from < lines.length; from += GROUP) {
          const group = lines.slice(from, from + GROUP).map((line) => ({ line, record: recordOf(line) }));
          await write(group.flatMap(({ record }) => (record === undefined ? [] : [record])));
          for (const { line, record } of group) {
            if (record !== undefined) continue;
            await keepAside(line);
            unreadable += 1;
          }
        }
        await disk.remove(file);
        bytes -= sizeOf(lines);
        waiting -= lines.length;
      }
      return unreadable;
    },
  };
}

function full(): StorageError {
  return new StorageError('SPOOL_FULL', 'No more records can wait for the database.');
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

/** Whole ones. */
function linesOf(content: Buffer): string[] {
  return content
    .subarray(0, content.lastIndexOf(0x0a) + 1)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

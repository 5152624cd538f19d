/**
 * Records that wait on disk while the database is away: appended, synced and sealed line by line, taken up again in
 * order. A line that a crash or a full disk cut short was never acknowledged.
 */
import path from 'node:path';
import { createBatches } from './batches.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { linesOf, openLineFile, type Line, type Size } from './line-file.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { openSetAside } from './set-aside.ts';
import { StorageError } from './storage-error.ts';
import { takingTurns } from './turns.ts';

export interface Spool {
  /** Resolves when the record is on disk. @throws StorageError SPOOL_FULL; the error of the disk */
  readonly append: (record: object) => Promise<void>;
  /**
   * Hands everything that waits to `write`, in order, and forgets what it took. What it refuses, and what cannot be
   * read any more, is kept aside as it is: nothing reads it but people.
   * @param write resolves to those of the records that will never be taken
   * @returns how many could not be read
   * @throws what `write` throws: everything from there on waits on
   */
  readonly drain: (write: (records: readonly unknown[]) => Promise<ReadonlySet<unknown>>) => Promise<number>;
  /**
   * What was kept aside on days before, or is of someone to be forgotten. Not while handing over.
   * @param before ISO instant
   * @returns how many records went
   */
  readonly forgetSetAside: (
    before: string,
    isForgotten: (record: unknown) => Promise<boolean>,
  ) => Promise<number>;
  /** How many wait. */
  readonly waiting: () => number;
  /** Resolves when nothing is on its way to the disk. */
  readonly idle: () => Promise<void>;
}

const CURRENT = 'records.jsonl';
const isSet = (name: string) => /^set-\d{6}\.jsonl$/.test(name);

/** Handed over at a time. */
const GROUP = 50;

/** Records in memory on their way to a slow disk: some hundred kilobytes each. */
const MOST_ON_THE_WAY = 2000;

/** Lines that are written to no more. */
interface ClosedSet extends Size {
  readonly name: string;
  /** How far it was handed over, bytes. */
  done: number;
}

/**
 * @param directory of this process alone; what an earlier one left there is taken up
 * @param maxBytes above which nothing more is taken
 */
export async function openSpool(
  directory: string,
  maxBytes: number,
  { seal, open }: Pick<Pseudonyms, 'seal' | 'open'>,
  now: () => Date,
  disk: Disk = nodeDisk,
): Promise<Spool> {
  await disk.prepare(directory);
  const fileOf = (name: string) => path.join(directory, name);
  const sets: ClosedSet[] = [];
  for (const name of (await disk.list(directory)).filter(isSet).toSorted()) {
    const set = await openLineFile(fileOf(name), disk);
    sets.push({ name, ...set.size(), done: 0 });
  }
  const current = await openLineFile(fileOf(CURRENT), disk);
  const aside = await openSetAside(directory, disk, now);
  const total = (of: keyof Size) => sets.reduce((sum, set) => sum + set[of], current.size()[of]);

  /** An append that meets the renaming of its file would be lost with it. */
  const inTurn = takingTurns();
  let onTheWay = 0;
  const appends = createBatches<string, undefined>(
    (lines) =>
      inTurn(async () => {
        const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
        if (total('bytes') + bytes > maxBytes) throw full();
        await current.append(lines);
        return lines.map(() => undefined);
      }),
    // Of a group that is too large together, the first may still fit.
    (error) => error instanceof StorageError,
    GROUP,
  );
  /** The current file becomes a set of its own, so that what arrives meanwhile is not cut off with it. */
  const closeSet = async () => {
    const size = current.size();
    if (size.lines === 0) return;
    const last = sets.at(-1);
    const number = last === undefined ? 0 : Number(last.name.slice(4, 10)) + 1;
    const name = `set-${String(number).padStart(6, '0')}.jsonl`;
    await current.moveTo(fileOf(name));
    sets.push({ name, ...size, done: 0 });
  };
  /** Undefined for a line that the disk has changed, or that was sealed with another key. */
  const recordOf = (line: string): unknown => {
    try {
      return JSON.parse(open(line));
    } catch {
      return undefined;
    }
  };

  /** All closed sets. */
  const handOver: Spool['drain'] = async (write) => {
    let unreadable = 0;
    for (let set = sets[0]; set !== undefined; set = sets[0]) {
      for await (const lines of inGroups(linesOf(fileOf(set.name), disk, set.done))) {
        const group = lines.map(({ text }) => ({ text, record: recordOf(text) }));
        const readable = group.flatMap(({ record }) => (record === undefined ? [] : [record]));
        const refused = await write(readable);
        const left = group.filter(({ record }) => record === undefined || refused.has(record));
        if (left.length > 0) await aside.keep(left.map(({ text }) => text));
        unreadable += group.length - readable.length;
        // Not again when the next one has to wait.
        set.done = lines.at(-1)?.end ?? set.done;
      }
      await disk.remove(fileOf(set.name));
      sets.shift();
    }
    return unreadable;
  };

  return {
    append: async (record) => {
      if (onTheWay >= MOST_ON_THE_WAY) throw full();
      onTheWay += 1;
      await appends.add(seal(JSON.stringify(record))).finally(() => {
        onTheWay -= 1;
      });
    },
    waiting: () => total('lines'),
    idle: appends.idle,
    forgetSetAside: (before, isForgotten) => aside.forget(before, (line) => isForgotten(recordOf(line))),
    drain: async (write) => {
      // No further set as long as one cannot be written.
      const before = await handOver(write);
      await inTurn(closeSet);
      return before + (await handOver(write));
    },
  };
}

function full(): StorageError {
  return new StorageError('SPOOL_FULL', 'No more records can wait for the database.');
}

async function* inGroups(lines: AsyncIterable<Line>): AsyncGenerator<readonly Line[]> {
  let group: Line[] = [];
  for await (const line of lines) {
    group.push(line);
    if (group.length < GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

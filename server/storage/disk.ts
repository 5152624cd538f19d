/** The disk, as far as records wait on it: a port, so that a full, a slow and a broken one can be tried. */
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, truncate } from 'node:fs/promises';
import path from 'node:path';

export interface Disk {
  /** Creates a directory that is not there, for the owner alone. */
  readonly prepare: (directory: string) => Promise<void>;
  readonly list: (directory: string) => Promise<string[]>;
  /** What a file holds, a part at a time. Nothing for a file that is not there. @param from bytes */
  readonly chunks: (file: string, from: number) => AsyncIterable<Buffer>;
  /** Resolves when the text would survive a power loss; after an error any part of it may be there. */
  readonly append: (file: string, text: string) => Promise<void>;
  /** Nothing for a file that is not there. */
  readonly truncate: (file: string, bytes: number) => Promise<void>;
  /** Nothing for a file that is not there. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Nothing for a file that is not there. */
  readonly remove: (file: string) => Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

export const nodeDisk: Disk = {
  prepare: async (directory) => {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  },
  list: (directory) => readdir(directory),
  chunks: async function* (file, from) {
    try {
      for await (const chunk of createReadStream(file, { start: from, highWaterMark: CHUNK_BYTES }))
        yield chunk as Buffer;
    } catch (error) {
      ifAbsent(undefined)(error);
    }
  },
  append: async (file, text) => {
    const handle = await open(file, 'a', 0o600);
    try {
      const isNew = (await handle.stat()).size === 0;
      await handle.appendFile(text);
      await handle.datasync();
      if (isNew) await syncDirectory(path.dirname(file));
    } finally {
      await handle.close();
    }
  },
  truncate: (file, bytes) => truncate(file, bytes).catch(ifAbsent(undefined)),
  rename: (from, to) => rename(from, to).catch(ifAbsent(undefined)),
  remove: (file) => rm(file, { force: true }),
};

/** fsync(2): that a file is in its directory is another thing than what the file holds. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}

function ifAbsent<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}

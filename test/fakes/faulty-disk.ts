/** The real disk, made full, broken or endlessly slow by switches. */
import { open } from 'node:fs/promises';
import { nodeDisk, type Disk } from '../../server/storage/disk.ts';

export interface FaultyDisk extends Disk {
  /** What an append fails with from now on. A full disk takes the first half of the text. */
  fault: 'ENOSPC' | 'EIO' | undefined;
  /** Appends wait for it. */
  held: Promise<void>;
  /** Appends wait for it between opening their file and writing to it. */
  heldOpen: Promise<void> | undefined;
}

export function createFaultyDisk(): FaultyDisk {
  const disk: FaultyDisk = {
    ...nodeDisk,
    fault: undefined,
    held: Promise.resolve(),
    heldOpen: undefined,
    append: async (file, text) => {
      await disk.held;
      const { fault, heldOpen } = disk;
      if (heldOpen !== undefined) {
        const handle = await open(file, 'a', 0o600);
        await heldOpen;
        return handle.appendFile(text).finally(() => handle.close());
      }
      if (fault === undefined) return nodeDisk.append(file, text);
      if (fault === 'ENOSPC') await nodeDisk.append(file, text.slice(0, text.length / 2));
      throw Object.assign(new Error(fault), { code: fault });
    },
  };
  return disk;
}

/**
 * One process for each embedded database. The lock is a directory whose time stamp its holder renews, so it also
 * holds between containers and hosts that share a volume, where process ids mean nothing.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import type { StorageLog } from './open-database.ts';
import { StorageError } from './storage-error.ts';

/**
 * A lock not renewed for this long was left by a process that died. The embedded database blocks the event loop for
 * up to three seconds when it is first created, and must not lose the lock by that.
 */
const STALE_MS = 10_000;
const RENEW_MS = 2000;
const RETRY_MS = 500;

export interface DataDirLock {
  readonly release: () => Promise<void>;
}

/**
 * Waits as long as a dead process's lock needs to go stale, then gives up.
 * @param onLost the lock was taken over; the database must not be written any more
 * @throws StorageError DATA_DIR_LOCKED
 */
export async function lockDataDir(
  dataDir: string,
  onLost: () => void,
  log: StorageLog,
): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true });
  const options = { lockfilePath: path.join(dataDir, 'in-use.lock'), stale: STALE_MS, update: RENEW_MS };
  const lock = () => lockfile.lock(dataDir, { ...options, onCompromised: onLost });
  const attempts = Math.ceil((STALE_MS + 2 * RENEW_MS) / RETRY_MS);
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return { release: await lock() };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
      if (attempt === 0)
        log.warn({ dataDir }, 'the database directory is in use, or was left by a killed process: waiting');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  throw new StorageError(
    'DATA_DIR_LOCKED',
    `Another process uses the database in ${dataDir}. End it, or set DATA_DIR to another directory; several processes need PostgreSQL (DATABASE_URL).`,
  );
}

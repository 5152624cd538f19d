/** Opens the storage: PostgreSQL where there is one, otherwise the embedded database under an exclusive lock. */
import path from 'node:path';
import { lockDataDir } from './data-dir-lock.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

export interface StorageLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
}

export interface StorageOptions {
  /** PostgreSQL connection string; absent for the embedded database. */
  readonly databaseUrl?: string;
  /** Directory of the embedded database. */
  readonly dataDir: string;
  readonly migrationsDir: string;
  /** Another process took over `dataDir`: nothing may be written any more. */
  readonly onLockLost: () => void;
  readonly log: StorageLog;
}

/**
 * @throws StorageError DATA_DIR_LOCKED; the driver's error when PostgreSQL cannot be reached
 */
export async function openStore(options: StorageOptions): Promise<Store> {
  const { databaseUrl, dataDir, migrationsDir, log } = options;
  if (databaseUrl !== undefined) {
    const database = openPostgres(databaseUrl, () => {
      log.warn({}, 'a database connection broke');
    });
    await migrate(database, migrationsDir, log);
    return createSqlStore(database);
  }
  const lock = await lockDataDir(dataDir, options.onLockLost, log);
  const database = await openPglite(path.join(dataDir, 'pglite'));
  await migrate(database, migrationsDir, log);
  const store = createSqlStore(database);
  return {
    ...store,
    close: async () => {
      await store.close();
      await lock.release();
    },
  };
}

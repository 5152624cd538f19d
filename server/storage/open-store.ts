/** Opens the storage: PostgreSQL where there is one, otherwise the embedded database; `dataDir` under an exclusive lock. */
import path from 'node:path';
import { checkSiteKey } from './audit-check.ts';
import { createAuditTrail } from './audit-trail.ts';
import { convertRows } from './convert-rows.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { migrate } from './migrate.ts';
import { backgroundDatabase, openDatabase, type DatabaseOptions } from './open-database.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { createResilientStore } from './resilient-store.ts';
import { openSpool } from './spool.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { Keys } from './answer-rows.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

export interface StorageOptions extends DatabaseOptions {
  readonly migrationsDir: string;
  /** 32 bytes or more; the same for all processes. */
  readonly siteKey: Uint8Array;
  /** Records are forgotten when they are older; kept when absent. */
  readonly retentionDays?: number;
  /** Another process took over `dataDir`: nothing may be written any more. */
  readonly onLockLost: () => void;
  readonly now: () => Date;
}

/** The store, and what other work on its database needs. */
export interface OpenStore extends Store {
  readonly background: SqlDatabase;
  readonly keys: Keys;
}

/** A hook has half a second; a database that takes longer than this is as good as away. */
const DEADLINE_MS = 1000;
const RETRY_MS = 1000;

const REVIEW_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Whoever ends a process waits for some ten seconds, or kills it. */
const CLOSE_MS = 3000;

/** Some thousands of answers. */
const MAX_SPOOL_BYTES = 500_000_000;

/**
 * @throws StorageError DATA_DIR_LOCKED, or WRONG_SITE_KEY; the driver's error when PostgreSQL cannot be reached
 */
export async function openStore(options: StorageOptions): Promise<OpenStore> {
  const { dataDir, log } = options;
  const lock = await lockDataDir(dataDir, options.onLockLost, log);
  const database = await openDatabase(options).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  try {
    const { store, keys } = await prepared(database, options);
    const open = withBackground(store, keys, backgroundDatabase(database, options));
    // Not after a failure: what could not be closed is still open.
    return { ...open, close: () => open.close().then(() => lock.release()) };
  } catch (error) {
    await database.close();
    await lock.release();
    throw error;
  }
}

/**
 * For a process that works beside the services on PostgreSQL: nothing waits on disk, what cannot be written fails.
 * @throws StorageError WRONG_SITE_KEY; the driver's error when PostgreSQL cannot be reached
 */
export async function openWorkerStore(
  options: Omit<StorageOptions, 'onLockLost'> & { readonly databaseUrl: string },
): Promise<OpenStore> {
  const database = await openDatabase(options);
  try {
    const keys = await preparedKeys(database, options);
    return withBackground(createSqlStore(database, keys), keys, backgroundDatabase(database, options));
  } catch (error) {
    await database.close();
    throw error;
  }
}

function withBackground(store: Store, keys: Keys, background: SqlDatabase): OpenStore {
  return { ...store, background, keys, close: () => background.close().finally(() => store.close()) };
}

async function prepared(
  database: SqlDatabase,
  options: StorageOptions,
): Promise<{ store: Store; keys: Keys }> {
  const { dataDir, retentionDays = Infinity, now, log } = options;
  const keys = await preparedKeys(database, options);
  const spool = await openSpool(path.join(dataDir, 'spool'), MAX_SPOOL_BYTES, keys.pseudonyms, now);
  const store = createResilientStore(createSqlStore(database, keys), {
    spool,
    deadlineMs: DEADLINE_MS,
    retryMs: RETRY_MS,
    reviewMs: REVIEW_MS,
    closeMs: CLOSE_MS,
    forgottenBefore: () => new Date(Math.max(0, now().getTime() - retentionDays * DAY_MS)),
    log,
  });
  return { store, keys };
}

/** Brings the database to the present form, under the keys it was written with. */
async function preparedKeys(
  database: SqlDatabase,
  options: Omit<StorageOptions, 'onLockLost'>,
): Promise<Keys> {
  const { siteKey, log } = options;
  const keys = { pseudonyms: createPseudonyms(siteKey), audit: createAuditTrail(siteKey) };
  await migrate(database, options.migrationsDir, log, async () => {
    await checkSiteKey(database, keys.audit);
    const converted = await convertRows(database, keys, options.now());
    if (converted > 0) log.info({ converted }, 'rows converted to pseudonyms');
  });
  return keys;
}

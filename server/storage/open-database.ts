/** The database itself: PostgreSQL where there is one, otherwise the embedded one. */
import path from 'node:path';
import { openPglite } from './pglite-database.ts';
import { FOR_BACKGROUND, FOR_REQUESTS, openPostgres } from './postgres-database.ts';
import type { SqlDatabase } from './sql-database.ts';

export interface StorageLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
}

export interface DatabaseOptions {
  /** PostgreSQL connection string; absent for the embedded database. */
  readonly databaseUrl?: string;
  /** Of this process alone: the embedded database, and the records that wait while a database is away. */
  readonly dataDir: string;
  readonly log: StorageLog;
}

/** The embedded one only under the lock of its directory. */
export async function openDatabase(
  { databaseUrl, dataDir, log }: DatabaseOptions,
  limits = FOR_REQUESTS,
): Promise<SqlDatabase> {
  if (databaseUrl === undefined) return openPglite(path.join(dataDir, 'pglite'));
  return openPostgres(databaseUrl, limits, connectionBroke(log));
}

/**
 * For work that is no request's. On PostgreSQL it has connections of its own with longer limits, so that no request
 * waits for it; the embedded database has only one.
 * @param open what `openDatabase` gave
 */
export function backgroundDatabase(open: SqlDatabase, { databaseUrl, log }: DatabaseOptions): SqlDatabase {
  if (databaseUrl === undefined) return { ...open, close: () => Promise.resolve() };
  return openPostgres(databaseUrl, FOR_BACKGROUND, connectionBroke(log));
}

function connectionBroke(log: StorageLog): () => void {
  return () => {
    log.warn({}, 'a database connection broke');
  };
}

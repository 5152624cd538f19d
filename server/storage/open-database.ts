/** The database itself: PostgreSQL where there is one, otherwise the embedded one. */
import path from 'node:path';
import { openPglite } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';
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
export async function openDatabase({ databaseUrl, dataDir, log }: DatabaseOptions): Promise<SqlDatabase> {
  if (databaseUrl === undefined) return openPglite(path.join(dataDir, 'pglite'));
  return openPostgres(databaseUrl, () => {
    log.warn({}, 'a database connection broke');
  });
}

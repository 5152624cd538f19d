/** Brings a database to the present schema with the SQL files in `migrations/`, whichever database it is. */
import { runner } from 'node-pg-migrate';
import type { ClientBase } from 'pg';
import type { StorageLog } from './open-database.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Any number no other program uses as an advisory lock in this database. */
const MIGRATION_LOCK = 2_026_112_401;

/**
 * Processes that start together take turns: the runner's own lock would fail all but one of them.
 * @param directory the folder of SQL files
 * @param afterwards what else has to be done to the database by one process at a time
 */
export async function migrate(
  database: SqlDatabase,
  directory: string,
  log: StorageLog,
  afterwards: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await database.withMigrationSession(async (session) => {
    await session.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const applied = await runner({
      // The runner calls nothing but `query`, with the arguments the session takes.
      dbClient: session as unknown as ClientBase,
      dir: directory,
      direction: 'up',
      migrationsTable: 'schema_migrations',
      noLock: true,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    if (applied.length > 0) log.info({ migrations: applied.map(({ name }) => name) }, 'schema migrated');
    await afterwards();
    await session.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  });
}

/**
 * The embedded default: PostgreSQL compiled to WebAssembly, in a directory, in this process. An acknowledged row
 * survives a crash or kill of the process. It does not survive power loss: PGlite runs without fsync. Two processes
 * in one directory lose rows silently, so open it only under `lockDataDir`.
 */
import { PGlite } from '@electric-sql/pglite';
import type { Row, SqlDatabase } from './sql-database.ts';

/** @param directory created if absent; the first opening takes two to three seconds */
export async function openPglite(directory: string): Promise<SqlDatabase> {
  const database = await PGlite.create({ dataDir: directory });
  return {
    query: async (sql, parameters = []) => (await database.query<Row>(sql, [...parameters])).rows,
    withMigrationSession: (work) =>
      work({
        query: async (sql, parameters) => {
          if (parameters !== undefined) return { rows: (await database.query<Row>(sql, parameters)).rows };
          const results = await database.exec(sql);
          return { rows: results.at(-1)?.rows ?? [] };
        },
      }),
    transaction: (work) =>
      database.transaction((transaction) =>
        work({
          query: async (sql, parameters = []) => (await transaction.query<Row>(sql, [...parameters])).rows,
          script: async (sql) => {
            await transaction.exec(sql);
          },
        }),
      ),
    close: () => database.close(),
  };
}

/** PostgreSQL through a pool, with limits so that a dead database fails fast instead of holding requests. */
import pg from 'pg';
import type { Row, SqlDatabase } from './sql-database.ts';

const CONNECT_TIMEOUT_MS = 2000;

interface Limits {
  readonly connections: number;
  /** Longest time for one statement, milliseconds. */
  readonly statementMs: number;
}

/** Somebody waits for the answer. */
export const FOR_REQUESTS: Limits = { connections: 10, statementMs: 5000 };

/** Nobody waits: few connections, and time to walk a large table. */
export const FOR_BACKGROUND: Limits = { connections: 5, statementMs: 120_000 };

/** @param onIdleError a pooled connection broke while nobody used it; the pool replaces it */
export function openPostgres(
  connectionString: string,
  { connections, statementMs }: Limits,
  onIdleError: () => void,
): SqlDatabase {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: statementMs,
    statement_timeout: statementMs,
  });
  pool.on('error', onIdleError);
  const query = async (target: pg.Pool | pg.PoolClient, sql: string, parameters: readonly unknown[]) =>
    (await target.query<Row>(sql, [...parameters])).rows;
  return {
    query: (sql, parameters = []) => query(pool, sql, parameters),
    withMigrationSession: async (work) => {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
      await client.connect();
      try {
        await work({ query: (sql, parameters) => client.query<Row>(sql, parameters) });
      } finally {
        await client.end();
      }
    },
    transaction: async (work) => {
      const client = await pool.connect();
      // Between two statements nobody waits for a connection that breaks: the next statement fails by it.
      client.on('error', ignoreHere);
      try {
        await client.query('begin');
        const result = await work({
          query: (sql, parameters = []) => query(client, sql, parameters),
          script: async (sql) => {
            await client.query(sql);
          },
        });
        await client.query('commit');
        client.off('error', ignoreHere);
        client.release();
        return result;
      } catch (error) {
        // A connection in an unknown state is not given back to the pool.
        await client.query('rollback').catch(() => undefined);
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

function ignoreHere(): void {
  // See where it is added.
}

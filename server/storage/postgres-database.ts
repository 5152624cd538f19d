/** PostgreSQL through a pool, with limits so that a dead database fails fast instead of holding requests. */
import pg from 'pg';
import type { Row, SqlDatabase } from './sql-database.ts';

const CONNECT_TIMEOUT_MS = 2000;
const STATEMENT_TIMEOUT_MS = 5000;
const POOL_SIZE = 10;

/** @param onIdleError a pooled connection broke while nobody used it; the pool replaces it */
export function openPostgres(connectionString: string, onIdleError: () => void): SqlDatabase {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
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
        const result = await work({ query: (sql, parameters = []) => query(client, sql, parameters) });
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

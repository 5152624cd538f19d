/** PostgreSQL through a pool, with limits so that a dead database fails fast instead of holding requests. */
import pg from 'pg';
import type { Row, SqlDatabase } from './sql-database.ts';

const CONNECT_TIMEOUT_MS = 2000;

interface Limits {
  readonly connections: number;
  /** Longest time for one statement, milliseconds. */
  readonly statementMs: number;
  /** Longest wait for a lock that another transaction holds, milliseconds. */
  readonly lockMs: number;
  /**
   * Longest silence within a transaction, milliseconds: a process that is frozen, or whose network is gone, holds the
   * head of the audit trail no longer than this.
   */
  readonly silenceMs: number;
}

/** Somebody waits for the answer. */
export const FOR_REQUESTS: Limits = {
  connections: 10,
  statementMs: 5000,
  lockMs: 3000,
  silenceMs: 5000,
};

/** Nobody waits: few connections, and time to walk a large table. */
export const FOR_BACKGROUND: Limits = {
  connections: 5,
  statementMs: 120_000,
  lockMs: 30_000,
  silenceMs: 15_000,
};

/** @param onIdleError a pooled connection broke while nobody used it; the pool replaces it */
export function openPostgres(
  connectionString: string,
  { connections, statementMs, lockMs, silenceMs }: Limits,
  onIdleError: () => void,
): SqlDatabase {
  const pool = new pg.Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: statementMs,
    // By a statement and not in the greeting, which poolers such as PgBouncer refuse with settings in it.
    // The pool waits for what this returns, though its types do not say so.
    onConnect: (client): unknown =>
      client.query(
        `set statement_timeout = ${statementMs}; set lock_timeout = ${lockMs};
         set idle_in_transaction_session_timeout = ${silenceMs}`,
      ),
  });
  pool.on('error', onIdleError);
  const nameOf = statementNames();
  const query = async (target: pg.Pool | pg.PoolClient, sql: string, parameters: readonly unknown[]) => {
    const name = parameters.length > 0 ? nameOf(sql) : undefined;
    return (await target.query<Row>({ text: sql, values: [...parameters], ...(name && { name }) })).rows;
  };
  return {
    query: (sql, parameters = []) => query(pool, sql, parameters),
    withMigrationSession: async (work) => {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
      client.on('error', ignoreHere);
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

/** More different statements than the service has: whatever makes new ones for each call is not kept. */
const MOST_NAMES = 500;

/**
 * Names under which a connection keeps a statement that it has parsed and planned once. Not for `select *`: its columns
 * are those of the first time, and fail when a newer version of the service has added one.
 */
function statementNames(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMES || /^\s*select\b[^(]*\*/i.test(sql)) return known;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

function ignoreHere(): void {
  // See where it is added.
}

/** The little that is asked of a database, so that PGlite and PostgreSQL run the same SQL. */

export type Row = Record<string, unknown>;

export interface SqlQueries {
  /** One statement with `$1` parameters. Objects for jsonb columns are passed as JSON text. */
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;
}

export interface SqlTransaction extends SqlQueries {
  /** Several statements without parameters. */
  readonly script: (sql: string) => Promise<void>;
}

/** One connection as the migration runner uses it: statements in order, several at once if without parameters. */
export interface MigrationSession {
  readonly query: (sql: string, parameters?: unknown[]) => Promise<{ rows: Row[] }>;
}

export interface SqlDatabase extends SqlQueries {
  /** Runs `work` in one transaction; an exception rolls it back and is passed on. */
  readonly transaction: <T>(work: (queries: SqlTransaction) => Promise<T>) => Promise<T>;
  /** Lends a connection of its own, without time limits, until `work` is done. */
  readonly withMigrationSession: (work: (session: MigrationSession) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

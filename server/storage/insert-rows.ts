/** Many rows in one statement: however many they are, its text is one, which a connection parses and plans once. */
import type { Row, SqlQueries } from './sql-database.ts';

/** The type of a column in the database, and its value in a row. */
type Column<T> = readonly [type: 'text' | 'integer' | 'bigint' | 'timestamptz', valueOf: (row: T) => unknown];

/** @returns what the statement returns; nothing is asked of the database for no rows */
export type InsertRows<T> = (queries: SqlQueries, rows: readonly T[]) => Promise<readonly Row[]>;

/**
 * @param columns by name
 * @param ending of the statement: what to do on a conflict, what to return
 */
export function insertion<T>(
  table: string,
  columns: Readonly<Record<string, Column<T>>>,
  ending = '',
): InsertRows<T> {
  const listed = Object.entries(columns);
  const names = listed.map(([name]) => name).join(', ');
  const parameters = listed.map(([, [type]], index) => `$${index + 1}::${type}[]`).join(', ');
  const sql = `insert into ${table} (${names}) select * from unnest(${parameters}) ${ending}`;
  return async (queries, rows) => {
    if (rows.length === 0) return [];
    return queries.query(
      sql,
      listed.map(([, [, valueOf]]) => rows.map((row) => valueOf(row))),
    );
  };
}

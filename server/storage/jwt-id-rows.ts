/** JWT ids that have been seen: each is new once, in whichever process. */
import { z } from 'zod';
import type { SqlQueries } from './sql-database.ts';
import type { JwtId } from './store.ts';

const idRow = z.object({ issuer: z.string(), jti: z.string() });

/** @returns for each in turn whether it is new; of two equal ones, the first */
export async function insertJwtIds(
  queries: Pick<SqlQueries, 'query'>,
  ids: readonly JwtId[],
): Promise<readonly boolean[]> {
  const rows = await queries.query(
    `insert into jwt_ids (issuer, jti, expires_at)
     select * from unnest($1::text[], $2::text[], $3::timestamptz[])
     on conflict do nothing returning issuer, jti`,
    [ids.map(({ issuer }) => issuer), ids.map(({ jti }) => jti), ids.map(({ expiresAt }) => expiresAt)],
  );
  const fresh = new Set(rows.map((row) => keyOf(idRow.parse(row))));
  return ids.map((id) => fresh.delete(keyOf(id)));
}

/** By two clocks: one of them set forward must not forget an id that is still valid. */
export async function deleteExpiredJwtIds(queries: Pick<SqlQueries, 'query'>, now: string): Promise<void> {
  await queries.query('delete from jwt_ids where expires_at < least($1::timestamptz, now())', [now]);
}

function keyOf({ issuer, jti }: Pick<JwtId, 'issuer' | 'jti'>): string {
  return JSON.stringify([issuer, jti]);
}

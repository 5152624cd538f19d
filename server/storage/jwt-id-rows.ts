/** JWT ids that have been seen: each is new once, in whichever process. */
import { z } from 'zod';
import { insertion } from './insert-rows.ts';
import type { SqlQueries } from './sql-database.ts';
import type { JwtId } from './store.ts';

const idRow = z.object({ issuer: z.string(), jti: z.string() });

const insertIds = insertion<JwtId>(
  'jwt_ids',
  {
    issuer: ['text', ({ issuer }) => issuer],
    jti: ['text', ({ jti }) => jti],
    expires_at: ['timestamptz', ({ expiresAt }) => expiresAt],
  },
  'on conflict do nothing returning issuer, jti',
);

/** @returns for each in turn whether it is new; of two equal ones, the first */
export async function insertJwtIds(
  queries: Pick<SqlQueries, 'query'>,
  ids: readonly JwtId[],
): Promise<readonly boolean[]> {
  const rows = await insertIds(queries, ids);
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

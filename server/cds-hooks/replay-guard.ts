/**
 * Every jti once, in all processes (CDS Hooks best practices: refuse a replayed token). The database decides; while
 * it is down this process still refuses what it has seen itself, because a hook must be answered all the same.
 */
import type { Log } from '../log.ts';
import type { Store } from '../storage/store.ts';

export interface JwtId {
  readonly issuer: string;
  readonly jti: string;
  /** ISO instant after which the token is refused for its age. */
  readonly expiresAt: string;
}

/** True the first time an id is seen before it expires. */
export type RememberJwtId = (id: JwtId) => Promise<boolean>;

/** Expired ids are forgotten now and then: a walk over all of them at every call would cost more than they do. */
const CALLS_BETWEEN_PURGES = 1000;

export function createReplayGuard(
  store: Pick<Store, 'rememberJwtId'>,
  now: () => Date,
  log: Pick<Log, 'error'>,
): RememberJwtId {
  const seenHere = new Map<string, number>();
  let calls = 0;
  return async (id) => {
    const instant = now();
    if (++calls % CALLS_BETWEEN_PURGES === 0) {
      for (const [key, expiry] of seenHere) if (expiry < instant.getTime()) seenHere.delete(key);
    }
    const key = JSON.stringify([id.issuer, id.jti]);
    if (seenHere.has(key)) return false;
    seenHere.set(key, Date.parse(id.expiresAt));
    return store.rememberJwtId(id, instant.toISOString()).catch((error: unknown) => {
      const cause = error instanceof Error ? error.name : 'unknown';
      log.error({ cause }, 'JWT id not recorded: replay is detected in this process only');
      return true;
    });
  };
}

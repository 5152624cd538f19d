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
  /** From issue to `expiresAt`, milliseconds. */
  readonly lifetimeMs: number;
}

/** True the first time an id is seen before it expires. */
export type RememberJwtId = (id: JwtId) => Promise<boolean>;

/** Expired ids are forgotten now and then: a walk over all of them at every call would cost more than they do. */
const CALLS_BETWEEN_PURGES = 1000;

/** @param elapsed monotonic milliseconds: a wall clock that is set forward and back must not forget a valid id */
export function createReplayGuard(
  store: Pick<Store, 'rememberJwtId'>,
  now: () => Date,
  log: Pick<Log, 'error'>,
  elapsed: () => number = () => performance.now(),
): RememberJwtId {
  const seenHere = new Map<string, number>();
  let calls = 0;
  return async (id) => {
    if (++calls % CALLS_BETWEEN_PURGES === 0) {
      for (const [key, forgetAt] of seenHere) if (forgetAt < elapsed()) seenHere.delete(key);
    }
    const key = JSON.stringify([id.issuer, id.jti]);
    if (seenHere.has(key)) return false;
    // It was issued before it was seen, so it is valid for less than its whole life from now on.
    seenHere.set(key, elapsed() + id.lifetimeMs);
    return store.rememberJwtId(id, now().toISOString()).catch((error: unknown) => {
      const cause = error instanceof Error ? error.name : 'unknown';
      log.error({ cause }, 'JWT id not recorded: replay is detected in this process only');
      return true;
    });
  };
}

/**
 * Every jti once, in all processes (CDS Hooks best practices: refuse a replayed token). The database decides; while
 * it is down this process still refuses what it has seen itself, because a hook must be answered all the same, and
 * tells the database when it is back, for the other processes.
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
  /** Not yet in the database; by the same keys, so that they are forgotten together. */
  const unwritten = new Map<string, JwtId>();
  let calls = 0;
  const forget = (key: string) => {
    seenHere.delete(key);
    unwritten.delete(key);
  };
  const write = async (key: string, id: JwtId): Promise<boolean> => {
    try {
      const isNew = await store.rememberJwtId(id, now().toISOString());
      unwritten.delete(key);
      return isNew;
    } catch (error) {
      if (!unwritten.has(key)) {
        const cause = error instanceof Error ? error.name : 'unknown';
        log.error({ cause }, 'JWT id not recorded: until it is, replay is detected in this process only');
      }
      unwritten.set(key, id);
      return true;
    }
  };
  let isCatchingUp = false;
  const catchUp = async () => {
    if (isCatchingUp) return;
    isCatchingUp = true;
    for (const [key, id] of unwritten) {
      await write(key, id);
      if (unwritten.has(key)) break;
    }
    isCatchingUp = false;
  };
  return async (id) => {
    if (++calls % CALLS_BETWEEN_PURGES === 0) {
      for (const [key, forgetAt] of seenHere) if (forgetAt < elapsed()) forget(key);
    }
    const key = JSON.stringify([id.issuer, id.jti]);
    if (seenHere.has(key)) return false;
    // It was issued before it was seen, so it is valid for less than its whole life from now on.
    seenHere.set(key, elapsed() + id.lifetimeMs);
    const isNew = await write(key, id);
    if (unwritten.size > 0 && !unwritten.has(key)) void catchUp();
    return isNew;
  };
}

/**
 * The session with our service: opened with the launch, renewed with it before it ends, and taken up again once when the
 * service does not know it any more. Renewal waits for the next call: a window left open keeps no session alive.
 */
import { ApiError, exchangeLaunch } from './api.ts';
import type { Launch } from './launch-context.ts';

export interface ServiceSession {
  /** Calls the API in the session. @throws ApiError, of status 401 when the launch itself has ended */
  readonly call: <T>(work: (session: string) => Promise<T>) => Promise<T>;
}

/** A session is not used in its last minute: a call takes time, and clocks differ. */
const MARGIN_MS = 60_000;

interface Held {
  readonly session: string;
  readonly usableUntil: number;
}

export function serviceSession(launch: Launch): ServiceSession {
  let held: Promise<Held> | undefined;
  const open = () => {
    held = exchangeLaunch(launch).then(({ session, expiresInSeconds }) => ({
      session,
      usableUntil: Date.now() + expiresInSeconds * 1000 - MARGIN_MS,
    }));
    const opening = held;
    // One that failed is not kept: the next call tries again.
    opening.catch(() => {
      if (held === opening) held = undefined;
    });
    return opening;
  };
  const usable = async () => {
    const { session, usableUntil } = await (held ?? open());
    return Date.now() < usableUntil ? session : (await open()).session;
  };
  return {
    call: async (work) => {
      const session = await usable();
      try {
        return await work(session);
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 401) throw error;
        return work((await open()).session);
      }
    },
  };
}

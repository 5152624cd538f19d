/** EHR launches: what the `launch` parameter of an app launch stands for (SMART App Launch 2.2, "EHR Launch"). */
import { randomUUID } from 'node:crypto';

export interface LaunchContext {
  readonly patientId: string;
  readonly encounterId?: string | undefined;
  /** Handed to the app with its token (CDS Hooks 2.0.1, "Link", appContext). */
  readonly appContext?: string | undefined;
}

export interface Launches {
  readonly create: (context: LaunchContext) => string;
  /** Undefined for a launch that is unknown or too old. */
  readonly find: (launchId: string) => LaunchContext | undefined;
}

/** Long enough to reload an app that is being worked on. */
const LIFETIME_MS = 10 * 60_000;

export function createLaunches(now: () => Date): Launches {
  const byId = new Map<string, { context: LaunchContext; expiresAt: number }>();
  return {
    create: (context) => {
      for (const [id, { expiresAt }] of byId) if (expiresAt <= now().getTime()) byId.delete(id);
      const id = randomUUID();
      byId.set(id, { context, expiresAt: now().getTime() + LIFETIME_MS });
      return id;
    },
    find: (launchId) => {
      const launch = byId.get(launchId);
      return launch && launch.expiresAt > now().getTime() ? launch.context : undefined;
    },
  };
}

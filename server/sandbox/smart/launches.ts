/** Launches: what an app is told with its token (SMART App Launch 2.2, "Launch context arrives with your access_token"). */
import { randomUUID } from 'node:crypto';

/** An entry of `fhirContext`: a resource that is open in the EHR beside patient and encounter. */
export interface FhirContextItem {
  readonly reference: string;
  readonly role?: string | undefined;
}

export interface LaunchContext {
  readonly patientId: string;
  readonly encounterId?: string | undefined;
  /** Handed to the app with its token (CDS Hooks 2.0.1, "Link", appContext). */
  readonly appContext?: string | undefined;
  /** What the user wants the app to do first. */
  readonly intent?: string | undefined;
  readonly fhirContext?: readonly FhirContextItem[] | undefined;
  /** False where the EHR's own window shows whose chart is open; it does not unless said otherwise. */
  readonly needPatientBanner?: boolean | undefined;
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

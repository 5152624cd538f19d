/** What may stand in the launch URL, and what must not. */
import type { AppConfig } from '../../server/api/contract.ts';

/** Parameters with which fhirclient would let a link override the configuration or skip the authorization. */
const FORBIDDEN = ['fhirServiceUrl', 'clientId', 'patientId'];

export interface LaunchRequest {
  /** The FHIR base. */
  readonly iss: string;
  /** Not opened from a chart: the EHR lets the user choose the patient. */
  readonly isStandalone: boolean;
}

/**
 * From the EHR when a launch is named; standalone otherwise. Without an issuer the only registered one is meant.
 * @returns undefined when the user has to choose among several EHRs
 * @throws Error in words for the user
 */
export function launchRequest(search: string, issuers: AppConfig['issuers']): LaunchRequest | undefined {
  const parameters = new URLSearchParams(search);
  const forbidden = FORBIDDEN.filter((name) => parameters.has(name));
  if (forbidden.length > 0) {
    throw new Error(
      `This link is not safe to open: it sets ${forbidden.join(', ')}. Open the app from the EHR instead.`,
    );
  }
  const named = parameters.get('iss');
  const isStandalone = !parameters.has('launch');
  if (named !== null) return { iss: named, isStandalone };
  if (!isStandalone) throw new Error('Open this app from the EHR: the link names no FHIR server.');
  const [only, ...others] = issuers;
  if (only === undefined) throw new Error('No EHR is registered for this app.');
  return others.length === 0 ? { iss: only.iss, isStandalone } : undefined;
}

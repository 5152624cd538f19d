/** What the app asks the EHR for: the launch, who the user is, and reading of one patient (SMART App Launch 2.2, "Scopes"). */
import type { AppConfig } from '../../server/api/contract.ts';

/** In version 1 and version 2 of the resource scopes; servers that name neither know version 1 only. */
export function scopesOf(
  resources: AppConfig['resources'],
  capabilities: readonly string[],
  isStandalone: boolean,
): string {
  const isVersion2 = capabilities.includes('permission-v2');
  const reading = resources.map(
    ({ type, permissions }) => `patient/${type}.${isVersion2 ? permissions : 'read'}`,
  );
  return [...launchScopes(capabilities, isStandalone), 'openid', 'fhirUser', ...reading].join(' ');
}

/** From the EHR the encounter comes with the launch; standalone it is asked for where the server can choose one. */
function launchScopes(capabilities: readonly string[], isStandalone: boolean): string[] {
  if (!isStandalone) return ['launch'];
  const choosesEncounter = capabilities.includes('context-standalone-encounter');
  return ['launch/patient', ...(choosesEncounter ? ['launch/encounter'] : [])];
}

/** @throws Error when the EHR's configuration cannot be read */
export async function scopeFor(
  iss: string,
  resources: AppConfig['resources'],
  isStandalone: boolean,
): Promise<string> {
  const url = `${iss.replace(/\/+$/, '')}/.well-known/smart-configuration`;
  const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (!response?.ok) throw new Error('The EHR cannot be reached. Try again in a moment.');
  const { capabilities } = (await response.json()) as { capabilities?: readonly string[] };
  return scopesOf(resources, capabilities ?? [], isStandalone);
}

/** What is granted of what was asked: an app reads the `scope` it is given and adapts (SMART App Launch 2.2, "Scopes"). */
import { parseResourceScope, scopeList } from '../access/scopes.ts';

const LAUNCH_SCOPES = [
  'launch',
  'launch/patient',
  'launch/encounter',
  'openid',
  'fhirUser',
  'profile',
  'online_access',
  'offline_access',
];

/**
 * Launch and identity scopes, refresh, and reading of the patient in context. There is no writing by apps, and nobody
 * else's record: `user/` and `.write` are not granted.
 */
export function grantedScope(requested: string): string {
  return [...new Set(scopeList(requested))]
    .filter((scope) => LAUNCH_SCOPES.includes(scope) || isPatientReading(scope))
    .join(' ');
}

function isPatientReading(scope: string): boolean {
  const parsed = parseResourceScope(scope);
  return (
    parsed?.level === 'patient' &&
    [...parsed.permissions].every((permission) => permission === 'r' || permission === 's')
  );
}

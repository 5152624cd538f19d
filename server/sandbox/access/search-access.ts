/** A search that names a patient other than the token's is refused, not answered with nothing. */
import { fhirError } from '../fhir/fhir-error.ts';
import type { Access } from './access.ts';

/** @throws FhirError 403 */
export function requireOwnPatient(
  access: Access,
  type: string,
  query: URLSearchParams,
  fhirBase: string,
): void {
  const patientId = access.boundTo('s', type);
  if (patientId === undefined) return;
  const own = [patientId, `Patient/${patientId}`, `${fhirBase}/Patient/${patientId}`];
  for (const [key, value] of query) {
    const name = key.split(':')[0] ?? '';
    const namesPatient = name === 'patient' || name === 'subject' || (type === 'Patient' && name === '_id');
    if (!namesPatient || key.endsWith(':missing')) continue;
    if (value.split(',').some((entry) => !own.includes(entry))) {
      throw fhirError(403, 'forbidden', 'the token is for another patient');
    }
  }
}

/** Patient mix-ups: every resource must say that it belongs to the patient in context. */
import type { SetAsideReason } from '../clinical/stroke-facts.ts';
import type { Reference } from './resource-schemas.ts';

/** The patient in context, and the FHIR base its id belongs to if the request named one. */
export interface PatientIdentity {
  readonly id: string;
  readonly fhirBase: string | undefined;
}

/**
 * Why a subject is not the patient in context; undefined when it is. Accepts `Patient/1`, a versioned reference,
 * and an absolute URL; the latter must lie under the request's own FHIR base when there is one, since another
 * server's patient 1 is another person.
 */
export function patientMismatch(
  subject: Reference | undefined,
  patient: PatientIdentity,
): Extract<SetAsideReason, 'wrong-patient' | 'no-patient'> | undefined {
  const reference = subject?.reference?.replace(/\/_history\/[^/]+$/, '');
  if (reference === undefined || reference === '') return 'no-patient';
  const relative = `Patient/${patient.id}`;
  if (reference === relative) return undefined;
  const expected =
    patient.fhirBase === undefined
      ? reference.startsWith('http') && reference.endsWith(`/${relative}`)
      : reference === `${patient.fhirBase.replace(/\/$/, '')}/${relative}`;
  return expected ? undefined : 'wrong-patient';
}

/** Whose record a resource belongs to: FHIR R4 compartmentdefinition-patient.html, by the one element each type has. */
import type { FhirResource } from 'fhir/r4.js';

/** Types that belong to nobody's record: whoever may read the type may read all of it. */
const SHARED_TYPES = ['Device', 'Medication', 'Organization', 'Practitioner', 'PractitionerRole'];

export function isShared(resource: FhirResource): boolean {
  return SHARED_TYPES.includes(resource.resourceType);
}

/** True if the resource is the patient, or is about that patient. */
export function isInCompartment(resource: FhirResource, patientId: string): boolean {
  if (resource.resourceType === 'Patient') return resource.id === patientId;
  return [
    referenceIn(resource, 'subject'),
    referenceIn(resource, 'patient'),
    referenceIn(resource, 'for'),
  ].some((reference) => reference === `Patient/${patientId}`);
}

function referenceIn(resource: FhirResource, element: string): string | undefined {
  const value: unknown = Object.entries(resource).find(([key]) => key === element)?.[1];
  const isReference = typeof value === 'object' && value !== null && 'reference' in value;
  return isReference && typeof value.reference === 'string' ? value.reference : undefined;
}

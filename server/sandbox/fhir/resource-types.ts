/** The resource types this server keeps; any other type is answered with 404, as FHIR R4 http.html#2.21.0.1 asks. */
export const RESOURCE_TYPES = [
  'AllergyIntolerance',
  'Condition',
  'Device',
  'DiagnosticReport',
  'Encounter',
  'ImagingStudy',
  'Medication',
  'MedicationAdministration',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Procedure',
  'Provenance',
  'RiskAssessment',
  'ServiceRequest',
  'Task',
] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** Narrows a path segment to a type that is kept here. */
export function isResourceType(value: string): value is ResourceType {
  return (RESOURCE_TYPES as readonly string[]).includes(value);
}

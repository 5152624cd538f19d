/** The ward list: every patient with the scenario that the person stands for. */
import type { Patient } from 'fhir/r4.js';
import type { FhirStore } from '../fhir/fhir-store.ts';

export interface ListedPatient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly gender: string | null;
  readonly scenario: { readonly title: string; readonly description: string };
}

const SCENARIO = 'https://stroke-cds.example.org/sandbox/scenario';

/** In the order of the medical record numbers, which is that of the scenarios. */
export async function listPatients(store: FhirStore): Promise<ListedPatient[]> {
  const found = await store.matches('Patient', new URLSearchParams());
  const patients = found.filter((resource) => resource.resourceType === 'Patient');
  return patients.toSorted((a, b) => numberOf(a).localeCompare(numberOf(b))).map(listed);
}

function numberOf(patient: Patient): string {
  return patient.identifier?.[0]?.value ?? '';
}

function listed(patient: Patient): ListedPatient {
  const name = patient.name?.[0];
  // The tag holds "title: description".
  const line = patient.meta?.tag?.find(({ system }) => system === SCENARIO)?.display ?? '';
  const [, title = '', description = ''] = /^([^:]*)(?:: (.*))?$/.exec(line) ?? [];
  return {
    id: patient.id ?? '',
    name: [...(name?.given ?? []), name?.family].filter((part) => part !== undefined).join(' '),
    birthDate: patient.birthDate ?? null,
    gender: patient.gender ?? null,
    scenario: { title, description },
  };
}

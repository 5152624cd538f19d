/** One patient's record, read from the FHIR store in one go. */
import type {
  Condition,
  Encounter,
  FhirResource,
  MedicationAdministration,
  MedicationStatement,
  Observation,
  Patient,
} from 'fhir/r4.js';
import type { FhirStore } from '../fhir/fhir-store.ts';
import type { ResourceType } from '../fhir/resource-types.ts';

export interface PatientRecord {
  readonly patient: Patient;
  /** The encounter that is going on. */
  readonly encounter: Encounter | undefined;
  readonly conditions: readonly Condition[];
  /** Newest first. */
  readonly observations: readonly Observation[];
  readonly medications: readonly MedicationStatement[];
  readonly administrations: readonly MedicationAdministration[];
}

/** Undefined if there is no such patient. */
export async function readRecord(store: FhirStore, patientId: string): Promise<PatientRecord | undefined> {
  const patient = await store.read('Patient', patientId);
  if (patient?.resourceType !== 'Patient') return undefined;
  const all = <T extends FhirResource>(type: ResourceType & T['resourceType']): Promise<T[]> =>
    // The store answers a search of a type with that type only.
    store.matches(type, new URLSearchParams({ patient: `Patient/${patientId}` })) as Promise<T[]>;
  const [encounters, conditions, observations, medications, administrations] = await Promise.all([
    all<Encounter>('Encounter'),
    all<Condition>('Condition'),
    all<Observation>('Observation'),
    all<MedicationStatement>('MedicationStatement'),
    all<MedicationAdministration>('MedicationAdministration'),
  ]);
  return {
    patient,
    encounter: encounters.find(({ status }) => status === 'in-progress'),
    conditions,
    observations: observations.toSorted((a, b) => instantOf(b) - instantOf(a)),
    medications,
    administrations,
  };
}

function instantOf(observation: Observation): number {
  return Date.parse(observation.effectiveDateTime ?? '') || 0;
}

/** Diagnoses of the encounter that are active: what a new order is for. */
export function activeDiagnoses(record: PatientRecord): Condition[] {
  return record.conditions.filter(
    (condition) =>
      (condition.category ?? []).some(({ coding }) =>
        coding?.some(({ code }) => code === 'encounter-diagnosis'),
      ) && condition.clinicalStatus?.coding?.[0]?.code === 'active',
  );
}

/** Observations with the code, newest first. */
export function observationsOf(record: PatientRecord, ...codes: readonly string[]): Observation[] {
  return record.observations.filter(({ code }) =>
    code.coding?.some((coding) => coding.code !== undefined && codes.includes(coding.code)),
  );
}

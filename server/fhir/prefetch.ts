/**
 * What is read from the chart: one FHIR query for each prefetch key, offered to clients as the prefetch template
 * (CDS Hooks 2.0.1, "Prefetch Template") and asked by the service itself for whatever a client did not send.
 * Only query elements that the specification recommends are used: read, search, token lists, _sort, _count.
 */
import {
  APTT,
  BLOOD_PRESSURE_PANEL,
  BODY_WEIGHT,
  CT_HYPODENSITY,
  DIASTOLIC,
  EARLY_INFARCT_SIGNS,
  GLUCOSE,
  HYPERDENSE_ARTERY,
  INR,
  LAST_KNOWN_WELL,
  NIHSS_PANEL,
  NIHSS_TOTAL,
  PLATELETS,
  PROTHROMBIN_TIME,
  SYSTOLIC,
  type Code,
} from './codes.ts';

export const PREFETCH = {
  patient: 'Patient/{{context.patientId}}',
  nihss: latestObservations([...NIHSS_TOTAL, ...NIHSS_PANEL]),
  glucose: latestObservations(GLUCOSE),
  ctFindings: latestObservations([...CT_HYPODENSITY, ...EARLY_INFARCT_SIGNS, ...HYPERDENSE_ARTERY]),
  lastKnownWell: latestObservations(LAST_KNOWN_WELL),
  bloodPressure: latestObservations([...BLOOD_PRESSURE_PANEL, ...SYSTOLIC, ...DIASTOLIC]),
  weight: latestObservations(BODY_WEIGHT),
  bloodTests: latestObservations([...PLATELETS, ...INR, ...APTT, ...PROTHROMBIN_TIME]),
  conditions: 'Condition?patient={{context.patientId}}&_count=200',
} as const;

export type PrefetchKey = keyof typeof PREFETCH;

export const PREFETCH_KEYS = Object.keys(PREFETCH) as PrefetchKey[];

/** The keys without which nothing can be computed; everything else is optional. */
export const REQUIRED_KEYS: readonly PrefetchKey[] = ['patient'];

function latestObservations(codes: readonly Code[]): string {
  const tokens = codes.map((entry) => `${entry.system}|${entry.code}`).join(',');
  return `Observation?patient={{context.patientId}}&code=${tokens}&_sort=-date&_count=20`;
}

/** The query of a key for one patient, relative to the FHIR base. */
export function queryFor(key: PrefetchKey, patientId: string): string {
  return PREFETCH[key].replaceAll('{{context.patientId}}', encodeURIComponent(patientId));
}

/**
 * What is read from the chart: one FHIR query for each prefetch key, offered to clients as the prefetch template
 * (CDS Hooks 2.0.1, "Prefetch Template") and asked by the service itself for whatever a client did not send.
 * Only query elements that the specification recommends are used: read, search, token lists, _sort, _count.
 */
import { GCS_PARTS, NIHSS_ITEMS, nihssItem, type Code } from './codes.ts';
import { observationRules, type ObservationKey } from './observation-rules.ts';

/** Enough for every item of a scale, examined a few times. */
const COUNT = 50;

/** Items of the scales of a key, beside the codes of its rules. */
const ITEM_CODES: Readonly<Partial<Record<ObservationKey, readonly Code[]>>> = {
  nihss: NIHSS_ITEMS.flatMap(({ item }) => nihssItem(item)),
  glasgowComaScale: GCS_PARTS.flat(),
};

export const PREFETCH = {
  patient: 'Patient/{{context.patientId}}',
  nihss: latestObservations('nihss'),
  glucose: latestObservations('glucose'),
  ctFindings: latestObservations('ctFindings'),
  imagingFindings: latestObservations('imagingFindings'),
  avmFindings: latestObservations('avmFindings'),
  lastKnownWell: latestObservations('lastKnownWell'),
  bloodPressure: latestObservations('bloodPressure'),
  weight: latestObservations('weight'),
  bloodTests: latestObservations('bloodTests'),
  glasgowComaScale: latestObservations('glasgowComaScale'),
  rankinScale: latestObservations('rankinScale'),
  conditions: 'Condition?patient={{context.patientId}}&_count=200',
  medicationRequests: 'MedicationRequest?patient={{context.patientId}}&_count=200',
  medicationStatements: 'MedicationStatement?patient={{context.patientId}}&_count=200',
  procedures: 'Procedure?patient={{context.patientId}}&_count=200',
  medicationAdministrations:
    'MedicationAdministration?patient={{context.patientId}}&_sort=-effective-time&_count=200',
} as const;

export type PrefetchKey = keyof typeof PREFETCH;

export const PREFETCH_KEYS = Object.keys(PREFETCH) as PrefetchKey[];

/** The keys without which nothing can be computed; everything else is optional. */
export const REQUIRED_KEYS: readonly PrefetchKey[] = ['patient'];

function latestObservations(key: ObservationKey): string {
  const codes = [...observationRules(key).flatMap(([, rule]) => rule.codes), ...(ITEM_CODES[key] ?? [])].map(
    ({ system, code }) => `${system}|${code}`,
  );
  return `Observation?patient={{context.patientId}}&code=${[...new Set(codes)].join(',')}&_sort=-date&_count=${COUNT}`;
}

/** The query of a key for one patient, relative to the FHIR base. */
export function queryFor(key: PrefetchKey, patientId: string): string {
  return PREFETCH[key].replaceAll('{{context.patientId}}', encodeURIComponent(patientId));
}

/** The resource type that the query of a key asks for. */
export function typeFor(key: PrefetchKey): string {
  return PREFETCH[key].replace(/[/?].*$/s, '');
}

/**
 * What is read from the chart: one FHIR query for each prefetch key, offered to clients as the prefetch template
 * (CDS Hooks 2.0.1, "Prefetch Template") and asked by the service itself for whatever a client did not send.
 * Only query elements that the specification recommends are used: read, search, token lists, _sort, _count.
 */
import { NO_CODE_MAP, type CodeMap } from './code-map.ts';
import { GCS_PARTS, NIHSS_ITEMS, nihssItem, type Code } from './codes.ts';
import { observationRules, type ObservationKey } from './observation-rules.ts';

const PATIENT_TOKEN = '{{context.patientId}}';
const ENCOUNTER_TOKEN = '{{context.encounterId}}';

/** Enough for every item of a scale, examined a few times. */
const COUNT = 50;

/** Items of the scales of a key, beside the codes of its rules. */
const ITEM_CODES: Readonly<Partial<Record<ObservationKey, readonly Code[]>>> = {
  nihss: NIHSS_ITEMS.flatMap(({ item }) => nihssItem(item)),
  glasgowComaScale: GCS_PARTS.flat(),
};

/** What is read, with the local codes that a site's map adds. */
export function prefetchWith(codeMap: CodeMap) {
  const latest = (key: ObservationKey) => latestObservations(key, codeMap);
  return {
    patient: 'Patient/{{context.patientId}}',
    nihss: latest('nihss'),
    glucose: latest('glucose'),
    ctFindings: latest('ctFindings'),
    imagingFindings: latest('imagingFindings'),
    avmFindings: latest('avmFindings'),
    lastKnownWell: latest('lastKnownWell'),
    bloodPressure: latest('bloodPressure'),
    weight: latest('weight'),
    bloodTests: latest('bloodTests'),
    glasgowComaScale: latest('glasgowComaScale'),
    rankinScale: latest('rankinScale'),
    conditions: 'Condition?patient={{context.patientId}}&_count=200',
    medicationRequests: 'MedicationRequest?patient={{context.patientId}}&_count=200',
    medicationStatements: 'MedicationStatement?patient={{context.patientId}}&_count=200',
    procedures: 'Procedure?patient={{context.patientId}}&_count=200',
    medicationAdministrations:
      'MedicationAdministration?patient={{context.patientId}}&_sort=-effective-time&_count=200',
    encounter: 'Encounter/{{context.encounterId}}',
  } as const satisfies Readonly<Record<string, string>>;
}

/** The same where only standard codes are used. */
export const PREFETCH = prefetchWith(NO_CODE_MAP);

export type PrefetchTemplates = Readonly<Record<PrefetchKey, string>>;

export type PrefetchKey = keyof typeof PREFETCH;

export const PREFETCH_KEYS = Object.keys(PREFETCH) as PrefetchKey[];

/** The keys without which nothing can be computed; everything else is optional. */
export const REQUIRED_KEYS: readonly PrefetchKey[] = ['patient'];

function latestObservations(key: ObservationKey, codeMap: CodeMap): string {
  const standard = [...observationRules(key).flatMap(([, rule]) => rule.codes), ...(ITEM_CODES[key] ?? [])];
  const codes = [...standard, ...codeMap.localCodesFor(standard)].map(
    ({ system, code }) => `${system}|${code}`,
  );
  return `Observation?patient={{context.patientId}}&code=${[...new Set(codes)].join(',')}&_sort=-date&_count=${COUNT}`;
}

/** What stands for the tokens of a template. */
export interface PrefetchContext {
  readonly patientId: string;
  readonly encounterId: string | undefined;
}

/** The query of a template, relative to the FHIR base; undefined when the context lacks what it asks for. */
export function queryFor(template: string, { patientId, encounterId }: PrefetchContext): string | undefined {
  if (encounterId === undefined && template.includes(ENCOUNTER_TOKEN)) return undefined;
  return template
    .replaceAll(PATIENT_TOKEN, encodeURIComponent(patientId))
    .replaceAll(ENCOUNTER_TOKEN, encodeURIComponent(encounterId ?? ''));
}

/** The resource type that the query of a key asks for. */
export function typeFor(key: PrefetchKey): string {
  return PREFETCH[key].replace(/[/?].*$/s, '');
}

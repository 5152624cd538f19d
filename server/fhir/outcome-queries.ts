/** Reading what became of a patient from the EHR: what was done and seen in the first days, and how the person is after 90. */
import type { PatientIdentity } from './belongs-to-patient.ts';
import { chartPart } from './bundle.ts';
import type { CodeMap } from './code-map.ts';
import { MODIFIED_RANKIN, type Code } from './codes.ts';
import type { FhirReader } from './fhir-reader.ts';
import {
  deathIn,
  HAEMORRHAGE_CODES,
  haemorrhageIn,
  rankinIn,
  thrombolysisIn,
  type ChartOutcome,
} from './outcomes-from-chart.ts';

/** `first-days`: treatment and imaging. `three-months`: mRS and death. */
export type OutcomeReading = 'first-days' | 'three-months';

export interface OutcomeQuery {
  readonly patient: PatientIdentity;
  /** Instant of the first assessment, milliseconds. */
  readonly start: number;
  /** When thrombolysis began, if that was reported otherwise; milliseconds. */
  readonly treatedAt: number | undefined;
  readonly codeMap: CodeMap;
}

/** @returns what was found; undefined when something could not be read, so that it is tried again */
export async function readChartOutcomes(
  reading: OutcomeReading,
  query: OutcomeQuery,
  reader: FhirReader,
): Promise<ChartOutcome[] | undefined> {
  const { patient, start, treatedAt, codeMap } = query;
  const id = encodeURIComponent(patient.id);
  const list = async (type: string, search: string): Promise<readonly unknown[] | undefined> => {
    const answer = await reader.get(`${type}?patient=${id}&${search}`);
    if (!answer.ok) return undefined;
    const part = await chartPart(answer.body, type, reader, () => false);
    return part.state === 'read' && part.complete ? part.resources.map(codeMap.translate) : undefined;
  };
  const observations = (codes: readonly Code[]) =>
    list('Observation', `code=${coded([...codes, ...codeMap.localCodesFor(codes)])}&_sort=-date&_count=50`);
  if (reading === 'three-months') {
    const person = await reader.get(`Patient/${id}`);
    const scales = await observations(MODIFIED_RANKIN);
    if (!person.ok || scales === undefined) return undefined;
    return [...rankinIn(scales, patient, start), ...deathIn(person.body, patient, start)];
  }
  const given = await list('MedicationAdministration', '_sort=-effective-time&_count=200');
  const findings = await observations(HAEMORRHAGE_CODES);
  const conditions = await list('Condition', '_count=200');
  if (given === undefined || findings === undefined || conditions === undefined) return undefined;
  const treatment = thrombolysisIn(given, patient, start);
  const [first] = treatment;
  const began = treatedAt ?? (first && Date.parse(first.observedAt));
  return [
    ...treatment,
    ...(began === undefined ? [] : haemorrhageIn([...findings, ...conditions], patient, began)),
  ];
}

function coded(codes: readonly Code[]): string {
  return [...new Set(codes.map(({ system, code }) => `${system}|${code}`))].join(',');
}

/** Reading what became of a patient from the EHR: what was done and seen in the first days, and how the person is after 90. */
import type { PatientIdentity } from './belongs-to-patient.ts';
import { chartPart } from './bundle.ts';
import type { CodeMap } from './code-map.ts';
import { MODIFIED_RANKIN, type Code } from './codes.ts';
import type { FhirReader, ReadProblem } from './fhir-reader.ts';
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

/** `incomplete`: a list of which only a part could be read. */
export type ChartReading =
  | { readonly ok: true; readonly outcomes: readonly ChartOutcome[] }
  | { readonly ok: false; readonly problem: ReadProblem | 'incomplete' };

type Listed =
  | { readonly ok: true; readonly resources: readonly unknown[] }
  | { readonly ok: false; readonly problem: ReadProblem | 'incomplete' };

/** @returns what was found, or the first of what could not be read, so that it is tried again */
export async function readChartOutcomes(
  reading: OutcomeReading,
  query: OutcomeQuery,
  reader: FhirReader,
): Promise<ChartReading> {
  const { patient, start, treatedAt, codeMap } = query;
  const id = encodeURIComponent(patient.id);
  const list = async (type: string, search: string): Promise<Listed> => {
    const answer = await reader.get(`${type}?patient=${id}&${search}`);
    if (!answer.ok) return answer;
    const part = await chartPart(answer.body, type, reader, () => false);
    return part.state === 'read' && part.complete
      ? { ok: true, resources: part.resources.map(codeMap.translate) }
      : { ok: false, problem: 'incomplete' };
  };
  const observations = (codes: readonly Code[]) =>
    list('Observation', `code=${coded([...codes, ...codeMap.localCodesFor(codes)])}&_sort=-date&_count=50`);
  if (reading === 'three-months') {
    const person = await reader.get(`Patient/${id}`);
    if (!person.ok) return person;
    const scales = await observations(MODIFIED_RANKIN);
    if (!scales.ok) return scales;
    const found = [...rankinIn(scales.resources, patient, start), ...deathIn(person.body, patient, start)];
    return { ok: true, outcomes: found };
  }
  const given = await list('MedicationAdministration', '_sort=-effective-time&_count=200');
  if (!given.ok) return given;
  const findings = await observations(HAEMORRHAGE_CODES);
  if (!findings.ok) return findings;
  const conditions = await list('Condition', '_count=200');
  if (!conditions.ok) return conditions;
  const treatment = thrombolysisIn(given.resources, patient, start);
  const [first] = treatment;
  const began = treatedAt ?? (first && Date.parse(first.observedAt));
  const images = [...findings.resources, ...conditions.resources];
  const imaging = began === undefined ? [] : haemorrhageIn(images, patient, began);
  return { ok: true, outcomes: [...treatment, ...imaging] };
}

function coded(codes: readonly Code[]): string {
  return [...new Set(codes.map(({ system, code }) => `${system}|${code}`))].join(',');
}

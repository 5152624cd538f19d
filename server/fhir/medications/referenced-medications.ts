/**
 * Medications that the lists refer to and do not hold. Prefetch templates cannot ask for them (`_include` is not among
 * the recommended query elements), so they are read one by one: only where the record itself shows no name, or a name
 * that may be one of the drugs looked for.
 */
import type { Chart, ChartPart } from '../chart.ts';
import type { FhirReader } from '../fhir-reader.ts';
import { MEDICATION_KEYS } from './drug-records.ts';
import { medicationRecordSchema } from './medication-schemas.ts';
import { drugOf, medicationKey, medicationsAmong, type Medications } from './named-drug.ts';

/** Reads at most so many; what is left unread stays unidentified, and is told so. */
const MAX_READS = 40;

/** The chart with the medications that could be read beside the records that refer to them. Never throws. */
export async function withReferencedMedications(chart: Chart, reader: FhirReader): Promise<Chart> {
  const resources = MEDICATION_KEYS.flatMap((key) => resourcesOf(chart[key]));
  const wanted = wantedReferences(resources, medicationsAmong(resources));
  const read = await Promise.all(
    wanted.map(async (reference) => {
      const answer = await reader.get(reference);
      return answer.ok ? [answer.body] : [];
    }),
  );
  const [first] = MEDICATION_KEYS.filter((key) => chart[key].state === 'read');
  const part = first === undefined ? undefined : chart[first];
  if (first === undefined || part?.state !== 'read') return chart;
  return { ...chart, [first]: { ...part, resources: [...part.resources, ...medicationsIn(read.flat())] } };
}

function resourcesOf(part: ChartPart): readonly unknown[] {
  return part.state === 'read' ? part.resources : [];
}

function medicationsIn(bodies: readonly unknown[]): readonly unknown[] {
  return bodies.filter((body) => medicationsAmong([body]).size > 0);
}

function wantedReferences(resources: readonly unknown[], present: Medications): string[] {
  const wanted = resources.flatMap((resource) => {
    const parsed = medicationRecordSchema.safeParse(resource);
    const reference = parsed.data?.medicationReference?.reference;
    const key = reference === undefined ? undefined : medicationKey(reference);
    if (!parsed.success || reference === undefined || key === undefined || present.has(key)) return [];
    const { certain, possible, isUnidentified } = drugOf(parsed.data, present).drug;
    return certain.size === 0 && (isUnidentified || possible.size > 0) ? [reference] : [];
  });
  return [...new Set(wanted)].slice(0, MAX_READS);
}

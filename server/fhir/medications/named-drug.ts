/** The drug that a record names: by concept, by a contained or referenced Medication, or by a display alone. */
import { drugSchema, type Drug, type MedicationRecord } from './medication-schemas.ts';
import { recogniseDrug, type RecognisedDrug } from './recognise-drug.ts';

/** Medications that came with the lists or were read for them, by `Medication/<id>`. */
export type Medications = ReadonlyMap<string, Drug>;

export function medicationsAmong(resources: readonly unknown[]): Medications {
  return new Map(
    resources.flatMap((resource) => {
      const parsed = drugSchema.safeParse(resource);
      return parsed.success && parsed.data.id !== undefined
        ? [[`Medication/${parsed.data.id}`, parsed.data] as const]
        : [];
    }),
  );
}

export interface NamedDrug {
  readonly drug: RecognisedDrug;
  /** Every text and code that names it. */
  readonly names: readonly string[];
}

export function drugOf(record: MedicationRecord, medications: Medications): NamedDrug {
  const medication = referencedDrug(record, medications);
  const concepts = [
    record.medicationCodeableConcept,
    medication?.code,
    ...(medication?.ingredient ?? []).map((ingredient) => ingredient.itemCodeableConcept),
  ].filter((concept) => concept !== undefined);
  const display = record.medicationReference?.display;
  const names = [
    display,
    ...concepts.flatMap(({ text, coding = [] }) => [
      text,
      ...coding.flatMap((entry) => [entry.display, entry.code]),
    ]),
  ].filter((name) => name !== undefined);
  return { drug: recogniseDrug(concepts, [display]), names };
}

/** `Medication/<id>` of a reference, relative or absolute, of whatever version. */
export function medicationKey(reference: string): string | undefined {
  return /(?:^|\/)(Medication\/[A-Za-z0-9.-]+)(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
}

function referencedDrug(record: MedicationRecord, medications: Medications): Drug | undefined {
  const target = record.medicationReference?.reference;
  if (target === undefined) return undefined;
  if (target.startsWith('#')) {
    const contained = medicationsAmong(record.contained ?? []);
    return contained.get(`Medication/${target.slice(1)}`);
  }
  const key = medicationKey(target);
  return key === undefined ? undefined : medications.get(key);
}

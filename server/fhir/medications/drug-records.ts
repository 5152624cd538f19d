/** The three medication lists as records of drugs, each with what it says of the intake. */
import type { MissingReason } from '../../clinical/known.ts';
import type { FactName, SetAsideReason } from '../../clinical/stroke-facts.ts';
import { patientMismatch } from '../belongs-to-patient.ts';
import type { Chart, ChartPart } from '../chart.ts';
import type { DrugClass } from '../medication-codes.ts';
import { anyResourceSchema } from '../resource-schemas.ts';
import type { Reading } from '../timed-fact.ts';
import { intakeOf, type Clock, type Intake } from './intake.ts';
import { medicationRecordSchema, type MedicationRecord } from './medication-schemas.ts';
import { drugOf, medicationsAmong, type Medications } from './named-drug.ts';
import type { RecognisedDrug } from './recognise-drug.ts';

export const MEDICATION_KEYS = [
  'medicationRequests',
  'medicationStatements',
  'medicationAdministrations',
] as const;

export interface DrugRecord {
  readonly source: string;
  readonly drug: RecognisedDrug;
  /** Every text and code that names the drug. */
  readonly names: readonly string[];
  readonly intake: Intake;
  readonly record: MedicationRecord;
}

export interface DrugRecords {
  readonly records: readonly DrugRecord[];
  /** Drugs of records that do not say whose they are: nothing can be told from them, least of all "none". */
  readonly ownerless: readonly RecognisedDrug[];
  /** Why the lists may hold less than there is; undefined when all three are complete. */
  readonly incomplete: MissingReason | undefined;
}

/** The fact that a record of the class would have been used for. */
const FACT_OF_CLASS: Readonly<Record<DrugClass, FactName>> = {
  'vitamin-k-antagonist': 'vitaminKAntagonist',
  doac: 'doacDose',
  heparin: 'heparinTreatmentDose',
  'other-parenteral-anticoagulant': 'heparinTreatmentDose',
  aspirin: 'antiplatelets',
  clopidogrel: 'antiplatelets',
  'other-antiplatelet': 'antiplatelets',
  'ace-inhibitor': 'aceInhibitor',
  'amyloid-antibody': 'amyloidAntibody',
};

export function drugRecords(chart: Chart, reading: Reading, clock: Clock): DrugRecords {
  const parts = MEDICATION_KEYS.map((key) => chart[key]);
  const resources = parts.flatMap((part) => (part.state === 'read' ? part.resources : []));
  const medications = medicationsAmong(resources);
  const ownerless: RecognisedDrug[] = [];
  const records = resources.flatMap((resource) =>
    drugRecord(resource, medications, reading, clock, ownerless),
  );
  return { records, ownerless, incomplete: incompleteness(parts) };
}

function drugRecord(
  resource: unknown,
  medications: Medications,
  reading: Reading,
  clock: Clock,
  ownerless: RecognisedDrug[],
): DrugRecord[] {
  const parsed = medicationRecordSchema.safeParse(resource);
  if (!parsed.success) return [];
  const record = parsed.data;
  const { drug, names } = drugOf(record, medications);
  const classes = [...drug.certain, ...drug.possible];
  const source = `${record.resourceType}${record.id === undefined ? ' without id' : `/${record.id}`}`;
  const setAside = (reason: SetAsideReason): [] => {
    const facts = new Set(classes.map((drugClass) => FACT_OF_CLASS[drugClass]));
    reading.setAside.push(...[...facts].map((fact) => ({ fact, source, reason })));
    return [];
  };
  const intake = intakeOf(record, clock);
  const mismatch = patientMismatch(record.subject, reading.patient);
  if (mismatch === 'wrong-patient') return setAside('wrong-patient');
  if (intake === 'void') return setAside('entered-in-error');
  if (intake === 'none') return [];
  if (mismatch !== undefined) {
    ownerless.push(drug);
    return setAside(mismatch);
  }
  return [{ source, drug, names, intake, record }];
}

/** The gravest reason of the lists that are not complete. */
function incompleteness(parts: readonly ChartPart[]): MissingReason | undefined {
  if (parts.some((part) => part.state === 'unreadable')) return 'not-readable';
  if (parts.some((part) => part.state === 'read' && !isComplete(part))) return 'list-incomplete';
  return parts.some((part) => part.state === 'none') ? 'ehr-has-none' : undefined;
}

/** An entry that is no resource could have been a record of any drug. */
function isComplete(part: Extract<ChartPart, { state: 'read' }>): boolean {
  return part.complete && part.resources.every((resource) => anyResourceSchema.safeParse(resource).success);
}

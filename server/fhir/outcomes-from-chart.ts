/**
 * What became of a patient, as the chart has it: whether thrombolysis was given, haemorrhage on imaging the day after,
 * the modified Rankin Scale around 90 days, death. Only what is certain and dated well enough is read; what contradicts
 * itself is not used, and what is not recorded stays unknown.
 */
import { z } from 'zod';
import { IMAGING_HOURS, MRS_DAYS, TREATMENT_HOURS } from '../clinical/observed/observation-window.ts';
import { namesConcept, readCodings } from './clinical-concept.ts';
import { ABSENT, isOneOf, MODIFIED_RANKIN, PRESENT } from './codes.ts';
import { patientMismatch, type PatientIdentity } from './belongs-to-patient.ts';
import { instantOf, timeSpan } from './fhir-time.ts';
import { CONDITION_EVENTS } from './history/event-rules.ts';
import { medicationRecordSchema, type MedicationRecord } from './medications/medication-schemas.ts';
import { effectiveTime } from './observation-time.ts';
import { conditionSchema, observationSchema, patientSchema, type Observation } from './resource-schemas.ts';
import { findingCode } from './stroke-findings.ts';
import { AGENTS, CATHETER_DOSE_MG, NEVER_STROKE } from './thrombolytics.ts';

export interface ChartOutcome {
  readonly kind: 'thrombolysis' | 'haemorrhage-imaging' | 'mrs' | 'death-90-days';
  readonly value: string | number | boolean;
  /** ISO instant. */
  readonly observedAt: string;
}

export const HAEMORRHAGE_CODES = [findingCode('haemorrhage-on-imaging')];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const FINAL = ['final', 'amended', 'corrected'];

/**
 * When thrombolysis began: the first administration from a day before the first assessment to two days after it.
 * An administration that is not recorded says nothing.
 * @param start instant of the first assessment, milliseconds
 */
export function thrombolysisIn(
  resources: readonly unknown[],
  patient: PatientIdentity,
  start: number,
): ChartOutcome[] {
  const times = resources.flatMap((resource) => {
    const record = medicationRecordSchema.safeParse(resource).data;
    if (record === undefined || patientMismatch(record.subject, patient) !== undefined) return [];
    const at = instantOf(record.effectiveDateTime ?? record.effectivePeriod?.start);
    const hours = ((at ?? NaN) - start) / HOUR_MS;
    const isNear = at !== undefined && hours >= -TREATMENT_HOURS.before && hours <= TREATMENT_HOURS.after;
    return isNear && isSystemicThrombolysis(record) ? [at] : [];
  });
  return times.length === 0 ? [] : [outcome('thrombolysis', true, Math.min(...times))];
}

function isSystemicThrombolysis(record: MedicationRecord): boolean {
  const isGiven = record.status === 'completed' || record.status === 'in-progress';
  const isAdministration = record.resourceType === 'MedicationAdministration';
  const codings = record.medicationCodeableConcept?.coding ?? [];
  const name = [
    record.medicationCodeableConcept?.text,
    record.medicationReference?.display,
    ...codings.map(({ display }) => display),
  ].join(' ');
  const isNamed = AGENTS.some(
    ({ codes, names }) => codings.some((coding) => isOneOf(coding, codes)) || names.test(name),
  );
  const isLocal =
    codings.some((coding) => isOneOf(coding, NEVER_STROKE)) ||
    (record.dosage ?? []).some(
      ({ dose }) => dose?.unit === 'mg' && dose.value !== undefined && dose.value <= CATHETER_DOSE_MG,
    );
  return isAdministration && isGiven && isNamed && !isLocal;
}

const [INTRACRANIAL] = CONDITION_EVENTS.filter(({ fact }) => fact === 'intracranialHaemorrhage');

/**
 * Haemorrhage 22 to 36 hours after the treatment: from the finding, and from a confirmed diagnosis whose onset is
 * recorded in that time. The Heidelberg class is in no code that could be verified.
 * @param treatedAt instant, milliseconds
 */
export function haemorrhageIn(
  resources: readonly unknown[],
  patient: PatientIdentity,
  treatedAt: number,
): ChartOutcome[] {
  const isInWindow = (at: number | undefined): at is number =>
    at !== undefined &&
    at >= treatedAt + IMAGING_HOURS.from * HOUR_MS &&
    at <= treatedAt + IMAGING_HOURS.to * HOUR_MS;
  const found = [
    ...observationsIn(resources, patient).flatMap((observation) => {
      const at = instantOf(effectiveTime(observation));
      const isPresent = observation.code.coding?.some((coding) => isOneOf(coding, HAEMORRHAGE_CODES))
        ? presenceIn(observation)
        : undefined;
      return isInWindow(at) && isPresent !== undefined ? [{ at, isPresent }] : [];
    }),
    ...resources.flatMap((resource) => {
      const condition = conditionSchema.safeParse(resource).data;
      if (condition === undefined || patientMismatch(condition.subject, patient) !== undefined) return [];
      const at = instantOf(condition.onsetDateTime);
      const isConfirmed = condition.verificationStatus?.coding?.some(({ code }) => code === 'confirmed');
      const isBleeding = readCodings(condition.code).some((coding) =>
        namesConcept(coding, INTRACRANIAL?.concept ?? {}),
      );
      return isInWindow(at) && isConfirmed && isBleeding ? [{ at, isPresent: true }] : [];
    }),
  ];
  const [first] = found;
  if (first === undefined || found.some(({ isPresent }) => isPresent !== first.isPresent)) return [];
  return [outcome('haemorrhage-imaging', first.isPresent ? 'unclassified' : 'none', first.at)];
}

function presenceIn({ valueBoolean, valueCodeableConcept }: Observation): boolean | undefined {
  if (valueBoolean !== undefined) return valueBoolean;
  const is = (answers: typeof PRESENT) =>
    valueCodeableConcept?.coding?.some((coding) => isOneOf(coding, answers)) === true;
  return is(PRESENT) === is(ABSENT) ? undefined : is(PRESENT);
}

/** The record nearest to it counts. */
const RANKIN_AIM_DAYS = 90;

export function rankinIn(
  resources: readonly unknown[],
  patient: PatientIdentity,
  start: number,
): ChartOutcome[] {
  const found = observationsIn(resources, patient).flatMap((observation) => {
    const value = observation.valueInteger ?? observation.valueQuantity?.value;
    const span = timeSpan(effectiveTime(observation));
    const isRankin = observation.code.coding?.some((coding) => isOneOf(coding, MODIFIED_RANKIN));
    const isGrade = value !== undefined && Number.isInteger(value) && value >= 0 && value <= 6;
    const isExact = observation.valueQuantity?.comparator === undefined;
    const isInTime =
      span !== undefined &&
      span.earliest >= start + MRS_DAYS.from * DAY_MS &&
      span.latest <= start + MRS_DAYS.to * DAY_MS;
    return isRankin && isGrade && isExact && isInTime ? [{ value, at: middle(span) }] : [];
  });
  const distance = ({ at }: { at: number }) => Math.abs(at - start - RANKIN_AIM_DAYS * DAY_MS);
  const nearest = found.toSorted((one, other) => distance(one) - distance(other));
  const [first] = nearest;
  if (first === undefined) return [];
  const rivals = nearest.filter((one) => distance(one) === distance(first));
  return rivals.some(({ value }) => value !== first.value) ? [] : [outcome('mrs', first.value, first.at)];
}

const deathSchema = patientSchema.extend({ deceasedDateTime: z.string().optional() });

const DEATH_DAYS = 90;

/** A death with its day, unless the day leaves open on which side of the ninetieth it was. That somebody lives is never read. */
export function deathIn(resource: unknown, patient: PatientIdentity, start: number): ChartOutcome[] {
  const person = deathSchema.safeParse(resource).data;
  const span = timeSpan(person?.deceasedDateTime);
  if (person?.id !== patient.id || span === undefined || span.latest < start) return [];
  const limit = start + DEATH_DAYS * DAY_MS;
  if (span.earliest <= limit && span.latest > limit) return [];
  return [outcome('death-90-days', true, Math.max(middle(span), start))];
}

function observationsIn(resources: readonly unknown[], patient: PatientIdentity): Observation[] {
  return resources.flatMap((resource) => {
    const observation = observationSchema.safeParse(resource).data;
    return observation !== undefined &&
      FINAL.includes(observation.status) &&
      patientMismatch(observation.subject, patient) === undefined
      ? [observation]
      : [];
  });
}

/** Of a day it is known as well as it needs to be. */
function middle({ earliest, latest }: { earliest: number; latest: number }): number {
  return (earliest + latest) / 2;
}

function outcome(kind: ChartOutcome['kind'], value: ChartOutcome['value'], at: number): ChartOutcome {
  return { kind, value, observedAt: new Date(at).toISOString() };
}

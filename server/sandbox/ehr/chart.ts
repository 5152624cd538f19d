/** A chart as a doctor reads it: one fact a row, in clinical order, with gaps named. */
import type { CodeableConcept, Observation, ObservationComponent, Patient } from 'fhir/r4.js';
import {
  BLOOD_PRESSURE,
  BODY_WEIGHT,
  CT_FINDINGS,
  DIASTOLIC,
  DISABLING_DEFICIT,
  GLUCOSE_CODES,
  INR,
  LAST_KNOWN_WELL,
  NIHSS_CODES,
  NIHSS_TOTAL,
  PLATELETS,
  SYSTOLIC,
} from './chart-codes.ts';
import { observationsOf, type PatientRecord } from './patient-record.ts';

export interface ChartFact {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  /** When it was true of the patient, as recorded; null if there is no time. */
  readonly time: string | null;
  /** `Type/id`; null if nothing is recorded. */
  readonly resource: string | null;
  readonly note?: string;
}

const NOT_RECORDED = 'not recorded';

export function chartOf(record: PatientRecord, now: Date): ChartFact[] {
  const newest = (label: string, code: string, show: (observation: Observation) => Shown) =>
    orGap(label, observationsOf(record, code).slice(0, 1).map(row(label, show)));
  return [
    ...personRows(record.patient, now),
    ...newest('Last known well', LAST_KNOWN_WELL, ({ valueDateTime }) => ({ value: valueDateTime })),
    ...orGap(
      'NIHSS',
      observationsOf(record, ...NIHSS_CODES)
        .slice(0, 1)
        .map(row('NIHSS', nihss)),
    ),
    ...newest('Disabling deficit', DISABLING_DEFICIT, concept),
    ...orGap('Glucose', observationsOf(record, ...GLUCOSE_CODES).map(row('Glucose', quantity))),
    ...newest('Blood pressure', BLOOD_PRESSURE, bloodPressure),
    ...newest('Weight', BODY_WEIGHT, quantity),
    ...newest('Platelets', PLATELETS, quantity),
    ...newest('INR', INR, (observation) => ({ value: quantity(observation).value })),
    ...CT_FINDINGS.flatMap(([label, code]) => newest(label, code, concept)),
    ...diagnosisRows(record),
    ...drugRows(record),
  ];
}

interface Shown {
  readonly value: string | undefined;
  readonly unit?: string | undefined;
  readonly note?: string | undefined;
}

function row(label: string, show: (observation: Observation) => Shown) {
  return (observation: Observation): ChartFact => {
    const { value, unit, note } = show(observation);
    const status = observation.status === 'final' ? undefined : observation.status.replaceAll('-', ' ');
    const notes = [status, note].filter((text) => text !== undefined).join('; ');
    return {
      label,
      value: value ?? NOT_RECORDED,
      ...(unit !== undefined && { unit }),
      time: observation.effectiveDateTime ?? null,
      resource: `Observation/${observation.id ?? ''}`,
      ...(notes !== '' && { note: notes }),
    };
  };
}

function orGap(label: string, rows: readonly ChartFact[]): readonly ChartFact[] {
  return rows.length > 0 ? rows : [{ label, value: NOT_RECORDED, time: null, resource: null }];
}

function personRows(patient: Patient, now: Date): ChartFact[] {
  const resource = `Patient/${patient.id ?? ''}`;
  const age = patient.birthDate === undefined ? undefined : ageOn(patient.birthDate, now);
  return [
    {
      label: 'Age',
      value: age === undefined ? NOT_RECORDED : String(age),
      unit: 'years',
      time: null,
      resource,
    },
    { label: 'Sex', value: patient.gender ?? NOT_RECORDED, time: null, resource },
  ];
}

/** Completed years at a calendar date (UTC) since a full birth date. */
function ageOn(birthDate: string, now: Date): number {
  const today = now.toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function quantity({ valueQuantity }: Pick<Observation, 'valueQuantity'>): Shown {
  return { value: valueQuantity?.value?.toString(), unit: valueQuantity?.unit };
}

function concept({ valueCodeableConcept }: Observation): Shown {
  return { value: textOf(valueCodeableConcept) };
}

function nihss(observation: Observation): Shown {
  const components = observation.component ?? [];
  const total = isTotal(observation) ? observation : components.find(isTotal);
  const deficits = components
    .filter((component) => !isTotal(component) && (component.valueInteger ?? 0) > 0)
    .map((component) => `${textOf(component.code) ?? ''} ${component.valueInteger ?? ''}`);
  return {
    value: (total?.valueQuantity?.value ?? total?.valueInteger)?.toString(),
    note: deficits.length > 0 ? deficits.join(', ') : undefined,
  };
}

function isTotal({ code }: Pick<ObservationComponent, 'code'>): boolean {
  return code.coding?.some((coding) => coding.code === NIHSS_TOTAL) ?? false;
}

function bloodPressure({ component }: Observation): Shown {
  const part = (wanted: string) =>
    component?.find(({ code }) => code.coding?.some((coding) => coding.code === wanted))?.valueQuantity;
  const systolic = part(SYSTOLIC);
  return {
    value: `${systolic?.value ?? '?'}/${part(DIASTOLIC)?.value ?? '?'}`,
    unit: systolic?.unit,
  };
}

function diagnosisRows({ conditions }: PatientRecord): readonly ChartFact[] {
  const rows = conditions.map((condition): ChartFact => {
    const status = condition.verificationStatus?.coding?.[0]?.code;
    return {
      label: 'Diagnosis',
      value: textOf(condition.code) ?? NOT_RECORDED,
      time: condition.onsetDateTime ?? null,
      resource: `Condition/${condition.id ?? ''}`,
      ...(status !== undefined && status !== 'confirmed' && { note: status.replaceAll('-', ' ') }),
    };
  });
  return orGap('Diagnosis', rows);
}

function drugRows({ medications, administrations }: PatientRecord): readonly ChartFact[] {
  const taken = medications.map((statement): ChartFact => {
    const dose = statement.dosage?.[0]?.text;
    return {
      label: 'Drug',
      value: textOf(statement.medicationCodeableConcept) ?? NOT_RECORDED,
      time: null,
      resource: `MedicationStatement/${statement.id ?? ''}`,
      ...(dose !== undefined && { note: dose }),
    };
  });
  const given = administrations.map((administration): ChartFact => {
    const dose = administration.dosage?.text;
    return {
      label: 'Last dose',
      value: textOf(administration.medicationCodeableConcept) ?? NOT_RECORDED,
      time: administration.effectiveDateTime ?? null,
      resource: `MedicationAdministration/${administration.id ?? ''}`,
      ...(dose !== undefined && { note: dose }),
    };
  });
  return orGap('Drug', [...taken, ...given]);
}

function textOf(code: CodeableConcept | undefined): string | undefined {
  return code?.text ?? code?.coding?.[0]?.display ?? code?.coding?.[0]?.code;
}

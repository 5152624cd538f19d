/** The order as the form would send it before anyone has signed: a MedicationRequest with status draft. */
import { randomUUID } from 'node:crypto';
import type { Condition, MedicationRequest } from 'fhir/r4.js';
import { BODY_WEIGHT } from './chart-codes.ts';
import { activeDiagnoses, observationsOf, type PatientRecord } from './patient-record.ts';
import { DRUG_CODES, strokeDose, type Drug } from './regimens.ts';

export const PRACTITIONER = 'Practitioner/COREPRACTITIONER1';

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const UCUM = 'http://unitsofmeasure.org';
const ISCHAEMIC_STROKE = { system: 'http://snomed.info/sct', code: '422504002' };

/** @param doseMg the dose the doctor wrote, in milligrams; without one, the form offers the dose for the weight */
export function draftOrder(record: PatientRecord, drug: Drug, now: Date, doseMg?: number): MedicationRequest {
  const { product, ingredient } = DRUG_CODES[drug];
  const diagnoses = activeDiagnoses(record);
  const reasons = diagnoses.flatMap(({ code }) => (code ? [code] : []));
  const weightKg = weightOf(record);
  // Only the stroke dose is known here: for another diagnosis the form leaves it to the doctor.
  const offered = weightKg !== undefined && diagnoses.some(isStroke) ? strokeDose(drug, weightKg) : undefined;
  const dose = doseMg === undefined ? offered : { mg: doseMg, text: `${doseMg} mg intravenously` };
  return {
    resourceType: 'MedicationRequest',
    id: `draft-${randomUUID()}`,
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: {
      coding: [
        { system: RXNORM, ...product },
        { system: RXNORM, ...ingredient },
      ],
      text: product.display,
    },
    subject: { reference: `Patient/${record.patient.id ?? ''}` },
    ...(record.encounter?.id !== undefined && {
      encounter: { reference: `Encounter/${record.encounter.id}` },
    }),
    authoredOn: now.toISOString(),
    requester: { reference: PRACTITIONER },
    ...(reasons.length > 0 && { reasonCode: reasons }),
    ...(dose && {
      dosageInstruction: [
        {
          text: dose.text,
          route: {
            coding: [{ system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' }],
          },
          doseAndRate: [{ doseQuantity: { value: dose.mg, unit: 'mg', system: UCUM, code: 'mg' } }],
        },
      ],
    }),
  };
}

/** The newest final weight in kilograms. */
function weightOf(record: PatientRecord): number | undefined {
  return observationsOf(record, BODY_WEIGHT).find(
    ({ status, valueQuantity }) => status === 'final' && valueQuantity?.code === 'kg',
  )?.valueQuantity?.value;
}

function isStroke({ code }: Condition): boolean {
  return (
    code?.coding?.some(
      (coding) => coding.system === ISCHAEMIC_STROKE.system && coding.code === ISCHAEMIC_STROKE.code,
    ) ?? false
  );
}

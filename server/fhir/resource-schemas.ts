/**
 * The fields we read, and no more: loose where FHIR R4 is optional, so that real EHR data is never refused for a
 * field that nobody looks at. A resource that fails here is set aside as not readable.
 */
import { z } from 'zod';

const text = z.string();

const codingSchema = z.object({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
  extension: z
    .array(z.object({ url: text.optional(), valueDecimal: z.number().optional() }))
    .optional()
    .catch(undefined),
});

export const codeableConceptSchema = z.object({
  coding: z.array(codingSchema).optional(),
  text: text.optional(),
});

const quantitySchema = z.object({
  value: z.number().optional(),
  comparator: text.optional(),
  unit: text.optional(),
  system: text.optional(),
  code: text.optional(),
});

export const referenceSchema = z.object({ reference: text.optional(), display: text.optional() });

const valueFields = {
  code: codeableConceptSchema,
  valueQuantity: quantitySchema.optional(),
  valueInteger: z.number().optional(),
  valueBoolean: z.boolean().optional(),
  valueString: text.optional(),
  valueDateTime: text.optional(),
  valueCodeableConcept: codeableConceptSchema.optional(),
  dataAbsentReason: codeableConceptSchema.optional(),
};

export const observationSchema = z.object({
  resourceType: z.literal('Observation'),
  id: text.optional(),
  status: text,
  subject: referenceSchema.optional(),
  effectiveDateTime: text.optional(),
  effectiveInstant: text.optional(),
  effectivePeriod: z.object({ start: text.optional(), end: text.optional() }).optional(),
  // Who found it decides no value: an unreadable name loses no record.
  device: referenceSchema.optional().catch(undefined),
  performer: z.array(referenceSchema).optional().catch(undefined),
  ...valueFields,
  component: z.array(z.object(valueFields)).optional(),
});

export const conditionSchema = z.object({
  resourceType: z.literal('Condition'),
  id: text.optional(),
  subject: referenceSchema.optional(),
  code: codeableConceptSchema.optional(),
  clinicalStatus: codeableConceptSchema.optional(),
  verificationStatus: codeableConceptSchema.optional(),
  onsetDateTime: text.optional(),
  onsetPeriod: z.object({ start: text.optional(), end: text.optional() }).optional().catch(undefined),
  abatementDateTime: text.optional(),
  abatementPeriod: z.object({ end: text.optional() }).optional().catch(undefined),
  recordedDate: text.optional(),
});

export const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: text,
  birthDate: text.optional(),
  gender: text.optional(),
});

export const medicationSchema = z.object({
  resourceType: z.literal('Medication'),
  id: text.optional(),
  code: codeableConceptSchema.optional(),
});

export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(z.object({ relation: text.optional(), url: text.optional() })).optional(),
  entry: z.array(z.object({ fullUrl: text.optional(), resource: z.unknown().optional() })).optional(),
});

export const anyResourceSchema = z.object({ resourceType: text, id: text.optional() });

export const operationOutcomeSchema = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: text.optional() })).optional(),
});

export type CodeableConcept = z.infer<typeof codeableConceptSchema>;
export type Quantity = z.infer<typeof quantitySchema>;
export type Reference = z.infer<typeof referenceSchema>;
export type Observation = z.infer<typeof observationSchema>;
export type ObservationValue = Pick<Observation, keyof typeof valueFields>;
export type Condition = z.infer<typeof conditionSchema>;

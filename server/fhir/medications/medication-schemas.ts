/**
 * Orders, statements and administrations of drugs, as far as they are read. A field that cannot be read counts as
 * absent: a slip in a dosage must not hide an anticoagulant.
 */
import { z } from 'zod';
import { codeableConceptSchema } from '../resource-schemas.ts';

const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const concept = codeableConceptSchema.optional().catch(undefined);
const period = z.object({ start: text, end: text }).optional().catch(undefined);

const reference = z.object({ reference: text, display: text });

const quantity = z
  .object({ value: z.number().optional(), unit: text, system: text, code: text })
  .optional()
  .catch(undefined);

/** MedicationAdministration.dosage; in requests and statements dose and rate stand in `doseAndRate`. */
const dosageSchema = z.object({
  text,
  route: concept,
  asNeededBoolean: flag,
  dose: quantity,
  rateQuantity: quantity,
  rateRatio: z.object({}).optional().catch(undefined),
  timing: z
    .object({ repeat: z.object({ boundsPeriod: period }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  doseAndRate: z
    .array(
      z.object({
        doseQuantity: quantity,
        rateQuantity: quantity,
        rateRatio: z.object({}).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
});

const dosages = z
  .union([z.array(dosageSchema), dosageSchema.transform((dosage) => [dosage])])
  .optional()
  .catch(undefined);

export const medicationRecordSchema = z.object({
  resourceType: z.enum(['MedicationRequest', 'MedicationStatement', 'MedicationAdministration']),
  id: text,
  status: text,
  intent: text,
  doNotPerform: flag,
  reportedBoolean: flag,
  subject: reference.optional().catch(undefined),
  medicationCodeableConcept: concept,
  medicationReference: reference.optional().catch(undefined),
  contained: z.array(z.unknown()).optional().catch(undefined),
  effectiveDateTime: text,
  effectivePeriod: period,
  authoredOn: text,
  dosage: dosages,
  dosageInstruction: dosages,
});

export const drugSchema = z.object({
  resourceType: z.literal('Medication'),
  id: text,
  code: concept,
  ingredient: z
    .array(z.object({ itemCodeableConcept: concept }))
    .optional()
    .catch(undefined),
});

export type MedicationRecord = z.infer<typeof medicationRecordSchema>;
export type Dosage = z.infer<typeof dosageSchema>;
export type DoseQuantity = NonNullable<z.infer<typeof quantity>>;
export type Drug = z.infer<typeof drugSchema>;

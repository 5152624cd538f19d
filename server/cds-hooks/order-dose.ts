/** What a draft order says about the dose: FHIR R4 Dosage as the parts that a dose check compares. */
import { z } from 'zod';
import { readQuantity, type OrderedDose, type OrderedQuantity } from '../clinical/dose/ordered-dose.ts';
import { codeableConceptSchema } from '../fhir/resource-schemas.ts';

const doseSchema = z.object({
  value: z.number().optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
});

export const dosageSchema = z.object({
  text: z.string().optional(),
  route: codeableConceptSchema.optional(),
  doseAndRate: z
    .array(
      z.object({
        // Only that there is a type matters, whatever its codes.
        type: z.unknown().optional(),
        doseQuantity: doseSchema.optional(),
      }),
    )
    .optional(),
});

export type Dosage = z.infer<typeof dosageSchema>;

/** Every dose that has a value and a unit, in the order of the instructions. */
export function dosesOf(dosages: readonly Dosage[]): OrderedQuantity[] {
  return dosages.flatMap(({ doseAndRate = [] }) => {
    const typed = doseAndRate.filter(({ type }) => type !== undefined).flatMap(quantityOf);
    const others = doseAndRate.filter(({ type }) => type === undefined).flatMap(quantityOf);
    return [...oneOf(typed), ...others];
  });
}

function quantityOf({ doseQuantity }: NonNullable<Dosage['doseAndRate']>[number]): OrderedQuantity[] {
  const unit = doseQuantity?.code ?? doseQuantity?.unit;
  return doseQuantity?.value === undefined || unit === undefined ? [] : [{ value: doseQuantity.value, unit }];
}

/**
 * FHIR R4 Dosage.doseAndRate.type tells ways of saying one dose apart: as ordered (perhaps per kilogram), as calculated,
 * and from Epic as the amount to administer (a volume). The amount in milligrams counts; of two that differ the larger,
 * since too much must never be overlooked.
 */
function oneOf(quantities: readonly OrderedQuantity[]): OrderedQuantity[] {
  const read = quantities.map((quantity) => ({ quantity, amount: readQuantity(quantity) }));
  const rank = ({ amount }: (typeof read)[number]) => (typeof amount === 'string' ? -1 : amount.mg);
  const [largest] = read.toSorted((a, b) => rank(b) - rank(a));
  return largest === undefined ? [] : [largest.quantity];
}

/**
 * One dose is the total; of two in the same unit the smaller is the bolus and the larger the infusion. More, or two
 * in different units, cannot be told apart, and the order counts as giving no dose.
 */
export function orderedDoseOf(dosages: readonly Dosage[]): OrderedDose {
  const [first, second, ...others] = dosesOf(dosages);
  if (first === undefined || others.length > 0) return {};
  if (second === undefined) return { total: first };
  if (first.unit !== second.unit) return {};
  const [bolus, infusion] = first.value <= second.value ? [first, second] : [second, first];
  return { bolus, infusion };
}

/** The dose as ordered: read with its unit, and as an amount that may still depend on the weight. */

/** A dose as the order writes it; any text may stand as its unit. */
export interface OrderedQuantity {
  readonly value: number;
  readonly unit: string;
}

export type OrderPart = 'total' | 'bolus' | 'infusion';

/** The parts that the order names. A single bolus may stand as total or as bolus. */
export type OrderedDose = Readonly<Partial<Record<OrderPart, OrderedQuantity | undefined>>>;

/** Why an ordered number cannot be used. */
export type QuantityProblem = 'not-a-number' | 'not-positive' | 'unknown-unit' | 'too-small' | 'too-large';

/** Milligrams at a weight: `mg + mgPerKg × weight`. */
export interface Amount {
  readonly mg: number;
  readonly mgPerKg: number;
}

const MILLIGRAM = { mg: 1, mgPerKg: 0 };
const MICROGRAM = { mg: 0.001, mgPerKg: 0 };

/** UCUM codes and what people write for them; the micro sign exists as two characters. */
const UNITS: ReadonlyMap<string, Amount> = new Map([
  ['mg', MILLIGRAM],
  ['g', { mg: 1000, mgPerKg: 0 }],
  ['ug', MICROGRAM],
  ['mcg', MICROGRAM],
  ['\u00b5g', MICROGRAM],
  ['\u03bcg', MICROGRAM],
  ['mg/kg', { mg: 0, mgPerKg: 1 }],
]);

/** A nanogram and a kilogram, in mg or mg/kg: far beyond any slip of unit, no dose of anything. */
const SMALLEST = 1e-6;
const LARGEST = 1e6;

/** The amount, or why there is none. */
export function readQuantity({ value, unit }: OrderedQuantity): Amount | QuantityProblem {
  const factor = UNITS.get(unit.trim());
  if (factor === undefined) return 'unknown-unit';
  if (!Number.isFinite(value)) return 'not-a-number';
  if (value <= 0) return 'not-positive';
  const amount = { mg: value * factor.mg, mgPerKg: value * factor.mgPerKg };
  const size = amount.mg + amount.mgPerKg;
  if (size < SMALLEST) return 'too-small';
  return size > LARGEST ? 'too-large' : amount;
}

export function sumOf(one: Amount, other: Amount): Amount {
  return { mg: one.mg + other.mg, mgPerKg: one.mgPerKg + other.mgPerKg };
}

export function milligramsAt(amount: Amount, weightKg: number): number {
  return amount.mg + amount.mgPerKg * weightKg;
}

/**
 * Laboratory quantities with the unit they were reported in. Conversion happens here and nowhere else, and
 * always by unit (UCUM code), never by the LOINC code of the test.
 */

/** The true value lies beyond the reported number ("> 33.3 mmol/L" from a meter that reads HIGH). */
export type Bound = 'below' | 'at-most' | 'above' | 'at-least';

/** A number with its UCUM unit, exactly as reported. */
export interface Quantity<U extends string> {
  readonly value: number;
  readonly unit: U;
  readonly bound?: Bound;
}

export type GlucoseUnit = 'mmol/L' | 'mg/dL';
export type Glucose = Quantity<GlucoseUnit>;

/** mg/dL in one mmol/L of glucose: molar mass 180.156 g/mol (C6H12O6), divided by 10. */
const GLUCOSE_MG_PER_DL_IN_ONE_MMOL_PER_L = 18.0156;

/** Glucose in mmol/L; exact when it was reported in mmol/L. */
export function glucoseMmolPerL(glucose: Glucose): number {
  return glucose.unit === 'mmol/L' ? glucose.value : glucose.value / GLUCOSE_MG_PER_DL_IN_ONE_MMOL_PER_L;
}

/** Glucose in mg/dL; exact when it was reported in mg/dL. */
export function glucoseMgPerDl(glucose: Glucose): number {
  return glucose.unit === 'mg/dL' ? glucose.value : glucose.value * GLUCOSE_MG_PER_DL_IN_ONE_MMOL_PER_L;
}

/** Moves a limit just past an exclusive bound: small enough to stay on the same side of every published limit. */
const RELATIVE_NUDGE = 1e-6;

/**
 * What a number could be when only a bound of it is known: the nearest possible value, and those of the
 * representatives that lie beyond. Numbers in one unit.
 */
export function valuesBeyond(
  limit: number,
  bound: Bound,
  representatives: readonly number[],
): readonly number[] {
  const isUpward = bound === 'above' || bound === 'at-least';
  const isExclusive = bound === 'above' || bound === 'below';
  const nearest = isExclusive ? limit * (1 + (isUpward ? RELATIVE_NUDGE : -RELATIVE_NUDGE)) : limit;
  return [nearest, ...representatives.filter((candidate) => candidate > limit === isUpward)];
}

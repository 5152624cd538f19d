/**
 * Limits that papers print in both units. They are not exact conversions of each other (150 mg/dL is printed as 8.325
 * and as 8.4 mmol/L), so a value is held against the limit of the unit it was reported in.
 */
import type { Glucose } from '../quantity.ts';

export interface GlucoseLimit {
  readonly mgPerDl: number;
  readonly mmolPerL: number;
}

export function isAbove({ value, unit }: Glucose, limit: GlucoseLimit): boolean {
  return value > (unit === 'mg/dL' ? limit.mgPerDl : limit.mmolPerL);
}

export function isAtLeast({ value, unit }: Glucose, limit: GlucoseLimit): boolean {
  return value >= (unit === 'mg/dL' ? limit.mgPerDl : limit.mmolPerL);
}

/** What predictions are measured by: one probability and what came of it, for each patient. */

export interface Case {
  /** Predicted probability, 0 to 1. */
  readonly predicted: number;
  readonly happened: boolean;
}

export function eventsIn(cases: readonly Case[]): number {
  return cases.filter(({ happened }) => happened).length;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Closed intervals. Low equals high when the value is certain. */

export interface Range {
  readonly low: number;
  readonly high: number;
}

export function exactly(value: number): Range {
  return { low: value, high: value };
}

/** The smallest interval that holds all values; there must be at least one. */
export function spanOf(values: readonly number[]): Range {
  return { low: Math.min(...values), high: Math.max(...values) };
}

export function widthOf(range: Range): number {
  return range.high - range.low;
}

export function isExact(range: Range): boolean {
  return range.low === range.high;
}

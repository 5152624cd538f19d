/** How far an ordered amount is from an expected one, in per cent of the expected one. */
import type { Range } from '../range.ts';

/** Orders are rounded to what a syringe delivers; up to this much either way is not flagged. A convention of ours. */
const TOLERANCE_PERCENT = 5;

/** Keeps binary fractions from turning exactly 5 %, or exactly the maximum, into more. */
const SLACK = 1e-9;

export function percentOff(orderedMg: number, expectedMg: number): number {
  return (100 * (orderedMg - expectedMg)) / expectedMg;
}

export function isAbove(percent: number): boolean {
  return percent > TOLERANCE_PERCENT + SLACK;
}

export function isBelow(percent: number): boolean {
  return percent < -TOLERANCE_PERCENT - SLACK;
}

export function isClose(percent: number): boolean {
  return !isAbove(percent) && !isBelow(percent);
}

/** Above or below at every value of the range. */
export function isAllOff({ low, high }: Range): boolean {
  return isAbove(low) || isBelow(high);
}

export function exceeds(orderedMg: number, maximumMg: number): boolean {
  return orderedMg > maximumMg * (1 + SLACK);
}

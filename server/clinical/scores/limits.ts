/** Bands of a number, counted by the limits it has reached. */

/** How many of the limits the value is at or above. */
export function reached(value: number, ...limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}

/** How many of the limits the value is above. */
export function passed(value: number, ...limits: readonly number[]): number {
  return limits.filter((limit) => value > limit).length;
}

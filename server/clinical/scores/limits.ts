/** Bands of a number, counted by the limits it has reached. */

/** How many of the limits the value is at or above. */
export function reached(value: number, ...limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}

/** The points of the highest band whose lower limit the value has reached; `first` below all limits. */
export function banded(
  value: number,
  first: number,
  ...bands: readonly (readonly [from: number, points: number])[]
): number {
  return bands.reduce((points, [from, ofBand]) => (value >= from ? ofBand : points), first);
}

/** How many of the limits the value is above. */
export function passed(value: number, ...limits: readonly number[]): number {
  return limits.filter((limit) => value > limit).length;
}

/** The little statistics that benches need. */

/** The value below which this share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Line {
  readonly slope: number;
  /** 95 %, as if the deviations were normal and independent. */
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution; with ten points and more Student's t is close enough. */
const Z = 1.96;

/** Least squares; needs three points. */
export function fitLine(points: readonly { readonly x: number; readonly y: number }[]): Line {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = points.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / spread;
  const residual = points.reduce((sum, { x, y }) => sum + (y - y0 - slope * (x - x0)) ** 2, 0);
  const error = Math.sqrt(residual / (points.length - 2) / spread);
  return { slope, low: slope - Z * error, high: slope + Z * error };
}

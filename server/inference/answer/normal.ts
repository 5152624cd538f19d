/** The quantile of the standard normal distribution, and the logit. */

/** Coefficients of P. J. Acklam's rational approximation (2003), relative error below 1.15e-9. */
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

/** Below this share the tail has its own approximation. */
const TAIL = 0.02425;

/** @param share between 0 and 1, both excluded */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < TAIL) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(C, q) / polynomial(D, q);
  }
  const q = share - 0.5;
  const r = q * q;
  return (polynomial(A, r) * q) / polynomial(B, r);
}

/** Half-width of the interval that holds a share of a standard normal distribution, around its middle. */
export function zOf(coverage: number): number {
  return normalQuantile((1 + coverage) / 2);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/** A probability of 0 or 1 in float32 is a rounded one: its log-odds stay finite. */
const SMALLEST = 1e-7;

export function logit(probability: number): number {
  const inside = Math.min(Math.max(probability, SMALLEST), 1 - SMALLEST);
  return Math.log(inside / (1 - inside));
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

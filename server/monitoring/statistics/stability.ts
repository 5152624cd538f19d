/**
 * Population stability index: how far the values of now are from those of a reference. 0 is the same; by custom below
 * 0.1 is stable and above 0.25 is another population (Siddiqi N. Credit Risk Scorecards, Wiley 2006). By chance alone
 * it is about (bins - 1) (1/n + 1/m) (Yurdakul B, Naranjo J. J Risk Model Valid 2020;14:89-100).
 */

/** Half a patient in a bin that has none: a bin that nobody is in yet would make it infinite. */
const NOBODY = 0.5;

/** @param reference and now: how many are in each bin, in the same order; bins that are empty in both say nothing */
export function stabilityIndex(reference: readonly number[], now: readonly number[]): number {
  const isUsed = (_: number, bin: number) => (reference[bin] ?? 0) + (now[bin] ?? 0) > 0;
  const shares = (counts: readonly number[]) => {
    const filled = counts.filter(isUsed).map((count) => Math.max(count, NOBODY));
    const total = filled.reduce((all, count) => all + count, 0);
    return filled.map((count) => count / total);
  };
  const [before, after] = [shares(reference), shares(now)];
  return after.reduce((index, share, bin) => {
    const earlier = before[bin] ?? share;
    return index + (share - earlier) * Math.log(share / earlier);
  }, 0);
}

/** Upper ends of bins that hold about the same number of these values each; equal values are not torn apart. */
export function quantileEdges(values: readonly number[], bins: number): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const edges = Array.from({ length: bins - 1 }, (_, index) => {
    const position = Math.ceil(((index + 1) * sorted.length) / bins) - 1;
    return sorted[position] ?? Number.NaN;
  });
  return [...new Set(edges)].filter((edge) => edge < (sorted.at(-1) ?? -Infinity));
}

/** How many values are in each bin; one more than there are edges. */
export function countByEdges(values: readonly number[], edges: readonly number[]): number[] {
  const counts = [...edges, Infinity].map(() => 0);
  for (const value of values) {
    const bin = edges.findIndex((edge) => value <= edge);
    const index = bin === -1 ? edges.length : bin;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

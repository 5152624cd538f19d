/**
 * Whole people per 100 for an icon array, by the largest remainder method: every share is rounded down, and the
 * people still missing from 100 go to the shares that lost most. Of equal remainders the later share, the worse
 * outcome, goes first, so that rounding never flatters. Two arrays rounded so can differ by one person more or less
 * than the exact figures do; sentences use the exact ones.
 */

/** @param shares fractions that add up to 1, from the best to the worst outcome */
export function wholePer100(shares: readonly number[]): readonly number[] {
  const lost = shares.map((share, index) => ({ index, remainder: (100 * share) % 1 }));
  const floors = shares.map((share) => Math.floor(100 * share));
  const missing = 100 - floors.reduce((sum, count) => sum + count, 0);
  const raised = new Set(
    lost
      .toSorted((a, b) => b.remainder - a.remainder || b.index - a.index)
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return floors.map((count, index) => count + Number(raised.has(index)));
}

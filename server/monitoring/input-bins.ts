/** Values of an input in bins: numbers by the quantiles of the reference, words one by one, and what is missing. */
import { z } from 'zod';
import { countByEdges, quantileEdges } from './statistics/stability.ts';

export type InputValue = number | string | null;

/** Bins of a number, of about equal size in the reference. */
const BINS = 5;

export const referenceCountsSchema = z.object({
  /** Upper ends of the bins of numbers. */
  edges: z.array(z.number()),
  /** How many numbers are in each, and in the one above them. */
  numbers: z.array(z.number()),
  /** How many times each word stands. */
  words: z.record(z.string(), z.number()),
  missing: z.number(),
});

/** What is kept of the first patients, so that they remain the reference when their records are gone. */
export type ReferenceCounts = Readonly<z.infer<typeof referenceCountsSchema>>;

export function referenceCounts(values: readonly InputValue[]): ReferenceCounts {
  const numbers = numbersOf(values);
  const edges = quantileEdges(numbers, BINS);
  return {
    edges,
    numbers: countByEdges(numbers, edges),
    words: Object.fromEntries(wordCounts(values)),
    missing: missingOf(values),
  };
}

/** How many are in each bin, then and now, in the same order. */
export function inTheSameBins(
  reference: ReferenceCounts,
  values: readonly InputValue[],
): { readonly before: readonly number[]; readonly now: readonly number[] } {
  const [before, now] = [new Map(Object.entries(reference.words)), wordCounts(values)];
  const words = [...new Set([...before.keys(), ...now.keys()])];
  return {
    before: [...reference.numbers, ...words.map((word) => before.get(word) ?? 0), reference.missing],
    now: [
      ...countByEdges(numbersOf(values), reference.edges),
      ...words.map((word) => now.get(word) ?? 0),
      missingOf(values),
    ],
  };
}

function numbersOf(values: readonly InputValue[]): number[] {
  return values.filter((value) => typeof value === 'number');
}

function missingOf(values: readonly InputValue[]): number {
  return values.filter((value) => value === null).length;
}

function wordCounts(values: readonly InputValue[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

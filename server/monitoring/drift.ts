/**
 * Whether the patients of now are like those of the beginning. Each input is compared with the site's own first
 * patients (no model's manifest holds the distribution of its inputs), in blocks of equal size, so that chance is the
 * same in each. Missing is one of the bins.
 */
import { normalQuantile } from '../inference/answer/normal.ts';
import { countByEdges, quantileEdges, stabilityIndex } from './statistics/stability.ts';

/** Patients that the reference is made of, and of each block after it. */
export const REFERENCE_PATIENTS = 200;
export const BLOCK_PATIENTS = 100;

/** Blocks that are kept for the picture. */
const MOST_BLOCKS = 24;

/** Bins of a number, of about equal size in the reference. */
const BINS = 5;

export type InputValue = number | string | null;

/** One patient: when, and what was known. */
export interface DriftRow {
  readonly at: string;
  readonly inputs: Readonly<Record<string, InputValue>>;
}

export interface Block {
  readonly from: string;
  readonly to: string;
  readonly patients: number;
}

export interface InputDrift {
  readonly input: string;
  /** Population stability index of each block. */
  readonly index: readonly number[];
  /** Share of patients without the value, in the reference. */
  readonly missingInReference: number;
  readonly missing: readonly number[];
  /** What the index of the latest block passes by chance alone once in a hundred times. */
  readonly byChance: number;
}

export interface Drift {
  readonly reference: Block | null;
  readonly blocks: readonly Block[];
  readonly inputs: readonly InputDrift[];
  /** Patients still to come until there is something to compare. */
  readonly patientsToCome: number;
}

/**
 * @param rows one for each episode
 * @param inputs the names to look at
 * @param pause awaited before each, so that others get their turn
 */
export async function driftOf(
  rows: readonly DriftRow[],
  inputs: readonly string[],
  pause: () => Promise<void>,
): Promise<Drift> {
  const sorted = rows.toSorted((one, other) => one.at.localeCompare(other.at));
  const reference = sorted.slice(0, REFERENCE_PATIENTS);
  const later = sorted.slice(REFERENCE_PATIENTS);
  const count = Math.floor(later.length / BLOCK_PATIENTS);
  const blocks = Array.from({ length: count }, (_, index) =>
    later.slice(index * BLOCK_PATIENTS, (index + 1) * BLOCK_PATIENTS),
  ).slice(-MOST_BLOCKS);
  const patientsToCome = count > 0 ? 0 : REFERENCE_PATIENTS + BLOCK_PATIENTS - sorted.length;
  if (blocks.length === 0) return { reference: null, blocks: [], inputs: [], patientsToCome };
  const drifts: InputDrift[] = [];
  for (const input of inputs) {
    await pause();
    drifts.push(inputDrift(input, reference, blocks));
  }
  return { reference: blockOf(reference), blocks: blocks.map(blockOf), inputs: drifts, patientsToCome };
}

function blockOf(rows: readonly DriftRow[]): Block {
  return { from: rows[0]?.at ?? '', to: rows.at(-1)?.at ?? '', patients: rows.length };
}

function inputDrift(
  input: string,
  reference: readonly DriftRow[],
  blocks: readonly (readonly DriftRow[])[],
): InputDrift {
  const valuesOf = (rows: readonly DriftRow[]) => rows.map(({ inputs }) => inputs[input] ?? null);
  const values = valuesOf(reference);
  const all = [values, ...blocks.map(valuesOf)];
  const count = binning(values, all);
  const before = count(values);
  const missingIn = (some: readonly InputValue[]) =>
    some.filter((value) => value === null).length / some.length;
  return {
    input,
    index: blocks.map((block) => stabilityIndex(before, count(valuesOf(block)))),
    missingInReference: missingIn(values),
    missing: blocks.map((block) => missingIn(valuesOf(block))),
    byChance: chanceOf(usedBins(before, count(valuesOf(blocks.at(-1) ?? [])))),
  };
}

/** Quantiles of the reference for numbers, each word for itself; the last bin holds what is missing. */
function binning(
  reference: readonly InputValue[],
  all: readonly (readonly InputValue[])[],
): (values: readonly InputValue[]) => number[] {
  const missing = (values: readonly InputValue[]) => values.filter((value) => value === null).length;
  if (all.some((values) => values.some((value) => typeof value === 'number'))) {
    const numbers = (values: readonly InputValue[]) => values.filter((value) => typeof value === 'number');
    const edges = quantileEdges(numbers(reference), BINS);
    return (values) => [...countByEdges(numbers(values), edges), missing(values)];
  }
  const words = [...new Set(all.flat())].filter((value) => value !== null);
  return (values) => [
    ...words.map((word) => values.filter((value) => value === word).length),
    missing(values),
  ];
}

/** Bins that the index counts: those that somebody is in. */
function usedBins(before: readonly number[], now: readonly number[]): number {
  return before.filter((number, bin) => number + (now[bin] ?? 0) > 0).length;
}

/** 99th percentile of the index without any drift: chi-square over the sizes (Yurdakul and Naranjo 2020). */
function chanceOf(bins: number): number {
  return chiSquareQuantile(bins - 1) * (1 / REFERENCE_PATIENTS + 1 / BLOCK_PATIENTS);
}

/** Wilson EB, Hilferty MM. Proc Natl Acad Sci 1931;17:684-688; good to a few per cent at these sizes. */
export function chiSquareQuantile(freedom: number, share = 0.99): number {
  if (freedom === 0) return 0;
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normalQuantile(share) * Math.sqrt(part)) ** 3;
}

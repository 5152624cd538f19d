/**
 * Whether the patients of now are like those of the beginning. Each input is compared with the site's own first
 * patients (no model's manifest holds the distribution of its inputs), in blocks of equal size, so that chance is the
 * same in each. Missing is one of the bins. The reference and the blocks are made once and kept with the report: they
 * stay what they were when the records they were counted from have expired.
 */
import { z } from 'zod';
import { normalQuantile } from '../inference/answer/normal.ts';
import {
  inTheSameBins,
  referenceCounts,
  referenceCountsSchema,
  type InputValue,
  type ReferenceCounts,
} from './input-bins.ts';
import { stabilityIndex } from './statistics/stability.ts';

/** Patients that the reference is made of, and of each block after it. */
export const REFERENCE_PATIENTS = 200;
export const BLOCK_PATIENTS = 100;

/** Blocks that are kept for the picture. */
const MOST_BLOCKS = 24;

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
  readonly reference: ReferenceCounts;
  /** Population stability index of each block. */
  readonly index: readonly number[];
  /** Share of patients without the value, in each block. */
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

const block = z.object({ from: z.string(), to: z.string(), patients: z.number() });

const keptSchema = z.object({
  drift: z.object({
    reference: block,
    blocks: z.array(block),
    inputs: z.array(
      z.object({
        input: z.string(),
        reference: referenceCountsSchema,
        index: z.array(z.number()),
        missing: z.array(z.number()),
        byChance: z.number(),
      }),
    ),
  }),
});

/** What a run before this one found, to go on from. */
export type KeptDrift = z.infer<typeof keptSchema>['drift'];

/** Of a stored report, of whichever form its other parts are; null where it holds no reference. */
export function keptDrift(report: object | null): KeptDrift | null {
  return keptSchema.safeParse(report).data?.drift ?? null;
}

/**
 * @param rows one for each episode
 * @param inputs the names to look at; where they are others than before, everything is counted anew
 * @param pause awaited before each, so that others get their turn
 */
export async function driftOf(
  rows: readonly DriftRow[],
  inputs: readonly string[],
  before: KeptDrift | null,
  pause: () => Promise<void>,
): Promise<Drift> {
  const sorted = rows.toSorted((one, other) => one.at.localeCompare(other.at));
  const kept = before && isOf(before, inputs) ? before : firstOf(sorted, inputs);
  if (kept === null) {
    const patientsToCome = REFERENCE_PATIENTS + BLOCK_PATIENTS - sorted.length;
    return { reference: null, blocks: [], inputs: [], patientsToCome };
  }
  const end = (kept.blocks.at(-1) ?? kept.reference).to;
  const later = sorted.filter(({ at }) => at > end);
  const added = Array.from({ length: Math.floor(later.length / BLOCK_PATIENTS) }, (_, index) =>
    later.slice(index * BLOCK_PATIENTS, (index + 1) * BLOCK_PATIENTS),
  );
  const drifts: InputDrift[] = [];
  for (const one of kept.inputs) {
    await pause();
    drifts.push(withBlocks(one, added));
  }
  const blocks = [...kept.blocks, ...added.map(blockOf)].slice(-MOST_BLOCKS);
  const patientsToCome = blocks.length > 0 ? 0 : BLOCK_PATIENTS - later.length;
  return { reference: kept.reference, blocks, inputs: drifts, patientsToCome };
}

function isOf(kept: KeptDrift, inputs: readonly string[]): boolean {
  return kept.inputs.length === inputs.length && kept.inputs.every(({ input }) => inputs.includes(input));
}

/** The reference, once there are enough for it. */
function firstOf(sorted: readonly DriftRow[], inputs: readonly string[]): KeptDrift | null {
  if (sorted.length < REFERENCE_PATIENTS) return null;
  const first = sorted.slice(0, REFERENCE_PATIENTS);
  return {
    reference: blockOf(first),
    blocks: [],
    inputs: inputs.map((input) => ({
      input,
      reference: referenceCounts(valuesOf(input, first)),
      ...{ index: [], missing: [], byChance: 0 },
    })),
  };
}

function blockOf(rows: readonly DriftRow[]): Block {
  return { from: rows[0]?.at ?? '', to: rows.at(-1)?.at ?? '', patients: rows.length };
}

function valuesOf(input: string, rows: readonly DriftRow[]): InputValue[] {
  return rows.map(({ inputs }) => inputs[input] ?? null);
}

function withBlocks(one: InputDrift, added: readonly (readonly DriftRow[])[]): InputDrift {
  const counted = added.map((rows) => inTheSameBins(one.reference, valuesOf(one.input, rows)));
  const last = counted.at(-1);
  const missing = counted.map(({ now }) => (now.at(-1) ?? 0) / BLOCK_PATIENTS);
  return {
    ...one,
    index: [...one.index, ...counted.map(({ before, now }) => stabilityIndex(before, now))].slice(
      -MOST_BLOCKS,
    ),
    missing: [...one.missing, ...missing].slice(-MOST_BLOCKS),
    byChance: last
      ? chanceOf(last.before.filter((count, bin) => count + (last.now[bin] ?? 0) > 0).length)
      : one.byChance,
  };
}

/**
 * 99th percentile of the index without any drift: chi-square over the sizes (Yurdakul and Naranjo 2020). Bins that
 * nobody is in are none.
 */
function chanceOf(bins: number): number {
  return chiSquareQuantile(bins - 1) * (1 / REFERENCE_PATIENTS + 1 / BLOCK_PATIENTS);
}

/** Wilson EB, Hilferty MM. Proc Natl Acad Sci 1931;17:684-688; good to a few per cent at these sizes. */
export function chiSquareQuantile(freedom: number, share = 0.99): number {
  if (freedom === 0) return 0;
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normalQuantile(share) * Math.sqrt(part)) ** 3;
}

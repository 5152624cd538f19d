/** `golden.json`: rows that the training side has computed, which the service must reproduce before it serves. */
import { z } from 'zod';
import type { ModelManifest } from './manifest.ts';
import { METHOD_IDS } from './manifest/outputs.ts';
import type { MethodOutputs, Rows } from './runtime/runtime.ts';

const numbers = z.array(z.number());
/** For models of thousands of columns: the columns that are not 0. */
const sparse = z.strictObject({ sparse: z.record(z.string().regex(/^\d+$/), z.number()) });
/** Columns that are 1, from the first to before the second. */
const ranges = z.strictObject({ ranges: z.array(z.tuple([z.int().min(0), z.int().min(0)])) });

const MIN_ROWS = 50;

/** Of a probability: what float32 keeps of the training's arithmetic. */
const MAX_PROBABILITY_TOLERANCE = 1e-5;

export const goldenSchema = z.strictObject({
  /** Largest difference that is accepted on a processor, in the unit of the output. */
  tolerance: z.number().gt(0).max(1e-3),
  rows: z
    .array(
      z.strictObject({
        values: z.union([numbers, sparse]),
        known: z.union([numbers, ranges]),
        logistic: numbers,
        svm: numbers,
        ann: numbers,
      }),
    )
    .min(MIN_ROWS),
});

export type Golden = z.infer<typeof goldenSchema>;

/** @returns sentences; none when every row has the numbers that the manifest promises, and the tolerance is fit */
export function goldenFaults(
  { rows, tolerance }: Golden,
  { columns, outputs, kind }: ModelManifest,
): string[] {
  const isComplete = rows.every(
    (row) =>
      (!Array.isArray(row.values) || row.values.length === columns) &&
      (!Array.isArray(row.known) || row.known.length === columns) &&
      METHOD_IDS.every((method) => row[method].length === outputs.length),
  );
  const isStrict = kind === 'regression' || tolerance <= MAX_PROBABILITY_TOLERANCE;
  return [
    ...(isComplete ? [] : ['golden.json: the numbers of a row are not those of the manifest']),
    ...(isStrict
      ? []
      : [`golden.json: the tolerance of a probability is at most ${MAX_PROBABILITY_TOLERANCE}`]),
  ];
}

/** The inputs of the golden rows, as tensors. */
export function goldenRows({ rows }: Golden, columns: number): Rows {
  const values = new Float32Array(rows.length * columns);
  const known = new Float32Array(rows.length * columns);
  rows.forEach((row, index) => {
    const start = index * columns;
    if (Array.isArray(row.values)) values.set(row.values, start);
    else
      for (const [column, value] of Object.entries(row.values.sparse)) values[start + Number(column)] = value;
    if (Array.isArray(row.known)) known.set(row.known, start);
    else
      for (const [from, to] of row.known.ranges) known.fill(1, start + from, start + Math.min(to, columns));
  });
  return { rows: rows.length, columns, values, known };
}

/**
 * How far what was computed is from what was expected: the largest difference, and the method it is in. A number that
 * is missing or none is infinitely far.
 */
export function largestDifference(
  { rows }: Golden,
  outputs: MethodOutputs,
): { difference: number; method: string } {
  let worst = { difference: 0, method: '' };
  for (const method of METHOD_IDS) {
    const expected = rows.flatMap((row) => row[method]);
    const computed = outputs[method];
    const differences = expected.map((value, index) => Math.abs(value - (computed[index] ?? NaN)));
    const difference = differences.reduce(
      (most, one) => (Number.isNaN(one) ? Infinity : Math.max(most, one)),
      computed.length === expected.length ? 0 : Infinity,
    );
    if (difference > worst.difference) worst = { difference, method };
  }
  return worst;
}

/**
 * Levels of the site (MODEL_UPDATES_FILE): the intercepts of a model are moved to the outcomes of patients of this
 * site. The order in which patients rank stays as it was.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ModelManifest } from '../manifest.ts';
import type { MethodOutputs } from '../runtime/runtime.ts';

/** Fewer say less of the site than the model does already. */
const MIN_PATIENTS = 50;

/** A factor of 20 in the odds: beyond it, something else than the level differs. */
const MAX_SHIFT = 3;

const updateSchema = z.strictObject({
  modelSha256: z.string().regex(/^[0-9a-f]{64}$/),
  patients: z.int().min(MIN_PATIENTS),
  shift: z.record(z.string(), z.number().min(-MAX_SHIFT).max(MAX_SHIFT)),
});

const updatesSchema = z.record(z.string(), updateSchema);

/** By the id of the model. */
export type LocalLevels = Readonly<Record<string, z.infer<typeof updateSchema>>>;

export interface LevelsRead {
  readonly levels: LocalLevels;
  /** Sentences saying what is wrong with the file; it is not used then. */
  readonly problems: readonly string[];
}

export async function readLocalLevels(file: string): Promise<LevelsRead> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not JSON';
    return { levels: {}, problems: [`the file cannot be read (${code})`] };
  }
  const parsed = updatesSchema.safeParse(json);
  if (parsed.success) return { levels: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { levels: {}, problems };
}

export interface AppliedLevels {
  readonly patients: number;
  /** In the order of the outputs. */
  readonly shifts: readonly number[];
}

/** @returns what is applied to this model, or why the update is not */
export function levelsFor(
  { id, files, outputs, kind }: ModelManifest,
  levels: LocalLevels,
): AppliedLevels | string | undefined {
  const update = levels[id];
  if (!update) return undefined;
  if (update.modelSha256 !== files['model.onnx'].sha256) {
    return 'MODEL_UPDATES_FILE: the update was made for another version of this model, and is not applied';
  }
  const isFit =
    kind !== 'regression' &&
    Object.keys(update.shift).every((name) => outputs.some((output) => output.id === name));
  if (!isFit) return 'MODEL_UPDATES_FILE: the update names what this model has not, and is not applied';
  return { patients: update.patients, shifts: outputs.map((output) => update.shift[output.id] ?? 0) };
}

/** p' is in proportion to p exp(shift), over the classes; of a single probability, over it and its complement. */
export function shifted(outputs: MethodOutputs, { shifts }: AppliedLevels): MethodOutputs {
  const width = shifts.length;
  const factors = shifts.map((shift) => Math.exp(shift));
  const move = (all: Float32Array): Float32Array => {
    const moved = new Float32Array(all.length);
    for (let start = 0; start < all.length; start += width) {
      const row = all.subarray(start, start + width);
      const weighted = factors.map((factor, index) => factor * (row[index] ?? NaN));
      const complement = width === 1 ? 1 - (row[0] ?? NaN) : 0;
      const total = weighted.reduce((sum, one) => sum + one, complement);
      moved.set(
        weighted.map((one) => one / total),
        start,
      );
    }
    return moved;
  };
  return { logistic: move(outputs.logistic), svm: move(outputs.svm), ann: move(outputs.ann) };
}

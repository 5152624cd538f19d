/** What the clinical core is told of one row: the prediction of a model, or why there is none. */
import type {
  InputOutOfRange,
  ModelInput,
  ModelPrediction,
  ModelSummary,
  NoPrediction,
  NoPredictionReason,
} from '../../clinical/predictions/prediction.ts';
import type { ModelManifest } from '../manifest.ts';
import { isFactName } from '../manifest/fact-fit.ts';
import type { ModelInputSpec } from '../manifest/inputs.ts';
import type { ModelInputs } from '../predictor.ts';
import { methodEstimates, type RowOutputs } from './estimates.ts';
import type { AppliedLevels } from './local-levels.ts';
import { viewsOf } from './views.ts';

/** @param alternatives the outputs with one of the missing inputs filled in, or another (alternatives.ts) */
export function predictionOf(
  outputs: RowOutputs,
  alternatives: readonly RowOutputs[],
  inputs: ModelInputs,
  manifest: ModelManifest,
  levels: AppliedLevels | undefined,
): ModelPrediction {
  const isKnown = ({ id }: ModelInputSpec) => inputs.has(id);
  const missing = manifest.inputs.filter((input) => !isKnown(input));
  const unknowns = { missing: missing.map(({ id }) => id), alternatives };
  return {
    status: 'predicted',
    model: summaryOf(manifest),
    kind: manifest.kind,
    methods: methodEstimates(outputs, manifest, unknowns),
    used: manifest.inputs.filter(isKnown).map(named),
    missing: missing.map(named),
    outOfRange: manifest.inputs.flatMap((input) => beyondTraining(input, inputs)),
    views: viewsOf(outputs, inputs, manifest, unknowns),
    ...(levels && { localPatients: levels.patients }),
  };
}

/** @returns why nothing is predicted from these inputs; undefined when something can be */
export function reasonForNone(
  inputs: ModelInputs,
  manifest: ModelManifest,
  hasConflict: boolean,
): NoPredictionReason | undefined {
  if (inputs.size === 0) return hasConflict ? 'conflicting-only' : 'no-inputs';
  return lacking(inputs, manifest).length > 0 ? 'required-input-missing' : undefined;
}

/** @param inputs what is known, where that is the reason */
export function noPrediction(
  manifest: Pick<ModelManifest, 'id' | 'task' | 'title'> & Partial<ModelManifest>,
  reason: NoPredictionReason,
  missing: readonly ModelInput[] = [],
): NoPrediction {
  const { id, task, title } = manifest;
  return { status: 'none', model: { id, task, title }, reason, ...(missing.length > 0 && { missing }) };
}

/** What would have to be known: the required inputs that are not, or any when nothing is. */
export function wantedInputs(inputs: ModelInputs, manifest: ModelManifest): ModelInput[] {
  return (inputs.size === 0 ? manifest.inputs : lacking(inputs, manifest)).map(named);
}

function lacking(inputs: ModelInputs, manifest: ModelManifest): ModelInputSpec[] {
  return manifest.inputs.filter(({ id, required }) => required === true && !inputs.has(id));
}

export function summaryOf(manifest: ModelManifest): ModelSummary {
  const { id, version, task, title, grade, watermark, use, data, files } = manifest;
  return {
    id,
    version,
    task,
    sha256: files['model.onnx'].sha256,
    title,
    grade,
    ...(watermark !== undefined && { watermark }),
    statement: use.statement,
    notice: data.notice,
    citation: data.citation,
    rows: data.rows,
  };
}

function named({ id, label, fact }: ModelInputSpec): ModelInput {
  return { id, label, ...(fact !== undefined && isFactName(fact) && { fact }) };
}

function beyondTraining(input: ModelInputSpec, inputs: ModelInputs): InputOutOfRange[] {
  const value = inputs.get(input.id);
  if (input.kind !== 'number' || typeof value !== 'number') return [];
  const { low, high } = input.trained;
  return value < low || value > high ? [{ ...named(input), value, low, high }] : [];
}

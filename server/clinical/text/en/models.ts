/** What is said around the figures of trained models; the figures and their outcomes come from the models' folders. */
import type { FactDefinition } from '../../facts/definition.ts';
import type {
  ContributionScale,
  Estimate,
  InputOutOfRange,
  MethodEstimates,
  MethodId,
  ModelInput,
  ModelPrediction,
  ModelView,
  NoPrediction,
  NoPredictionReason,
  RangeBasis,
} from '../../predictions/prediction.ts';
import { acrossMethods } from '../../predictions/reading.ts';
import { FACT_DEFINITIONS } from '../../stroke-facts.ts';
import { formatTenths } from '../format.ts';
import { GRADES } from './cautions.ts';
import { unitText } from './fact-values.ts';

/** Column heads; the methods' settings are in the model card. */
export const METHOD_NAMES: Readonly<Record<MethodId, string>> = {
  svm: 'SVM',
  ann: 'ANN',
  logistic: 'Logistic regression',
};

export const TWO_METHODS =
  'Two methods, same patients, same inputs: agreement is not independent confirmation.';

export const NO_BLEEDING_MODEL = 'No model trained at this site; the scores above are as published.';

export const MODELS_PENDING = 'These figures are of before the edit. The models are being asked again.';

export const MODELS_UNAVAILABLE =
  'The models did not answer for the edited values. Their figures of before the edit are not shown.';

export const CONTRIBUTIONS_MEANING: Readonly<Record<ContributionScale, string>> = {
  'log-odds':
    'how far each known input moves the estimate from where it would be without it, on the log-odds scale (Shapley values). It tells what the model does, not what causes the outcome.',
  points:
    'how many points each known input moves the estimate from where it would be without it (Shapley values). It tells what the model does, not what causes the outcome.',
};

/** Below this a contribution rounds to nothing. */
const SMALLEST_MOVE = 0.005;

/** What a contribution does to the estimate. */
export function directionText(moved: number): string {
  if (Math.abs(moved) < SMALLEST_MOVE) return 'no change';
  return moved > 0 ? 'raises' : 'lowers';
}

const MEASURES: Readonly<Record<string, string>> = {
  auc: 'AUC',
  brier: 'Brier score',
  slope: 'Calibration slope',
  citl: 'Calibration in the large',
  'log-loss': 'Log loss',
  r: 'Correlation',
  mae: 'Mean absolute error',
};

/** A measure by the name statisticians know it by; one that is not in the list speaks for itself. */
export function measureText(measure: string): string {
  return MEASURES[measure] ?? measure;
}

const REASONS: Readonly<Record<NoPredictionReason, string>> = {
  'no-inputs': 'nothing that the model reads is known',
  'required-input-missing': 'an input without which it says nothing is missing',
  'conflicting-only': 'what is known of its inputs contradicts itself',
  'not-trained-at-this-site': 'no model trained at this site',
  'model-refused': 'the model did not pass the checks before serving',
  'inference-unavailable': 'the inference is not available',
  'too-late': 'the estimate was not ready in time',
};

/** Why a model says nothing, with the inputs it would need. */
export function noPredictionText({ model, reason, missing = [] }: NoPrediction): string {
  const needed = missing.length === 0 ? '' : ` (needs ${inputNames(missing)})`;
  return `${model.title}: ${REASONS[reason]}${needed}.`;
}

const BASES: Readonly<Record<RangeBasis, string>> = {
  'left-out-country': 'how far countries left out of the training lay from their estimates',
  bootstrap: 'repeated drawing of the people it was trained on',
  conformal: 'errors on people left out of the training',
};

/** What the ranges of a model are; they differ in nothing but width. */
export function rangesText([estimate]: readonly Estimate[]): string {
  if (estimate === undefined) return '';
  return `Ranges: ${formatTenths(100 * estimate.coverage)} %, from ${BASES[estimate.basis]}.`;
}

/** `37 % (32–42)` or `9.5 points (4–14)`. */
export function estimateText({ value, range, unit }: Estimate): string {
  const number = unit === '%' ? percentText : formatTenths;
  const [low, high] = [number(range.low), number(range.high)];
  return `${number(value)} ${unit === '%' ? '%' : 'points'} (${low}–${high})`;
}

/** True where a view tells this person nothing but the figures that the prediction already shows. */
export function repeatsFigures(view: ModelView, { methods }: ModelPrediction): boolean {
  const figures = (of: readonly MethodEstimates[], output: string) =>
    acrossMethods(of, output).map(estimateText).join();
  const outputs = view.methods.flatMap(({ estimates }) => estimates.map(({ output }) => output));
  return outputs.every((output) => figures(view.methods, output) === figures(methods, output));
}

/** Whole per cent, with a decimal where it would hide what is near none or all; never 0 or 100. */
export function percentText(percent: number): string {
  if (percent < 0.1) return '<0.1';
  if (percent > 99.9) return '>99.9';
  return percent < 10 || percent > 99 ? formatTenths(percent) : `${Math.round(percent)}`;
}

/** What an outcome counts, as one sentence. */
export function definitionText({ label, definition }: Pick<Estimate, 'label' | 'definition'>): string {
  return sentence(`${label}: ${definition}`);
}

/** A text of a model's folder as a sentence: the files end theirs with a full stop, or not. */
export function sentence(text: string): string {
  const whole = text.replace(/\.$/, '');
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`;
}

/** Whose outcomes these are, and how far they can be trusted. */
export function originText({ model, localPatients }: ModelPrediction): string {
  const local =
    localPatients === undefined ? '' : `; levels shifted by ${localPatients} patients of this site`;
  return `${GRADES[model.grade]}, ${model.rows.toLocaleString('en-US')} people${local}`;
}

/** `age, atrial fibrillation`. */
export function inputNames(inputs: readonly ModelInput[]): string {
  return inputs.map(({ label }) => label).join(', ');
}

/** The inputs that lie outside those of the people the model was trained on. */
export function outOfRangeText(inputs: readonly InputOutOfRange[]): string {
  const texts = inputs.map(({ label, fact, value, low, high }) => {
    const unit = fact === undefined ? '' : unitOf(FACT_DEFINITIONS[fact]);
    return `${label} ${formatTenths(value)}${unit} (trained on ${formatTenths(low)}–${formatTenths(high)})`;
  });
  return `Outside the cohort it was trained on: ${texts.join(', ')}.`;
}

/** Models read glucose in mmol/L, whatever unit it was reported in. */
function unitOf(definition: FactDefinition): string {
  if (definition.kind === 'glucose') return ' mmol/L';
  return definition.kind === 'number' ? unitText(definition.unit) : '';
}

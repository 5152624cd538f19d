/**
 * What a trained model says of one patient, as the assessment carries it. Types only: the figures come from the
 * model's folder and the inference behind it, and no rule of this core reads them.
 */
import type { EvidenceGrade } from '../evidence/evidence.ts';
import type { Range } from '../range.ts';
import type { FactName } from '../stroke-facts.ts';

/** The three methods that every model holds; logistic regression is the reference beside the other two. */
export type MethodId = 'logistic' | 'svm' | 'ann';

/** Which question a model answers: its task in the model factory. */
export type ModelTask = string;

/** Grades that a trained model can have (evidence.ts). */
export type ModelGrade = Extract<EvidenceGrade, 'cohort-trained' | 'site-trained' | 'research-only'>;

/** Where the width of a range comes from. */
export type RangeBasis = 'left-out-country' | 'bootstrap' | 'conformal';

/** `classes` add up to 100 %, `binary` is one probability, `regression` a value in its unit. */
export type PredictionKind = 'classes' | 'binary' | 'regression';

/** The model behind a figure, in the words of its manifest. */
export interface ModelSummary {
  readonly id: string;
  readonly version: string;
  readonly task: ModelTask;
  /** Of `model.onnx`, hexadecimal. */
  readonly sha256: string;
  readonly title: string;
  readonly grade: ModelGrade;
  /** Stands wherever the model's figures do: they rest on generated data. */
  readonly watermark?: string;
  /** What the figures are and are not; shown with them. */
  readonly statement: string;
  /** Notice that the data's licence asks for. */
  readonly notice: string;
  readonly citation: string;
  /** People it was trained on. */
  readonly rows: number;
}

/** An input of a model, by its id in the manifest. */
export interface ModelInput {
  readonly id: string;
  readonly label: string;
  /** The fact that feeds it; absent when it comes through the API only. */
  readonly fact?: FactName;
}

/** A value beyond those of the people the model was trained on, in the unit of the fact. */
export interface InputOutOfRange extends ModelInput {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One outcome by one method. */
export interface Estimate {
  readonly output: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: '%' | '{points}';
  /** Per cent, or points. */
  readonly value: number;
  readonly range: Range;
  /** Share of people whose figure the range is built to hold, as a fraction. */
  readonly coverage: number;
  readonly basis: RangeBasis;
  /** Of a combined outcome: the classes it is the sum of. */
  readonly sumOf?: readonly string[];
}

export interface MethodEstimates {
  readonly id: MethodId;
  readonly name: string;
  readonly estimates: readonly Estimate[];
}

/** The same outcome among the people who presented with one deficit: never recovery of the deficit. */
export interface ModelView {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  /** How many people of the cohort presented with it. */
  readonly people: number;
  /** What happened to them, per cent. */
  readonly observed: readonly { readonly output: string; readonly label: string; readonly percent: number }[];
  /** Estimates for this person, recalibrated within the group. */
  readonly methods: readonly MethodEstimates[];
}

/** On which scale inputs add up: of a probability its log-odds, of a regression its points. */
export type ContributionScale = 'log-odds' | 'points';

/** How much each input moved one outcome of one method (Shapley values). */
export interface Contributions {
  readonly method: MethodId;
  readonly output: string;
  readonly scale: ContributionScale;
  readonly inputs: readonly { readonly input: string; readonly label: string; readonly moved: number }[];
}

export interface ModelPrediction {
  readonly status: 'predicted';
  readonly model: ModelSummary;
  readonly kind: PredictionKind;
  readonly methods: readonly MethodEstimates[];
  readonly used: readonly ModelInput[];
  readonly missing: readonly ModelInput[];
  readonly outOfRange: readonly InputOutOfRange[];
  readonly views: readonly ModelView[];
  /** Patients of this site by whom the levels were shifted; absent when they were not. */
  readonly localPatients?: number;
  /** Only when asked for. */
  readonly contributions?: readonly Contributions[];
}

/** Why a model says nothing of this patient. */
export type NoPredictionReason =
  /** Nothing that it reads is known. */
  | 'no-inputs'
  | 'required-input-missing'
  /** All that is known of its inputs contradicts itself. */
  | 'conflicting-only'
  /** The task needs a model trained on the site's own registry. */
  | 'not-trained-at-this-site'
  /** The model's folder did not pass the checks before serving. */
  | 'model-refused'
  | 'inference-unavailable'
  /** The answer could not wait any longer. */
  | 'too-late';

export interface NoPrediction {
  readonly status: 'none';
  readonly model: { readonly id: string; readonly task: ModelTask; readonly title: string };
  readonly reason: NoPredictionReason;
  /** The inputs it would need. */
  readonly missing?: readonly ModelInput[];
}

export type Prediction = ModelPrediction | NoPrediction;

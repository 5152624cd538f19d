/**
 * The port through which the service asks its trained models. An answer always comes: what fails is a prediction that
 * says why there is none, since the published scores stand without it.
 */
import type { Prediction } from '../clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../clinical/stroke-facts.ts';
import type { InputValue } from './input-value.ts';
import type { ModelManifest } from './manifest.ts';

export interface PredictOptions {
  /** `before-treatment` leaves out models that need what is only known later, such as an MRI of the stay. */
  readonly moment: 'before-treatment' | 'any';
  /** Adds the contribution of each input: some hundred rows of inference, so never while an order waits. */
  readonly explain?: boolean;
  /** The caller has gone: nothing more is computed for it. */
  readonly signal?: AbortSignal;
}

/** Inputs by their id in the manifest; one that is absent is not known. */
export type ModelInputs = ReadonlyMap<string, InputValue>;

/** Why a model that is there does not serve, or a task has none. */
export interface ModelState {
  readonly id: string;
  readonly task: string;
  readonly title: string;
  readonly state: 'ready' | 'refused' | 'unavailable' | 'not-trained';
  /** Sentences for the operator: names of files, fields and tensors, never a value of a patient. */
  readonly reasons: readonly string[];
  readonly version?: string;
  /** What computes it: an execution provider, or `remote`. */
  readonly provider?: string;
  /** As the training wrote it; absent when it cannot be read. */
  readonly manifest?: ModelManifest;
  /** Patients of this site by whom its levels are shifted. */
  readonly localPatients?: number;
}

/** For `/readyz`: whether and on what inference runs. */
export interface InferenceStatus {
  /** `none`: there is no model to run. */
  readonly state: 'ready' | 'restarting' | 'unavailable' | 'none';
  /** Providers in the order in which they are tried. */
  readonly tried: readonly string[];
  /** Those on which the models run. */
  readonly providers: readonly string[];
  /** Why it is unavailable. */
  readonly reason?: string;
  /** How often it had to be started again. */
  readonly restarts: number;
}

export interface Predictor {
  /** Never rejects. One entry for each model and for each task that has none, in the order of `models`. */
  readonly predict: (facts: StrokeFacts, options: PredictOptions) => Promise<readonly Prediction[]>;
  /**
   * Patients by the inputs of one model, in one batch. Never rejects; one prediction for each row, in their order.
   * @returns undefined when no model or task has this id
   */
  readonly predictRows: (
    id: string,
    rows: readonly ModelInputs[],
    options?: Pick<PredictOptions, 'explain' | 'signal'>,
  ) => Promise<readonly Prediction[] | undefined>;
  readonly models: () => readonly ModelState[];
  readonly status: () => InferenceStatus;
  readonly close: () => Promise<void>;
}

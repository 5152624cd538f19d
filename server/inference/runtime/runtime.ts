/** What computes a model: a child process with ONNX Runtime, or a remote inference server. */
import type { MethodId } from '../../clinical/predictions/prediction.ts';

/** Row-major input tensors `values` and `known`. */
export interface Rows {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  readonly known: Float32Array;
}

/** Row-major output tensors, rows by outputs. */
export type MethodOutputs = Readonly<Record<MethodId, Float32Array>>;

export interface ModelFile {
  /** SHA-256 of the bytes: what it is called from here on. */
  readonly key: string;
  /** The model's id, by which a remote server knows it. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface TensorInfo {
  readonly name: string;
  /** `float32`, or as the runtime calls another type. */
  readonly type: string;
  /** A dimension that may be of any size is a name, or -1. */
  readonly shape: readonly (number | string)[];
}

export interface ModelTensors {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
}

export interface RunOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface RuntimeStatus {
  readonly state: 'ready' | 'restarting' | 'unavailable';
  readonly reason?: string;
  readonly restarts: number;
}

export interface Runtime {
  /** In the order in which they are tried; a model runs on the first that computes it rightly. */
  readonly providers: readonly string[];
  /**
   * Makes a model ready on a provider, in place of where it ran before.
   * @throws InferenceFailure `unavailable` when nothing can be run at all, `refused` when this model or provider cannot
   */
  readonly load: (model: ModelFile, provider: string) => Promise<ModelTensors>;
  /** @throws InferenceFailure */
  readonly run: (key: string, rows: Rows, options: RunOptions) => Promise<MethodOutputs>;
  readonly unload: (key: string) => void;
  readonly status: () => RuntimeStatus;
  readonly close: () => Promise<void>;
}

/** Why nothing was computed. */
export type FailureKind = 'unavailable' | 'crashed' | 'refused' | 'busy' | 'too-late' | 'cancelled';

/** An expected failure of inference. The message is for operators, and quotes no value of a patient. */
export class InferenceFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.name = 'InferenceFailure';
    this.kind = kind;
  }
}

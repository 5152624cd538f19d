/** What the service and its inference process say to each other, over the channel of `fork`. */
import type { MethodOutputs, ModelTensors, Rows } from './runtime.ts';

export type Request =
  | { readonly kind: 'load'; readonly key: string; readonly bytes: Uint8Array; readonly provider: string }
  | { readonly kind: 'run'; readonly key: string; readonly rows: Rows }
  | { readonly kind: 'unload'; readonly key: string };

export type Answer =
  | { readonly kind: 'loaded'; readonly tensors: ModelTensors }
  | { readonly kind: 'ran'; readonly outputs: MethodOutputs }
  | { readonly kind: 'unloaded' }
  | {
      readonly kind: 'failed';
      /** `unavailable`: ONNX Runtime itself cannot be loaded here. */
      readonly failure: 'unavailable' | 'refused';
      readonly message: string;
    };

export interface Numbered<T> {
  readonly number: number;
  readonly content: T;
}

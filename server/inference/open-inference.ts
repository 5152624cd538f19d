/** Builds the predictor from the settings: a runtime, the models that pass the gate, and the port over both. */
import type { Log } from '../log.ts';
import { createJsonFetcher } from '../outbound/fetch-json.ts';
import type { LocalLevels } from './answer/local-levels.ts';
import { createModelRegistry, type ModelsDirectory } from './model-registry.ts';
import { createPredictor } from './model-predictor.ts';
import type { Predictor } from './predictor.ts';
import { createChildRuntime } from './runtime/child-runtime.ts';
import { createRemoteRuntime } from './runtime/remote-runtime.ts';
import type { Runtime } from './runtime/runtime.ts';

export interface InferenceOptions {
  readonly directories: readonly ModelsDirectory[];
  readonly levels: LocalLevels;
  /** Execution providers of ONNX Runtime, in the order in which they are tried. */
  readonly providers: readonly string[];
  /** Base URL of an inference server in place of ONNX Runtime in a process of our own. */
  readonly remoteUrl?: string | undefined;
  readonly deadlineMs: number;
  readonly log: Log;
}

/** 1,000 rows with explanations on a busy machine; beyond it, something is broken. */
const LONG_DEADLINE_MS = 10_000;

/** How soon a folder that was dropped in, or a remote server that has come back, is seen. */
const LOOK_AGAIN_MS = 10_000;

const BATCHES = { maxBatchRows: 1024, maxWaitingRows: 20_000 };

const CHILD_LIMITS = {
  batches: BATCHES,
  limits: { loadMs: 60_000, runMs: 5000 },
  restartAfterMs: [0, 500, 2000, 10_000, 60_000],
  stableAfterMs: 60_000,
};

/** @returns when every folder has been through the gate; what does not pass it is in `models()`, and stops nothing */
export async function openInference(options: InferenceOptions): Promise<Predictor> {
  const { directories, levels, log, deadlineMs } = options;
  const runtime = runtimeFor(options);
  const registry = createModelRegistry({ runtime, directories, levels, log });
  await registry.refresh();
  const looking = setInterval(() => void registry.refresh(), LOOK_AGAIN_MS);
  looking.unref();
  return {
    ...createPredictor({ runtime, registry, deadlineMs, longDeadlineMs: LONG_DEADLINE_MS, log }),
    close: async () => {
      clearInterval(looking);
      await runtime.close();
    },
  };
}

/** 1,000 rows of outputs as JSON, and room to spare. */
const MAX_REMOTE_ANSWER_BYTES = 20_000_000;

function runtimeFor({ remoteUrl, providers, log }: InferenceOptions): Runtime {
  if (remoteUrl === undefined) return createChildRuntime({ ...CHILD_LIMITS, providers, log });
  return createRemoteRuntime({
    url: remoteUrl,
    // Inference servers stand in the hospital's own network; which one, the operator has said.
    reach: 'private',
    fetcher: createJsonFetcher({ maxResponseBytes: MAX_REMOTE_ANSWER_BYTES }),
    batches: BATCHES,
    timeoutMs: LONG_DEADLINE_MS,
  });
}

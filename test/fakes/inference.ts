/** Inference with short limits and a silent log, on the real ONNX Runtime in its real process. */
import { createModelRegistry, type ModelsDirectory } from '../../server/inference/model-registry.ts';
import { createPredictor } from '../../server/inference/model-predictor.ts';
import type { LocalLevels } from '../../server/inference/answer/local-levels.ts';
import type { Predictor } from '../../server/inference/predictor.ts';
import {
  createChildRuntime,
  type ChildRuntime,
  type ChildRuntimeOptions,
} from '../../server/inference/runtime/child-runtime.ts';
import type { Runtime } from '../../server/inference/runtime/runtime.ts';
import { createLog } from '../../server/log.ts';

export function childRuntime(options: Partial<ChildRuntimeOptions> = {}): ChildRuntime {
  return createChildRuntime({
    providers: ['cpu'],
    batches: { maxBatchRows: 1024, maxWaitingRows: 20_000 },
    limits: { loadMs: 30_000, runMs: 30_000 },
    restartAfterMs: [0],
    stableAfterMs: 60_000,
    log: createLog('silent'),
    ...options,
  });
}

export interface TestInference extends Omit<Predictor, 'close'> {
  readonly refresh: () => Promise<void>;
}

/** @param deadlineMs long: the machine of the tests may be busy */
export async function openTestInference(
  runtime: Runtime,
  directories: readonly ModelsDirectory[],
  levels: LocalLevels = {},
  deadlineMs = 30_000,
  valuesInARun = 2_000_000,
): Promise<TestInference> {
  const log = createLog('silent');
  const registry = createModelRegistry({ runtime, directories, levels, log });
  await registry.refresh();
  const predictor = createPredictor({
    runtime,
    registry,
    deadlineMs,
    longDeadlineMs: deadlineMs,
    valuesInARun,
    log,
  });
  return { ...predictor, refresh: registry.refresh };
}

/**
 * ONNX Runtime in a child process: started when the first model is loaded, started again after a crash with a growing
 * pause, and then given every model again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { createBatcher, type BatchLimits, type Run } from './batcher.ts';
import { startChild, type Child, type ChildTimes } from './child-process.ts';
import { InferenceFailure, type ModelFile, type Runtime } from './runtime.ts';

export interface ChildRuntimeOptions {
  /** Execution providers of ONNX Runtime, in the order in which they are tried. */
  readonly providers: readonly string[];
  readonly batches: BatchLimits;
  readonly limits: ChildTimes;
  /** Pause before each start after a crash; the last one holds for all that follow. */
  readonly restartAfterMs: readonly number[];
  /** A process that has lived for so long has recovered: the pauses begin anew. */
  readonly stableAfterMs: number;
  readonly log: Log;
}

/** A runtime whose process can be named, for whoever watches or ends it. */
export interface ChildRuntime extends Runtime {
  readonly pid: () => Promise<number | undefined>;
}

interface Loaded {
  readonly model: ModelFile;
  readonly provider: string;
  readonly run: Run;
}

export function createChildRuntime(options: ChildRuntimeOptions): ChildRuntime {
  const { log, restartAfterMs } = options;
  const loaded = new Map<string, Loaded>();
  const closing = new AbortController();
  let child: Promise<Child> | undefined;
  let state: 'ready' | 'pausing' | 'restarting' = 'ready';
  let unavailable: string | undefined;
  let restarts = 0;
  let crashesInARow = 0;

  /** The living process; starting, if there is none. */
  function living(): Promise<Child> {
    child ??= start();
    return child;
  }

  async function start(): Promise<Child> {
    closing.signal.throwIfAborted();
    const startedAt = performance.now();
    const started = startChild({
      limits: options.limits,
      onExit: (how, lastWords) => {
        child = undefined;
        if (closing.signal.aborted) return;
        if (performance.now() - startedAt > options.stableAfterMs) crashesInARow = 0;
        log.error({ how, lastWords }, 'the inference process ended');
        restart();
      },
    });
    for (const { model, provider } of loaded.values()) {
      const { key, bytes } = model;
      await started.call({ kind: 'load', key, bytes, provider }).catch((error: unknown) => {
        if (!(error instanceof InferenceFailure) || error.kind === 'crashed') throw error;
        log.error({ model: model.id, reason: error.message }, 'a model could not be loaded again');
      });
    }
    state = 'ready';
    return started;
  }

  function restart(): void {
    restarts += 1;
    const pauseMs = restartAfterMs[Math.min(crashesInARow, restartAfterMs.length - 1)] ?? 0;
    crashesInARow += 1;
    if (loaded.size === 0) return;
    if (pauseMs === 0) {
      state = 'restarting';
      child = start();
    } else {
      state = 'pausing';
      child = pause(pauseMs, undefined, { signal: closing.signal }).then(() => {
        state = 'restarting';
        return start();
      });
    }
    // Whoever waits for it is told; nobody has to wait.
    child.catch(() => undefined);
  }

  return {
    providers: options.providers,
    load: async (model, provider) => {
      const { key, bytes } = model;
      loaded.delete(key);
      try {
        const { tensors } = await (await living()).call({ kind: 'load', key, bytes, provider });
        const compute: Parameters<typeof createBatcher>[0] = async (rows) => {
          if (state === 'pausing') throw new InferenceFailure('crashed', 'the inference process is down');
          return (await (await living()).call({ kind: 'run', key, rows })).outputs;
        };
        loaded.set(key, { model, provider, run: createBatcher(compute, options.batches) });
        unavailable = undefined;
        return tensors;
      } catch (error) {
        if (error instanceof InferenceFailure && error.kind === 'unavailable') unavailable = error.message;
        throw error;
      }
    },
    run: async (key, rows, runOptions) => {
      const model = loaded.get(key);
      if (!model) throw new InferenceFailure('refused', 'this model is not loaded');
      return model.run(rows, runOptions);
    },
    unload: (key) => {
      if (!loaded.delete(key) || !child) return;
      child.then((process) => process.call({ kind: 'unload', key })).catch(() => undefined);
    },
    status: () => ({
      state: unavailable !== undefined ? 'unavailable' : state === 'ready' ? 'ready' : 'restarting',
      ...(unavailable !== undefined && { reason: unavailable }),
      restarts,
    }),
    pid: async () => (await child)?.pid,
    close: async () => {
      closing.abort();
      await (await child?.catch(() => undefined))?.close();
    },
  };
}

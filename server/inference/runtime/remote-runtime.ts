/**
 * A remote inference server in place of our own process: the Open Inference Protocol, version 2, over HTTP, as KServe,
 * Triton and MLServer speak it (github.com/kserve/open-inference-protocol). The model there has the id of the folder
 * here, and has to reproduce its golden rows: what is served is what was checked.
 */
import { z } from 'zod';
import type { Reach } from '../../outbound/address-rules.ts';
import { failureCode } from '../../outbound/failure.ts';
import type { JsonAnswer, JsonFetcher } from '../../outbound/fetch-json.ts';
import { METHOD_IDS } from '../manifest/outputs.ts';
import { createBatcher, type BatchLimits, type Run } from './batcher.ts';
import {
  InferenceFailure,
  type MethodOutputs,
  type ModelTensors,
  type Rows,
  type Runtime,
} from './runtime.ts';

export interface RemoteRuntimeOptions {
  /** Base URL, without `/v2`. */
  readonly url: string;
  readonly reach: Reach;
  readonly fetcher: JsonFetcher;
  readonly batches: BatchLimits;
  /** Longest wait for one answer, milliseconds. */
  readonly timeoutMs: number;
}

const tensorSchema = z.object({ name: z.string(), datatype: z.string(), shape: z.array(z.number()) });
const metadataSchema = z.object({ inputs: z.array(tensorSchema), outputs: z.array(tensorSchema) });
const inferSchema = z.object({
  outputs: z.array(tensorSchema.extend({ data: z.array(z.number()) })),
});

export function createRemoteRuntime(options: RemoteRuntimeOptions): Runtime {
  const loaded = new Map<string, Run>();
  let unavailable: string | undefined;

  /** @throws InferenceFailure `unavailable` without an answer, `refused` with one that is no success */
  async function ask(path: string, json?: unknown): Promise<unknown> {
    let answer: JsonAnswer;
    try {
      answer = await options.fetcher.fetchJson({
        url: `${options.url}/v2/${path}`,
        reach: options.reach,
        signal: AbortSignal.timeout(options.timeoutMs),
        ...(json !== undefined && { json }),
      });
    } catch (error) {
      unavailable = `the inference server does not answer (${failureCode(error)})`;
      throw new InferenceFailure('unavailable', unavailable);
    }
    unavailable = undefined;
    if (answer.status !== 200) {
      throw new InferenceFailure('refused', `the inference server answered ${answer.status}`);
    }
    return answer.body;
  }

  return {
    providers: ['remote'],
    load: async ({ key, id }) => {
      const metadata = parsed(metadataSchema, await ask(`models/${id}`));
      const infer = (rows: Rows) => inferOne(id, rows);
      loaded.set(key, createBatcher(infer, options.batches));
      return tensorsOf(metadata);
    },
    run: async (key, rows, runOptions) => {
      const run = loaded.get(key);
      if (!run) throw new InferenceFailure('refused', 'this model is not loaded');
      return run(rows, runOptions);
    },
    unload: (key) => void loaded.delete(key),
    status: () => ({
      state: unavailable === undefined ? 'ready' : 'unavailable',
      ...(unavailable !== undefined && { reason: unavailable }),
      restarts: 0,
    }),
    close: () => options.fetcher.close(),
  };

  async function inferOne(id: string, { rows, columns, values, known }: Rows): Promise<MethodOutputs> {
    const input = (name: string, data: Float32Array) => ({
      name,
      shape: [rows, columns],
      datatype: 'FP32',
      data: Array.from(data),
    });
    const { outputs } = parsed(
      inferSchema,
      await ask(`models/${id}/infer`, {
        inputs: [input('values', values), input('known', known)],
        outputs: METHOD_IDS.map((name) => ({ name })),
      }),
    );
    const numbersOf = (name: string): Float32Array => {
      const output = outputs.find((candidate) => candidate.name === name);
      if (output?.datatype !== 'FP32' || output.shape[0] !== rows) {
        throw new InferenceFailure('refused', `the inference server sent no FP32 ${name} of as many rows`);
      }
      return Float32Array.from(output.data);
    };
    return { logistic: numbersOf('logistic'), svm: numbersOf('svm'), ann: numbersOf('ann') };
  }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new InferenceFailure('refused', 'the inference server does not speak the Open Inference Protocol');
}

function tensorsOf({ inputs, outputs }: z.infer<typeof metadataSchema>): ModelTensors {
  const infoOf = ({ name, datatype, shape }: z.infer<typeof tensorSchema>) => ({
    name,
    type: datatype === 'FP32' ? 'float32' : datatype,
    shape,
  });
  return { inputs: inputs.map(infoOf), outputs: outputs.map(infoOf) };
}

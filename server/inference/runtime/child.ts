/**
 * The inference process: owns ONNX Runtime, whose `run` blocks its thread and whose native code can take a process
 * down with it. It ends with the channel to the service.
 */
import type * as OnnxRuntime from 'onnxruntime-node';
import type { Answer, Numbered, Request } from './messages.ts';
import type { MethodOutputs, ModelTensors, Rows } from './runtime.ts';

type Ort = typeof OnnxRuntime;

const sessions = new Map<string, OnnxRuntime.InferenceSession>();
let loading: Promise<Ort> | undefined;

// The service decides when this ends: Ctrl-C and a stop of the whole group reach the service too, which drains first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

process.on('message', ({ number, content }: Numbered<Request>) => {
  void answerTo(content).then((answer) => {
    const message: Numbered<Answer> = { number, content: answer };
    // Without a channel there is nobody left to be told.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  });
});

async function answerTo(request: Request): Promise<Answer> {
  let ort: Ort;
  try {
    ort = await (loading ??= loadOnnxRuntime());
  } catch (error) {
    return {
      kind: 'failed',
      failure: 'unavailable',
      message: `ONNX Runtime cannot be loaded: ${firstLine(error)}`,
    };
  }
  try {
    switch (request.kind) {
      case 'load':
        return { kind: 'loaded', tensors: await load(ort, request) };
      case 'run':
        return { kind: 'ran', outputs: await run(ort, request.key, request.rows) };
      case 'unload':
        await sessions.get(request.key)?.release();
        sessions.delete(request.key);
        return { kind: 'unloaded' };
    }
  } catch (error) {
    return { kind: 'failed', failure: 'refused', message: firstLine(error) };
  }
}

/** Native code: loaded when a model first needs it, and by this process only. */
async function loadOnnxRuntime(): Promise<Ort> {
  const ort = await import('onnxruntime-node');
  ort.env.logLevel = 'error';
  return ort;
}

async function load(
  ort: Ort,
  { key, bytes, provider }: Extract<Request, { kind: 'load' }>,
): Promise<ModelTensors> {
  await sessions.get(key)?.release();
  sessions.delete(key);
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    // One row is the usual request: more threads only wait for each other, and take the processors of the service.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  sessions.set(key, session);
  return { inputs: session.inputMetadata.map(tensorInfo), outputs: session.outputMetadata.map(tensorInfo) };
}

function tensorInfo(metadata: OnnxRuntime.InferenceSession.ValueMetadata): ModelTensors['inputs'][number] {
  return metadata.isTensor
    ? { name: metadata.name, type: metadata.type, shape: metadata.shape }
    : { name: metadata.name, type: 'no tensor', shape: [] };
}

async function run(ort: Ort, key: string, { rows, columns, values, known }: Rows): Promise<MethodOutputs> {
  const session = sessions.get(key);
  if (!session) throw new Error('this model is not loaded');
  const shape = [rows, columns];
  const results = await session.run({
    values: new ort.Tensor('float32', values, shape),
    known: new ort.Tensor('float32', known, shape),
  });
  const numbersOf = (name: string): Float32Array => {
    const data = results[name]?.data;
    if (!(data instanceof Float32Array)) throw new Error(`the output ${name} is not float32`);
    return data;
  };
  return { logistic: numbersOf('logistic'), svm: numbersOf('svm'), ann: numbersOf('ann') };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

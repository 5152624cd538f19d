/**
 * An inference server as strict as the Open Inference Protocol v2 is written (github.com/kserve/open-inference-protocol,
 * specification/protocol/inference_rest.md): every `required` field of a request is demanded, in its type, and an answer
 * holds what `$metadata_model_response` and `$inference_response` demand. It computes nothing itself.
 */
import express from 'express';
import { z } from 'zod';
import { listen } from '../../server/listener.ts';
import type { MethodOutputs, ModelTensors, Rows } from '../../server/inference/runtime/runtime.ts';

const tensor = z.strictObject({
  name: z.string(),
  shape: z.array(z.int().min(1)),
  datatype: z.literal('FP32'),
  parameters: z.object({}).optional(),
  data: z.array(z.number()),
});
const requestSchema = z.strictObject({
  id: z.string().optional(),
  parameters: z.object({}).optional(),
  inputs: z.array(tensor).min(1),
  outputs: z.array(z.strictObject({ name: z.string(), parameters: z.object({}).optional() })).optional(),
});

export interface FakeInferenceServer {
  readonly url: string;
  /** The next answers are this instead. */
  answerWith: { status: number; body: unknown } | undefined;
  readonly close: () => Promise<void>;
}

export async function startInferenceServer(
  model: string,
  tensors: ModelTensors,
  compute: (rows: Rows) => Promise<MethodOutputs>,
): Promise<FakeInferenceServer> {
  const app = express();
  app.use(express.json({ limit: '50mb' }));
  const told = ({ name, shape }: ModelTensors['inputs'][number]) => ({
    name,
    datatype: 'FP32',
    shape: shape.map((size) => (typeof size === 'string' ? -1 : size)),
  });
  app.use((_request, response, next) => {
    if (server.answerWith) response.status(server.answerWith.status).json(server.answerWith.body);
    else next();
  });
  app.get(`/v2/models/${model}`, (_request, response) => {
    response.json({
      name: model,
      platform: 'onnx_onnxruntime',
      inputs: tensors.inputs.map(told),
      outputs: tensors.outputs.map(told),
    });
  });
  app.post(`/v2/models/${model}/infer`, async (request, response) => {
    const parsed = requestSchema.safeParse(request.body);
    const inputs = new Map(parsed.data?.inputs.map((input) => [input.name, input]));
    const [values, known] = [inputs.get('values'), inputs.get('known')];
    const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
    if (!values || !known || [values, known].some(({ shape, data }) => sizeOf(shape) !== data.length)) {
      response.status(400).json({ error: 'no valid inference request' });
      return;
    }
    const [rows = 0, columns = 0] = values.shape;
    const outputs = await compute({
      rows,
      columns,
      values: Float32Array.from(values.data),
      known: Float32Array.from(known.data),
    });
    const wanted = parsed.data?.outputs?.map(({ name }) => name) ?? Object.keys(outputs);
    response.json({
      model_name: model,
      outputs: Object.entries(outputs)
        .filter(([name]) => wanted.includes(name))
        .map(([name, data]: [string, Float32Array]) => ({
          name,
          shape: [rows, data.length / rows],
          datatype: 'FP32',
          data: [...data],
        })),
    });
  });
  const listener = await listen('127.0.0.1', 0);
  listener.serve(app);
  const server: FakeInferenceServer = {
    url: `http://127.0.0.1:${listener.port}`,
    answerWith: undefined,
    close: listener.close,
  };
  return server;
}

/**
 * What a prediction costs: 1, 32 and 10,000 rows through the inference process of the service, beside a bare
 * `session.run` in this process, on every provider that can be had; and how long the event loop of this process waits
 * meanwhile. Then 1,000 rows through the whole predictor, ranges and words included.
 *
 * npm run bench:inference -- [folder of a model]
 */
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createPredictor } from '../../server/inference/model-predictor.ts';
import { createModelRegistry } from '../../server/inference/model-registry.ts';
import { folderNames } from '../../server/inference/model-folder.ts';
import { manifestSchema } from '../../server/inference/manifest.ts';
import { createChildRuntime } from '../../server/inference/runtime/child-runtime.ts';
import type { Rows } from '../../server/inference/runtime/runtime.ts';
import { createLog } from '../../server/log.ts';
import { quantile } from './parts/statistics.ts';

const PROVIDERS = ['cuda', 'webgpu', 'cpu'];
const SIZES = [
  { rows: 1, rounds: 2000 },
  { rows: 32, rounds: 1000 },
  { rows: 10_000, rounds: 30 },
];
const DEADLINE_MS = 60_000;
const log = createLog('silent');

async function chosenFolder(): Promise<string> {
  const [given] = process.argv.slice(2);
  if (given !== undefined) return given;
  const [first] = await folderNames('models');
  return first === undefined ? 'test/fixtures/models/toy-outcome' : path.join('models', first);
}

/** Rows in which every value is known and none is like another. */
function generated(rows: number, columns: number): Rows {
  const values = Float32Array.from({ length: rows * columns }, (_, at) => (at * 7919) % 97);
  return { rows, columns, values, known: new Float32Array(rows * columns).fill(1) };
}

async function measure(
  what: string,
  rows: number,
  rounds: number,
  work: () => Promise<unknown>,
): Promise<void> {
  for (let round = 0; round < Math.ceil(rounds / 10); round++) await work();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  delay.disable();
  const total = times.reduce((sum, one) => sum + one, 0);
  const figures = [
    `p50 ${quantile(times, 0.5).toFixed(3)} ms`,
    `p99 ${quantile(times, 0.99).toFixed(3)} ms`,
    `${Math.round((rows * rounds * 1000) / total)} rows/s`,
    `event loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, max ${(delay.max / 1e6).toFixed(1)} ms`,
  ];
  console.log(`${what.padEnd(16)} ${String(rows).padStart(6)} rows   ${figures.join('   ')}`);
}

const folder = await chosenFolder();
const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
const bytes = await readFile(path.join(folder, 'model.onnx'));
console.log(`${manifest.id} ${manifest.version}, ${manifest.columns} columns, ${bytes.length} bytes`);
console.log(
  `node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}, ${os.platform()} ${os.arch()}`,
);

for (const provider of PROVIDERS) {
  const runtime = createChildRuntime({
    providers: [provider],
    batches: { maxBatchRows: 1024, maxWaitingRows: 20_000 },
    limits: { loadMs: DEADLINE_MS, runMs: DEADLINE_MS },
    restartAfterMs: [0],
    stableAfterMs: DEADLINE_MS,
    log,
  });
  try {
    await runtime.load({ key: 'bench', id: manifest.id, bytes }, provider);
  } catch (error) {
    console.log(`${provider}: not here (${error instanceof Error ? error.message : String(error)})`);
    await runtime.close();
    continue;
  }
  const session = await InferenceSession.create(bytes, {
    executionProviders: [provider],
    intraOpNumThreads: 1,
  });
  for (const { rows, rounds } of SIZES) {
    const batch = generated(rows, manifest.columns);
    const shape = [rows, manifest.columns];
    await measure(`${provider} bare`, rows, rounds, () =>
      session.run({
        values: new Tensor('float32', batch.values, shape),
        known: new Tensor('float32', batch.known, shape),
      }),
    );
    await measure(`${provider} process`, rows, rounds, () =>
      runtime.run('bench', batch, { deadlineMs: DEADLINE_MS }),
    );
  }
  const registry = createModelRegistry({
    runtime,
    directories: [
      { directory: path.dirname(folder), origin: manifest.watermark === undefined ? 'site' : 'sandbox' },
    ],
    levels: {},
    log,
  });
  await registry.refresh();
  const predictor = createPredictor({
    runtime,
    registry,
    deadlineMs: DEADLINE_MS,
    longDeadlineMs: DEADLINE_MS,
    log,
  });
  const number = manifest.inputs.find((input) => input.kind === 'number');
  const rows = Array.from({ length: 1000 }, () => new Map(number ? [[number.id, number.trained.low]] : []));
  await measure(`${provider} predictor`, 1, 1000, () => predictor.predictRows(manifest.id, rows.slice(0, 1)));
  await measure(`${provider} predictor`, 1000, 20, () => predictor.predictRows(manifest.id, rows));
  await runtime.close();
}

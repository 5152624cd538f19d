/**
 * How long does order-select with full prefetch take, beside a bare Express route that parses the same body and returns
 * a static card? order-sign does the same work, but the sandbox EHR of this process would then also be written to.
 * Both in this process, one request at a time, in turns; real HTTP, real embedded database.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { startAll } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { listen } from '../../server/listener.ts';
import { createLog } from '../../server/log.ts';
import { NOW } from '../../test/fixtures/chart.ts';
import { orderSelectBodies } from '../../test/fixtures/hook-body.ts';
import { quantile } from './parts/statistics.ts';

const WARM_UP = 100;
const ROUNDS = 500;

async function timed(url: string, body: string): Promise<{ ms: number; answer: unknown }> {
  const started = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer: unknown = await response.json();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return { ms: performance.now() - started, answer };
}

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-bench-'));
const running = await startAll({
  config: readConfig({ SANDBOX: 'on', PORT: '0', SANDBOX_PORT: '0', DATA_DIR: dataDir }),
  root: '.',
  serviceVersion: 'bench',
  log: createLog('silent'),
  now: () => NOW,
  onLockLost: () => undefined,
});
const bodyOf = orderSelectBodies(NOW);
const hookUrl = `${running.serviceUrl}/cds-services/thrombolysis-order-select`;
const { answer } = await timed(hookUrl, bodyOf('first'));

const bare = express();
bare.post('/', express.json({ limit: '10mb' }), (_request, response) => {
  response.json(answer);
});
const listener = await listen('127.0.0.1', 0);
listener.serve(bare);
const bareUrl = `http://127.0.0.1:${listener.port}/`;

const times: { hook: number[]; bare: number[] } = { hook: [], bare: [] };
for (let round = -WARM_UP; round < ROUNDS; round++) {
  // An encounter of its own for each: the same data are shown once in an encounter.
  const body = bodyOf(`patient-${WARM_UP + round}`);
  const hook = await timed(hookUrl, body);
  const baseline = await timed(bareUrl, body);
  if (round < 0) continue;
  times.hook.push(hook.ms);
  times.bare.push(baseline.ms);
}

const [hook, baseline] = [quantile(times.hook, 0.5), quantile(times.bare, 0.5)];
console.log(
  `body ${(bodyOf('size').length / 1024).toFixed(0)} kB, ${ROUNDS} requests each, node ${process.version}`,
);
console.log(
  `order-select, full prefetch, recorded median ${hook.toFixed(2)} ms   p95 ${quantile(times.hook, 0.95).toFixed(2)} ms`,
);
console.log(
  `bare route, same body, static card    median ${baseline.toFixed(2)} ms   p95 ${quantile(times.bare, 0.95).toFixed(2)} ms`,
);
console.log(
  `ratio of medians ${(hook / baseline).toFixed(1)}; limit for the median 25 ms: ${hook < 25 ? 'kept' : 'MISSED'}`,
);
process.exitCode = hook < 25 ? 0 : 1;

await listener.close();
await running.close();
await rm(dataDir, { recursive: true, force: true });

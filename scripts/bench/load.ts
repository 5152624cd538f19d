/**
 * Throughput under load: order-select with full prefetch, models, record and audit trail, in compiled service processes
 * on one real PostgreSQL, beside a bare Express route that parses the same body and returns a static card, in as many
 * processes, with the same load generator, in turns.
 *
 * npm run bench:load -- [--processes 2] [--requests 3000] [--algorithm RS384]
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { orderSelectBodies } from '../../test/fixtures/hook-body.ts';
import { runLevel, type LevelResult } from './parts/load-level.ts';
import { cpuOf, type Measured } from './parts/processes.ts';
import { registeredClient } from './parts/registered-client.ts';
import { openStage, startBare, type Stage } from './parts/stage.ts';

const CONNECTIONS = [1, 4, 16, 64, 256, 1000];
const WARM_UP = { connections: 16, requests: 1000 };

/** The bare route is that much faster: as many requests would be over before its JIT has seen them. */
const BARE_FACTOR = 3;

/** Least share of the bare route's throughput. */
const LEAST_SHARE = 0.25;

const SERVICE = 'thrombolysis-order-select';

const { values: options } = parseArgs({
  options: {
    processes: { type: 'string', default: '2' },
    requests: { type: 'string', default: '3000' },
    algorithm: { type: 'string', default: 'RS384' },
  },
});
if (options.algorithm !== 'RS384' && options.algorithm !== 'ES384') throw new Error('RS384 or ES384');
const processes = Number(options.processes);
const most = Number(options.requests);
const requestsAt = (connections: number) => Math.max(Math.min(most, 300 * connections), 3 * connections);

const client = await registeredClient(options.algorithm);
const bodyOf = orderSelectBodies(new Date());
let patients = 0;
let tokens: string[] = [];
/** Signing is the EHR's work: it is done before the clock starts. */
const sign = async (count: number) => {
  const signed = await client.sign(SERVICE, count);
  tokens = signed.tokens;
  return signed.secondsEach;
};

/** CPU seconds so far. */
interface Cpu {
  readonly service: number;
  readonly inference: number;
  readonly database: number;
}

async function cpu(servers: readonly Measured[], stage?: Stage): Promise<Cpu> {
  const figures = await Promise.all(servers.map((server) => server.figures()));
  const children = await Promise.all(servers.map(({ pid }) => cpuOf(pid)));
  const postmaster = stage?.postgres?.pid();
  const database = postmaster === undefined ? undefined : await cpuOf(postmaster);
  return {
    service: figures.reduce(
      (sum, figure) => sum + (figure.get('process_cpu_seconds_total') ?? Number.NaN),
      0,
    ),
    inference: children.reduce((sum, { descendants }) => sum + descendants, 0),
    database: database === undefined ? 0 : database.own + database.descendants,
  };
}

interface Row extends LevelResult {
  /** CPU milliseconds a request. */
  readonly cpu: Cpu;
}

async function level(
  servers: readonly Measured[],
  { connections, requests }: { connections: number; requests: number },
  stage?: Stage,
): Promise<Row> {
  const before = await cpu(servers, stage);
  const result = await runLevel({
    urls: servers.map(({ url }) => url),
    path: `/cds-services/${SERVICE}`,
    connections,
    requests,
    next: () => ({ body: bodyOf(`patient-${++patients}`), token: tokens[patients % tokens.length] ?? '' }),
  });
  const after = await cpu(servers, stage);
  const each = (name: keyof Cpu) => ((after[name] - before[name]) * 1000) / result.requests;
  return {
    ...result,
    cpu: { service: each('service'), inference: each('inference'), database: each('database') },
  };
}

const stage = await openStage({ client, processes, database: 'PostgreSQL' });
const [first] = stage.services;
await sign(1);
const answer: unknown = await (
  await fetch(`${first?.url}/cds-services/${SERVICE}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[0]}` },
    body: bodyOf('first'),
  })
).json();
const bare = await startBare(answer, stage.directory, processes);

console.log(
  `body ${(bodyOf('size').length / 1024).toFixed(0)} kB, ${processes} processes each, tokens ${options.algorithm}, node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}, load ${os.loadavg()[0]?.toFixed(1)}`,
);
const signing = await sign(WARM_UP.requests + 100);
await level(stage.services, WARM_UP, stage);
await level(bare, WARM_UP);
console.log(`signing a token costs the EHR ${(signing * 1000).toFixed(2)} ms; not in the figures\n`);

const number = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width);
const line = (name: string, connections: number, row: Row) =>
  `${name.padEnd(8)}${String(connections).padStart(6)}${number(row.perSecond, 0, 9)}${number(row.p50, 1, 9)}${number(row.p95, 1, 9)}${number(row.p99, 1, 9)}${String(row.errors).padStart(8)}${number(row.cpu.service, 2, 10)}${number(row.cpu.inference, 2, 11)}${number(row.cpu.database, 2, 10)}`;
console.log(
  '        connections  per s   p50 ms   p95 ms   p99 ms  errors  CPU ms each: process  inference  database',
);

const rows: { hook: Row; bare: Row }[] = [];
for (const connections of CONNECTIONS) {
  const requests = requestsAt(connections);
  await sign(requests + connections);
  const hook = await level(stage.services, { connections, requests }, stage);
  const baseline = await level(bare, { connections, requests: requests * BARE_FACTOR });
  console.log(line('hook', connections, hook));
  console.log(line('bare', connections, baseline));
  console.log(
    `  share of the bare route: throughput ${number(hook.perSecond / baseline.perSecond, 3, 0)}, CPU of the processes ${number(baseline.cpu.service / hook.cpu.service, 3, 0)}`,
  );
  rows.push({ hook, bare: baseline });
}

const waiting = await Promise.all(stage.services.map((service) => service.figures()));
const best = (of: 'hook' | 'bare') => Math.max(...rows.map((row) => row[of].perSecond));
const share = best('hook') / best('bare');
const errors = rows.reduce((sum, { hook, bare: { errors: other } }) => sum + hook.errors + other, 0);
console.log(
  `\nrecords waiting for the database at the end: ${waiting.map((figures) => figures.get('stroke_cds_records_waiting')).join(', ')}`,
);
console.log(
  `best throughput ${best('hook').toFixed(0)} of ${best('bare').toFixed(0)} a second: share ${share.toFixed(3)}, least ${LEAST_SHARE}: ${share >= LEAST_SHARE ? 'kept' : 'MISSED'}; errors ${errors}`,
);
process.exitCode = share >= LEAST_SHARE && errors === 0 ? 0 : 1;

for (const server of bare) await server.close();
await stage.close();

/**
 * Throughput under load: order-select with full prefetch, models, record and audit trail, in compiled service processes
 * with as many workers on one real PostgreSQL, beside a bare Express route that parses the same body and returns a static card, in as many
 * processes, with the same load generator, in turns.
 *
 * npm run bench:load -- [--processes 2] [--requests 3000] [--algorithm RS384]
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { createLoad, type LevelResult } from './parts/load-level.ts';
import { cpuOf, type Measured } from './parts/measured.ts';
import { registeredClient } from './parts/registered-client.ts';
import { openStage, startBare, type Stage } from './parts/stage.ts';

const CONNECTIONS = [1, 4, 16, 64, 256, 1000];
const WARM_UP = { connections: 16, requests: 1000 };

/** The bare route is that much faster: as many requests would be over before its JIT has seen them. */
const BARE_FACTOR = 3;

/** Least share of the bare route's throughput. */
const LEAST_SHARE = 0.25;

const { values: options } = parseArgs({
  options: {
    processes: { type: 'string', default: '2' },
    requests: { type: 'string', default: '3000' },
    algorithm: { type: 'string', default: 'RS384' },
  },
});
const { algorithm } = options;
if (algorithm !== 'RS384' && algorithm !== 'ES384') throw new Error('RS384 or ES384');
const processes = Number(options.processes);
const most = Number(options.requests);
const requestsAt = (connections: number) => Math.max(Math.min(most, 300 * connections), 3 * connections);

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

const client = await registeredClient(algorithm);
const load = createLoad(client);

async function level(
  servers: readonly Measured[],
  size: { connections: number; requests: number },
  stage?: Stage,
): Promise<Row> {
  const before = await cpu(servers, stage);
  const result = await load.run(
    servers.map(({ url }) => url),
    size,
  );
  const after = await cpu(servers, stage);
  const each = (name: keyof Cpu) => ((after[name] - before[name]) * 1000) / result.requests;
  return {
    ...result,
    cpu: { service: each('service'), inference: each('inference'), database: each('database') },
  };
}

const COLUMNS = [
  'connections',
  'per s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'errors',
  'CPU ms',
  'inference',
  'database',
];

function line(name: string, connections: number, row: Row): string {
  const times = [row.p50, row.p95, row.p99].map((ms) => ms.toFixed(1));
  const cpuMs = [row.cpu.service, row.cpu.inference, row.cpu.database].map((ms) => ms.toFixed(2));
  return aligned(name, [connections, row.perSecond.toFixed(0), ...times, row.errors, ...cpuMs]);
}

function aligned(name: string, cells: readonly (string | number)[]): string {
  return `${name.padEnd(5)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
}

const stage = await openStage({ client, processes, workers: processes, database: 'PostgreSQL' });
const bare = await startBare(await load.once(stage.services[0]?.url ?? ''), stage.directory, processes);
console.log(
  `${processes} processes each, tokens ${algorithm}, node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}, load ${os.loadavg()[0]?.toFixed(1)}`,
);
const { signingMs } = await level(stage.services, WARM_UP, stage);
await level(bare, WARM_UP);
console.log(`signing a token costs the EHR ${signingMs.toFixed(2)} ms; not in the figures\n`);
console.log(aligned('', COLUMNS));

const rows: { hook: Row; bare: Row }[] = [];
for (const connections of CONNECTIONS) {
  const requests = requestsAt(connections);
  const hook = await level(stage.services, { connections, requests }, stage);
  const baseline = await level(bare, { connections, requests: requests * BARE_FACTOR });
  rows.push({ hook, bare: baseline });
  console.log(line('hook', connections, hook));
  console.log(line('bare', connections, baseline));
  const throughput = hook.perSecond / baseline.perSecond;
  const cpuShare = baseline.cpu.service / hook.cpu.service;
  console.log(
    `     share of the bare route: throughput ${throughput.toFixed(3)}, CPU ${cpuShare.toFixed(3)}`,
  );
}

const waiting = await Promise.all(stage.services.map((service) => service.figures()));
const sumOf = (name: string) => waiting.reduce((sum, figures) => sum + (figures.get(name) ?? Number.NaN), 0);
const best = (of: 'hook' | 'bare') => Math.max(...rows.map((row) => row[of].perSecond));
const share = best('hook') / best('bare');
const errors = rows.reduce((sum, { hook, bare: { errors: other } }) => sum + hook.errors + other, 0);
console.log(
  `\nrecords that wait on disk at the end: ${sumOf('stroke_cds_records_waiting')}; answers not kept: ${sumOf('stroke_cds_answers_not_kept')}`,
);
console.log(
  `best throughput ${best('hook').toFixed(0)} of ${best('bare').toFixed(0)} a second: share ${share.toFixed(3)}, least ${LEAST_SHARE}: ${share >= LEAST_SHARE ? 'kept' : 'MISSED'}; errors ${errors}`,
);
process.exitCode = share >= LEAST_SHARE && errors === 0 ? 0 : 1;

for (const server of bare) await server.close();
await stage.close();

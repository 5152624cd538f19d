/**
 * Does the memory of a service grow with the requests it has answered? One compiled process, order-select with full
 * prefetch, a new patient for each; memory as `/metrics` tells it, without ever forcing a garbage collection.
 *
 * npm run bench:memory -- [--requests 100000] [--database PostgreSQL|PGlite] [--connections 8]
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { createLoad, SERVICE } from './parts/load-level.ts';
import { registeredClient } from './parts/registered-client.ts';
import { openStage } from './parts/stage.ts';
import { fitLine } from './parts/statistics.ts';

const SAMPLE_EVERY = 5000;

/** Until caches, the JIT and the ids of tokens that are still valid have their size: not part of the fit. */
const WARM_UP_SHARE = 0.3;

/** What a year of a busy hospital, some 100,000 hooks, may add. */
const FLAT_MB_PER_10_000 = 1;

const MEASURES = {
  resident: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  external: 'nodejs_external_memory_bytes',
} as const;

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    database: { type: 'string', default: 'PostgreSQL' },
    connections: { type: 'string', default: '8' },
  },
});
const { database } = options;
if (database !== 'PostgreSQL' && database !== 'PGlite') throw new Error('PostgreSQL or PGlite');
const requests = Number(options.requests);
const every = Math.min(SAMPLE_EVERY, Math.ceil(requests / 20));

const client = await registeredClient('RS384');
const stage = await openStage({ client, processes: 1, database });
const [service] = stage.services;
if (service === undefined) throw new Error('one service');
const load = createLoad(client);

console.log(
  `${database}, ${requests} requests, node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`,
);
console.log(
  `requests  ${Object.keys(MEASURES)
    .map((name) => `${name} MB`.padStart(12))
    .join('')}    per s  errors`,
);
const samples: Record<keyof typeof MEASURES, { x: number; y: number }[]> = {
  resident: [],
  heap: [],
  external: [],
};
let errors = 0;
for (let done = 0; done < requests;) {
  const level = await load.run([service.url], { connections: Number(options.connections), requests: every });
  done += level.requests;
  errors += level.errors;
  const figures = await service.figures();
  const line = Object.entries(MEASURES).map(([name, metric]) => {
    const megabytes = (figures.get(metric) ?? Number.NaN) / 1e6;
    samples[name as keyof typeof MEASURES].push({ x: done / 10_000, y: megabytes });
    return megabytes.toFixed(1).padStart(12);
  });
  console.log(
    `${String(done).padStart(8)}  ${line.join('')}${level.perSecond.toFixed(0).padStart(9)}${String(errors).padStart(8)}`,
  );
}

let isFlat = true;
for (const [name, all] of Object.entries(samples)) {
  const { slope, low, high } = fitLine(all.slice(Math.floor(all.length * WARM_UP_SHARE)));
  const verdict = low <= 0 || high <= FLAT_MB_PER_10_000 ? 'flat' : 'GROWS';
  isFlat &&= verdict === 'flat';
  console.log(
    `${name}: ${slope.toFixed(2)} MB per 10,000 requests (95 % interval ${low.toFixed(2)} to ${high.toFixed(2)}): ${verdict}`,
  );
}
console.log(`on ${SERVICE}; errors ${errors}`);
process.exitCode = isFlat && errors === 0 ? 0 : 1;
await stage.close();

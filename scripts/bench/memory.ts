/**
 * Does the memory of a service grow with the requests it has answered? One compiled process, order-select with full
 * prefetch, a new patient for each; memory as `/metrics` tells it, without ever forcing a garbage collection: of each
 * window of requests the least, which is what is left after a collection.
 *
 * npm run bench:memory -- [--requests 100000] [--database PostgreSQL|PGlite] [--connections 8]
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { createLoad, SERVICE } from './parts/load-level.ts';
import { registeredClient } from './parts/registered-client.ts';
import { openStage } from './parts/stage.ts';
import { fitLine } from './parts/statistics.ts';

const WINDOW = 5000;

/** Milliseconds between two looks within a window. */
const LOOK_EVERY = 250;

/**
 * Longer than a window takes. The service remembers every id for as long as its token is valid: with five minutes the
 * ids would still become more, as they should, when the last request of this bench is answered.
 */
const TOKEN_LIFETIME = '90s';

/** Until caches, the JIT and the ids of tokens that are still valid have their size: not part of the fit. */
const WARM_UP_SHARE = 0.3;

/** What a year of a busy hospital, some 100,000 hooks, may add. */
const FLAT_MB_PER_10_000 = 1;

const MEASURES = {
  resident: 'process_resident_memory_bytes',
  heap: 'nodejs_heap_size_used_bytes',
  external: 'nodejs_external_memory_bytes',
} as const;

type Measure = keyof typeof MEASURES;
const names = Object.keys(MEASURES) as Measure[];

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
const window = Math.min(WINDOW, Math.ceil(requests / 20));

function onlyOf<T>([only]: readonly T[]): T {
  if (only === undefined) throw new Error('there is none');
  return only;
}

const client = await registeredClient('RS384', TOKEN_LIFETIME);
const stage = await openStage({ client, processes: 1, database });
const service = onlyOf(stage.services);
const load = createLoad(client);

console.log(
  `${database}, ${requests} requests, node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`,
);
console.log(`requests  ${names.map((name) => `${name} MB`.padStart(12)).join('')}    per s  errors`);
/** Looks until told to stop. @returns the least of each, megabytes */
async function least(isOver: () => boolean): Promise<Record<Measure, number>> {
  const lowest = { resident: Infinity, heap: Infinity, external: Infinity };
  while (!isOver()) {
    const figures = await service.figures();
    for (const name of names)
      lowest[name] = Math.min(lowest[name], (figures.get(MEASURES[name]) ?? Number.NaN) / 1e6);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
  return lowest;
}

const samples: Record<Measure, { x: number; y: number }[]> = { resident: [], heap: [], external: [] };
let errors = 0;
for (let done = 0; done < requests;) {
  let isOver = false;
  const running = load
    .run([service.url], { connections: Number(options.connections), requests: window })
    .finally(() => {
      isOver = true;
    });
  const [level, lowest] = await Promise.all([running, least(() => isOver)]);
  done += level.requests;
  errors += level.errors;
  for (const name of names) samples[name].push({ x: done / 10_000, y: lowest[name] });
  const cells = names.map((name) => lowest[name].toFixed(1).padStart(12));
  console.log(
    `${String(done).padStart(8)}  ${cells.join('')}${level.perSecond.toFixed(0).padStart(9)}${String(errors).padStart(8)}`,
  );
}

let isFlat = true;
for (const [name, all] of Object.entries(samples)) {
  const { slope, low, high } = fitLine(all.slice(Math.floor(all.length * WARM_UP_SHARE)));
  const grows = low > FLAT_MB_PER_10_000;
  const verdict = grows ? 'GROWS' : high <= FLAT_MB_PER_10_000 ? 'flat' : 'too few requests to tell';
  isFlat &&= !grows;
  console.log(
    `${name}: ${slope.toFixed(2)} MB per 10,000 requests (95 % interval ${low.toFixed(2)} to ${high.toFixed(2)}): ${verdict}`,
  );
}
console.log(`on ${SERVICE}; errors ${errors}`);
process.exitCode = isFlat && errors === 0 ? 0 : 1;
await stage.close();

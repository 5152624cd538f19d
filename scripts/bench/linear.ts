/**
 * Does the cost of a hook grow faster than the chart? order-select with Bundles of 10 to 10,000 resources, one at a
 * time, one compiled process, the embedded database: CPU time of the process for each call, and its exponent.
 *
 * npm run bench:linear
 */
import { orderSelectBodies, type BodySize } from '../../test/fixtures/hook-body.ts';
import { createLoad } from './parts/load-level.ts';
import { registeredClient } from './parts/registered-client.ts';
import { openStage } from './parts/stage.ts';

const SIZES = [10, 100, 1000, 10_000];

/** Calls of each size; enough for the clock of the smallest. */
const callsOf = (size: number) => (size >= 10_000 ? 10 : 100);

/** 1 is linear; some more is what caches that are too small cost. */
const GREATEST_EXPONENT = 1.15;

const CHARTS: readonly { readonly what: string; readonly sized: (size: number) => BodySize }[] = [
  { what: 'observations', sized: (glucoseValues) => ({ glucoseValues, conditions: 2 }) },
  { what: 'conditions', sized: (conditions) => ({ glucoseValues: 1, conditions }) },
];

const client = await registeredClient('RS384');
const stage = await openStage({ client, processes: 1, database: 'PGlite' });
const [service] = stage.services;
if (service === undefined) throw new Error('one service');
const warmUp = createLoad(client);
await warmUp.run([service.url], { connections: 1, requests: 300 });

const cpuSeconds = async () => (await service.figures()).get('process_cpu_seconds_total') ?? Number.NaN;

let isLinear = true;
for (const { what, sized } of CHARTS) {
  console.log(`${what.padEnd(14)}       kB   median ms   CPU ms`);
  const costs: number[] = [];
  for (const size of SIZES) {
    const bodyOf = orderSelectBodies(new Date(), sized(size));
    const load = createLoad(client, bodyOf);
    const requests = callsOf(size);
    await load.run([service.url], { connections: 1, requests: Math.ceil(requests / 5) });
    const before = await cpuSeconds();
    const { p50, errors } = await load.run([service.url], { connections: 1, requests });
    if (errors > 0) throw new Error(`${errors} calls of ${size} ${what} failed`);
    const cpuMs = ((await cpuSeconds()) - before) * (1000 / requests);
    costs.push(cpuMs);
    console.log(
      `${String(size).padStart(14)}${(bodyOf('size').length / 1024).toFixed(0).padStart(9)}${p50.toFixed(1).padStart(12)}${cpuMs.toFixed(2).padStart(9)}`,
    );
  }
  // What a call costs whatever its chart is left out: it would hide how the rest grows.
  const [least = Number.NaN, , thousand = Number.NaN, most = Number.NaN] = costs;
  const exponent = Math.log10((most - least) / (thousand - least));
  isLinear &&= exponent <= GREATEST_EXPONENT;
  console.log(
    `from 1,000 to 10,000 the cost grows with exponent ${exponent.toFixed(2)} (linear is 1): ${exponent <= GREATEST_EXPONENT ? 'linear' : 'FASTER'}\n`,
  );
}
process.exitCode = isLinear ? 0 : 1;
await stage.close();

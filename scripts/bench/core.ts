/**
 * How long does a full assessment take: all scores, comparison, eligibility, benefit and recovery of one patient?
 * Beside it, in turns, the same facts through JSON.stringify and JSON.parse as a yardstick of the machine.
 */
import { assess } from '../../server/clinical/assess.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { knownFacts } from '../../test/fixtures/facts.ts';
import { quantile } from './parts/statistics.ts';

const WARM_UP = 500;
const ROUNDS = 3000;
const LIMIT_MS = 1;
const NOW = new Date('2026-11-24T09:00:00Z');

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** @returns the median of the assessment in milliseconds */
function bench(name: string, facts: StrokeFacts): number {
  const times: { core: number[]; json: number[] } = { core: [], json: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const core = timed(() => assess(facts, NOW, DEFAULT_POLICY));
    const json = timed(() => JSON.parse(JSON.stringify(facts)) as unknown);
    if (round < 0) continue;
    times.core.push(core);
    times.json.push(json);
  }
  const [core, json] = [quantile(times.core, 0.5), quantile(times.json, 0.5)];
  console.log(
    `${name.padEnd(22)} median ${core.toFixed(3)} ms   p99 ${quantile(times.core, 0.99).toFixed(3)} ms   ratio to a JSON round trip of the facts ${(core / json).toFixed(1)}`,
  );
  return core;
}

const medians = [bench('typical patient', knownFacts()), bench('nothing known', factsWith({}))];
const isKept = medians.every((median) => median < LIMIT_MS);
console.log(`limit for the median ${LIMIT_MS} ms: ${isKept ? 'kept' : 'MISSED'}, node ${process.version}`);
process.exitCode = isKept ? 0 : 1;

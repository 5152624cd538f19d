/** The totals that the factory compares its models with are those of the published vectors. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { recordedValues } from '../../server/clinical/known.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { factsOfRow, vectorRows } from '../fixtures/vectors.ts';

type Totals = Readonly<Record<string, { readonly low: number; readonly high: number }>>;

/** Runs the script as the factory does: one process, a line for each row. */
async function scoreRows(lines: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/training/score-rows.ts']);
  child.stdin.end(lines.join('\n'));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, error, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  const totals = out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Totals]));
  return { totals, error, status };
}

/** The values by fact, as the factory writes them. */
function valuesOf(facts: StrokeFacts): Record<string, unknown> {
  const known = Object.entries(facts).flatMap(([name, fact]) =>
    recordedValues<unknown>(fact).map(({ value }): [string, unknown] => [name, value]),
  );
  return Object.fromEntries(known);
}

describe('scores for the rows of a registry', () => {
  for (const [vectors, id] of [
    ['HAT', 'hat'],
    ['SEDAN', 'sedan'],
    ['SITS-SICH', 'sits-sich'],
    ['MSS', 'mss'],
  ] as const) {
    it(`gives the published totals of ${vectors}`, async () => {
      const rows = vectorRows(vectors);
      const { totals } = await scoreRows(rows.map((row) => JSON.stringify(valuesOf(factsOfRow(row)))));
      expect(totals.map((total) => total[id])).to.deep.equal(
        rows.map(({ total }) => ({ low: total, high: total })),
      );
    });
  }

  it('gives the lowest and the highest total when an input is missing', async () => {
    const { totals } = await scoreRows([
      '{"diabetes":false,"glucose":{"value":6,"unit":"mmol/L"},"nihss":10}',
    ]);
    expect(totals[0]?.['hat']).to.deep.equal({ low: 0, high: 2 });
  });

  it('names row and field of what it cannot use, and never the value', async () => {
    const { status, error, totals } = await scoreRows(['{"nihss":10}', '{"nihss":77}']);
    expect({ status, error: error.trim(), rows: totals.length }).to.deep.equal({
      status: 1,
      error: 'row 2: facts.nihss.value: above-limit',
      rows: 1,
    });
  });

  it('does not quote a line that is not JSON', async () => {
    const { status, error } = await scoreRows(['Jane Doe, 77']);
    expect({ status, error: error.trim() }).to.deep.equal({ status: 1, error: 'row 1: not a JSON object' });
  });
});

/** Processes under measurement: the figures of their `/metrics`, and CPU time as Linux counts it. */
import { readdir, readFile } from 'node:fs/promises';
import { startNode, type NodeProcess } from '../../../test/fixtures/node-process.ts';

export interface Measured extends NodeProcess {
  /** Figures of `/metrics` by name, those without labels. */
  readonly figures: () => Promise<ReadonlyMap<string, number>>;
}

/** As `startNode`. */
export async function startMeasured(...start: Parameters<typeof startNode>): Promise<Measured> {
  const process = await startNode(...start);
  return {
    ...process,
    figures: async () => figuresOf(await (await fetch(`${process.url}/metrics`)).text()),
  };
}

function figuresOf(text: string): ReadonlyMap<string, number> {
  return new Map(
    [...text.matchAll(/^(\w+) ([-+.\de]+)$/gim)].map(([, name = '', value]) => [name, Number(value)]),
  );
}

/** Of Linux, in all distributions (sysconf _SC_CLK_TCK). */
const TICKS_PER_SECOND = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of its own and of its children that have ended. */
  readonly cpuSeconds: number;
}

/** CPU seconds of a process itself and of all its descendants; NaN where there is no /proc. */
export async function cpuOf(root: number): Promise<{ own: number; descendants: number }> {
  const names = await readdir('/proc').catch(() => []);
  const stats = (await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(statOf))).filter(
    (stat) => stat !== undefined,
  );
  const under = (pid: number): number =>
    stats
      .filter(({ parent }) => parent === pid)
      .reduce((sum, child) => sum + child.cpuSeconds + under(child.pid), 0);
  const own = stats.find(({ pid }) => pid === root)?.cpuSeconds ?? Number.NaN;
  return { own, descendants: stats.length === 0 ? Number.NaN : under(root) };
}

/** proc(5): the name in brackets may hold anything. */
async function statOf(pid: string): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [, parent, utime, stime, cutime, cstime] = [0, 1, 11, 12, 13, 14].map((at) => Number(fields[at]));
  const ticks = (utime ?? 0) + (stime ?? 0) + (cutime ?? 0) + (cstime ?? 0);
  return { pid: Number(pid), parent: parent ?? 0, cpuSeconds: ticks / TICKS_PER_SECOND };
}

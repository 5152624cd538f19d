/** Node programs under measurement, as processes of their own: the figures of their `/metrics`, and CPU time as Linux counts it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';

export interface Measured {
  readonly url: string;
  readonly pid: number;
  /** Figures of `/metrics` by name, those without labels. */
  readonly figures: () => Promise<ReadonlyMap<string, number>>;
  /** SIGTERM, and until it has ended. */
  readonly close: () => Promise<void>;
}

/**
 * What it logs goes nowhere: reading it would cost this process, which makes the load, more than the logging process.
 * @param words for Node: options and program
 * @param environment all of it but PATH: a setting of the shell would change what is measured
 * @param url where it will be reached
 * @param isReady asked until it holds
 */
export async function startMeasured(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  url: string,
  isReady: (url: string) => Promise<boolean>,
): Promise<Measured> {
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (child.pid === undefined) throw new Error(`${words.join(' ')} did not start`);
  while (!(await isReady(url).catch(() => false))) {
    if (hasEnded(child)) throw new Error(`${words.join(' ')} ended`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    pid: child.pid,
    figures: async () => figuresOf(await (await fetch(`${url}/metrics`)).text()),
    close: async () => {
      if (hasEnded(child)) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
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

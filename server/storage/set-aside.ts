/**
 * Records that waited on disk and will never be written: kept by the day, as they are, for people to look at, until
 * their time is over or their patient is erased.
 */
import path from 'node:path';
import type { Disk } from './disk.ts';
import { linesOf, openLineFile, type LineFile } from './line-file.ts';

export interface SetAside {
  readonly keep: (lines: readonly string[]) => Promise<void>;
  /**
   * @param before ISO instant: what was set aside on earlier days goes, whatever it is
   * @param isForgotten of a line
   * @returns how many lines went
   */
  readonly forget: (before: string, isForgotten: (line: string) => Promise<boolean>) => Promise<number>;
}

/** Without a day: of an earlier version of the service. */
const UNDATED = 'refused.jsonl';
const nameOf = (day: string) => `refused-${day}.jsonl`;
const dayOf = (name: string) => /^refused-(\d{4}-\d{2}-\d{2})\.jsonl$/.exec(name)?.[1];
/** A file that is being written anew. */
const BEGUN = 'refused.new';

/** One call at a time. */
export async function openSetAside(directory: string, disk: Disk, now: () => Date): Promise<SetAside> {
  const fileOf = (name: string) => path.join(directory, name);
  const today = () => now().toISOString().slice(0, 10);
  const names = await disk.list(directory);
  if (names.includes(UNDATED) && !names.includes(nameOf(today())))
    await disk.rename(fileOf(UNDATED), fileOf(nameOf(today())));
  let last: { readonly day: string; readonly file: LineFile } | undefined;

  const keepOnly = async (name: string, isKept: readonly boolean[]) => {
    await disk.remove(fileOf(BEGUN));
    const begun = await openLineFile(fileOf(BEGUN), disk);
    let index = 0;
    for await (const { text } of linesOf(fileOf(name), disk, 0))
      if (isKept[index++] === true) await begun.append([text]);
    await begun.moveTo(fileOf(name));
  };
  return {
    keep: async (lines) => {
      const day = today();
      if (last?.day !== day) last = { day, file: await openLineFile(fileOf(nameOf(day)), disk) };
      await last.file.append(lines);
    },
    forget: async (before, isForgotten) => {
      last = undefined;
      let forgotten = 0;
      for (const name of await disk.list(directory)) {
        const day = dayOf(name);
        if (day === undefined) continue;
        const isOver = day < before.slice(0, 10);
        const isKept: boolean[] = [];
        for await (const { text } of linesOf(fileOf(name), disk, 0))
          isKept.push(!isOver && !(await isForgotten(text)));
        forgotten += isKept.filter((one) => !one).length;
        if (!isKept.includes(true)) await disk.remove(fileOf(name));
        else if (isKept.includes(false)) await keepOnly(name, isKept);
      }
      return forgotten;
    },
  };
}

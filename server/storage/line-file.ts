/** A file of lines: each is there as a whole or not at all, whatever a crash or a full disk left behind. */
import type { Disk } from './disk.ts';

export interface Size {
  /** Of whole lines, with their ends. */
  readonly bytes: number;
  readonly lines: number;
}

export interface LineFile {
  readonly size: () => Size;
  /** Resolves when all of them are on disk. @throws the error of the disk: none of them counts */
  readonly append: (lines: readonly string[]) => Promise<void>;
  /** Under its new name it is as it is; under the old one the next begins. */
  readonly moveTo: (file: string) => Promise<void>;
}

const LINE_END = 0x0a;

/** One append or move at a time. A file that is not there is an empty one. */
export async function openLineFile(file: string, disk: Disk): Promise<LineFile> {
  let { size, isWhole } = await measured(file, disk);
  /** What was left after the last whole line would run into the next one. */
  const cut = async () => {
    if (isWhole) return;
    await disk.truncate(file, size.bytes);
    isWhole = true;
  };
  return {
    size: () => size,
    append: async (lines) => {
      const text = lines.map((line) => `${line}\n`).join('');
      await cut();
      isWhole = false;
      await disk.append(file, text);
      isWhole = true;
      size = { bytes: size.bytes + Buffer.byteLength(text), lines: size.lines + lines.length };
    },
    moveTo: async (to) => {
      await cut();
      await disk.rename(file, to);
      size = { bytes: 0, lines: 0 };
    },
  };
}

async function measured(file: string, disk: Disk): Promise<{ size: Size; isWhole: boolean }> {
  let bytes = 0;
  let lines = 0;
  let end = 0;
  for await (const chunk of disk.chunks(file, 0)) {
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) {
      lines += 1;
      bytes = end + at + 1;
    }
    end += chunk.length;
  }
  return { size: { bytes, lines }, isWhole: bytes === end };
}

/** A line, and where the next one begins. */
export interface Line {
  readonly text: string;
  readonly end: number;
}

/** Whole lines, without ever holding the file. @param from where one begins, bytes */
export async function* linesOf(file: string, disk: Disk, from: number): AsyncGenerator<Line> {
  let begun: Buffer[] = [];
  let end = from;
  for await (const chunk of disk.chunks(file, from)) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, start)) {
      const line = Buffer.concat([...begun, chunk.subarray(start, at)]);
      begun = [];
      start = at + 1;
      end += line.length + 1;
      yield { text: line.toString('utf8'), end };
    }
    begun.push(chunk.subarray(start));
  }
}

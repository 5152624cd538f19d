/**
 * `npm run train -- --task TASK --data DIR [--out DIR] [options of the task]`: trains a model with the factory under
 * scripts/training and writes its folder, models/TASK unless told otherwise. Ends with the factory's status.
 */
import { runPython } from './training/python.ts';

const USAGE =
  'usage: npm run train -- --task TASK --data DIR [--out DIR] [options of the task; --help lists them]';

/** The value of an option, and the words without it. */
function take(words: readonly string[], option: string): { value?: string; rest: readonly string[] } {
  const at = words.indexOf(option);
  const value = at < 0 ? undefined : words[at + 1];
  return value === undefined ? { rest: words } : { value, rest: words.toSpliced(at, 2) };
}

const { value: task, rest } = take(process.argv.slice(2), '--task');
const { value: out = `models/${task ?? ''}`, rest: options } = take(rest, '--out');
if (task === undefined) {
  console.error(USAGE);
  process.exitCode = 64;
} else {
  process.exitCode = await runPython(['-m', 'training', task, '--out', out, ...options]);
}

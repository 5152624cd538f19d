/** `npm run test:training`: the tests of the model factory, with pytest. Words after `--` go to pytest. */
import { runPython } from './training/python.ts';

process.exitCode = await runPython([
  '-m',
  'pytest',
  'scripts/training/tests',
  '-q',
  ...process.argv.slice(2),
]);

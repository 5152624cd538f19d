/** Everything CI checks after `npm cit`, in the same order. */
import { exitOnFailure, run } from './run.ts';

const STEPS = ['lint', 'format:check', 'typecheck', 'unused', 'coverage', 'test:browser'];

await exitOnFailure(
  (async () => {
    for (const step of STEPS) {
      console.log(`\n== ${step}`);
      await run(`npm run --silent ${step}`);
    }
  })(),
);

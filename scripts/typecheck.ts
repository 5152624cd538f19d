/** Type-checks every profile: Node code, the two pages, the browser tests. */
import { exitOnFailure, run } from './run.ts';

const PROJECTS = [
  'tsconfig.json',
  'smart-app/tsconfig.json',
  'server/sandbox/order-entry/tsconfig.json',
  'test/browser/tsconfig.json',
];

await exitOnFailure(
  (async () => {
    for (const project of PROJECTS) await run(`tsc --noEmit -p ${project}`);
  })(),
);

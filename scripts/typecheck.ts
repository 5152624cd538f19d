/** Type-checks every profile: Node code, the two pages, the browser tests. What has not changed is not checked again. */
import { exitOnFailure, run } from './run.ts';

const PROJECTS = [
  'tsconfig.json',
  'smart-app/tsconfig.json',
  'server/sandbox/order-entry/tsconfig.json',
  'test/browser/tsconfig.json',
];

await exitOnFailure(
  (async () => {
    for (const project of PROJECTS) {
      const known = `node_modules/.cache/tsc/${project.replaceAll('/', '-')}.tsbuildinfo`;
      await run(`tsc --noEmit --incremental --tsBuildInfoFile ${known} -p ${project}`);
    }
  })(),
);

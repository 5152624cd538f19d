/**
 * Coverage on compiled output (under tsx, c8 reports branches that are not there). The clinical core must be covered
 * completely; the whole server to nine tenths.
 */
import { exitOnFailure, run } from './run.ts';

/**
 * Ten thousand random calls, the description of the API made from its sources, processes that are started and killed, generated profiles and databases that are tampered
 * with or restored take minutes, and both floors hold without them.
 */
const LEFT_OUT = [
  ...['browser/**', 'faults/**', 'fhir-profiles/**', 'conformance/cds-hooks/fuzz*', 'api/openapi*'],
  ...['server/processes*', 'server/production*', 'storage/data-dir*', 'storage/audit*', 'storage/backup*'],
];

const MOCHA =
  'mocha --no-package --no-config --parallel --jobs 2 --timeout 30000 --exit dist/test/**/*.test.js ' +
  LEFT_OUT.map((tests) => `--ignore dist/test/${tests}`).join(' ');

await exitOnFailure(
  (async () => {
    await run('tsc -p test/tsconfig.json');
    await run(
      `c8 --reporter=text-summary --src server --include dist/server/** --exclude dist/server/sandbox/** --exclude dist/server/main.js --check-coverage --lines 90 --branches 85 ${MOCHA}`,
    );
    await run(
      'c8 report --reporter=text --include dist/server/clinical/** --check-coverage --lines 100 --branches 100',
    );
  })(),
);

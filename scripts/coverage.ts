/**
 * Coverage on compiled output (under tsx, c8 reports branches that are not there). The clinical core must be covered
 * completely; the whole server to nine tenths.
 */
import { exitOnFailure, run } from './run.ts';

const MOCHA =
  'mocha --no-package --no-config --timeout 30000 --exit dist/test/**/*.test.js --ignore dist/test/browser/**';

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

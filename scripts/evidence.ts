/**
 * The evidence registry as the table of the README. `npm run evidence` prints it, `npm run evidence -- --write` puts
 * it into README.md; a test fails when the two differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { evidenceTable, withEvidenceTable } from './evidence-table.ts';

if (process.argv.includes('--write')) {
  writeFileSync('README.md', withEvidenceTable(readFileSync('README.md', 'utf8')));
} else {
  console.log(evidenceTable());
}

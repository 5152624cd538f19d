/** Every row of requirements.csv is proved by a test that exists, or says why none is needed. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { MISTAKES } from './mutations.ts';

type Row = Readonly<Record<'id' | 'level' | 'requirement' | 'test' | 'reason', string>>;

const read = (file: string) => parse<Row>(readFileSync(file, 'utf8'), { columns: true });
const ROWS = read('test/conformance/cds-hooks/requirements.csv');
/** The list this one was made from; not part of the product. */
const CHECKLIST = '../shared/reference/cds-service-checklist.csv';
const SEPARATOR = ' › ';

/** The titles that mocha finds in files when it loads them and runs nothing. */
async function titlesIn(files: readonly string[]): Promise<Set<string>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--no-package', '--dry-run'],
      ...['--reporter', 'json', ...files],
    ],
    { maxBuffer: 50_000_000, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const { tests } = JSON.parse(stdout) as { tests: { title: string; file: string }[] };
  return new Set(tests.map(({ title, file }) => path.relative('.', file) + SEPARATOR + title));
}

describe('CDS Hooks conformance: requirements.csv', () => {
  it('has 91 rows, each id once, with level and requirement', () => {
    expect(ROWS).to.have.length(91);
    expect(new Set(ROWS.map(({ id }) => id)).size).to.equal(91);
    for (const { id, level, requirement } of ROWS) {
      expect(id).to.match(/^[A-K][1-9]\d?$/);
      expect([level, requirement], id).not.to.include('');
    }
  });

  it('gives each row either a test or a reason', () => {
    const without = ROWS.filter(({ test, reason }) => (test === '') === (reason === ''));
    expect(without.map(({ id }) => id)).to.deep.equal([]);
  });

  it('names only tests that exist, by file and the beginning of the title', async function () {
    // Loads a part of the test suite in a process of its own.
    this.timeout(120_000);
    const named = ROWS.filter(({ test }) => test !== '');
    const files = [...new Set(named.map(({ test }) => test.split(SEPARATOR)[0] ?? ''))];
    expect(files.filter((file) => !existsSync(file))).to.deep.equal([]);
    const titles = [...(await titlesIn(files))];
    const missing = named.filter(({ test }) => !titles.some((title) => title.startsWith(test)));
    expect(missing.map(({ id, test }) => `${id}: ${test}`)).to.deep.equal([]);
    const ids = new Set(ROWS.map(({ id }) => id));
    const tagged = titles.flatMap((title) => [...title.matchAll(/\[([A-K]\d+)\]/g)].map(([, id = '']) => id));
    expect(tagged.filter((id) => !ids.has(id))).to.deep.equal([]);
  });

  it('has mistakes to try (npm run mutations) that can still be made: each stands where it says', () => {
    const gone = MISTAKES.filter(({ file, right }) => !readFileSync(file, 'utf8').includes(right));
    expect(gone.map(({ id, file }) => `${id}: ${file}`)).to.deep.equal([]);
  });

  it('has the ids and levels of the checklist it was made from', function () {
    if (!existsSync(CHECKLIST)) {
      console.log(`      not compared: ${CHECKLIST} is not here`);
      this.skip();
    }
    const idAndLevel = ({ id, level }: Row) => `${id} ${level}`;
    expect(ROWS.map(idAndLevel)).to.deep.equal(read(CHECKLIST).map(idAndLevel));
  });
});

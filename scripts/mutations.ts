/** `npm run mutations [id …]`: makes each mistake of the list in a copy of the service and expects its test to go red. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { MISTAKES, type Mistake } from '../test/conformance/cds-hooks/mutations.ts';

const COPIED = ['server', 'test', 'package.json', 'tsconfig.json'];

const wanted = process.argv.slice(2);
const copy = await mkdtemp(path.join(os.tmpdir(), 'mutations-'));
try {
  for (const part of COPIED) await cp(part, path.join(copy, part), { recursive: true });
  await symlink(path.resolve('node_modules'), path.join(copy, 'node_modules'));
  const unnoticed: string[] = [];
  for (const mistake of MISTAKES.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const verdict = await tried(mistake);
    console.log(`${mistake.id.padEnd(4)}${verdict.padEnd(12)}${mistake.file}`);
    if (verdict !== 'noticed') unnoticed.push(mistake.id);
  }
  if (unnoticed.length > 0) {
    console.error(`Not noticed: ${unnoticed.join(', ')}`);
    process.exitCode = 1;
  }
} finally {
  await rm(copy, { recursive: true });
}

/** `gone`: the file no longer holds what the mistake would replace. */
async function tried({ file, right, wrong, test }: Mistake): Promise<'noticed' | 'UNNOTICED' | 'gone'> {
  const target = path.join(copy, file);
  const text = await readFile(target, 'utf8');
  if (!text.includes(right)) return 'gone';
  await writeFile(
    target,
    text.replace(right, () => wrong),
  );
  const spec = `test/conformance/cds-hooks/${test}.test.ts`;
  const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--no-package', '--exit', '--bail'];
  const { status } = spawnSync(process.execPath, [...mocha, '--timeout', '30000', spec], { cwd: copy });
  await writeFile(target, text);
  return status === 0 ? 'UNNOTICED' : 'noticed';
}

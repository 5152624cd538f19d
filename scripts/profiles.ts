/**
 * Compiles fhir-profiles/ into fhir-profiles/generated/, which is checked in. A test compiles again and fails when
 * the two differ.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { compileProfiles } from './profiles/compile.ts';

const generated = 'fhir-profiles/generated';
const compiled = compileProfiles('fhir-profiles', '.tmp/profiles');
rmSync(generated, { recursive: true, force: true });
mkdirSync(generated, { recursive: true });
for (const [name, resource] of compiled) {
  const text = await format(JSON.stringify(resource), { parser: 'json', printWidth: 110 });
  writeFileSync(path.join(generated, name), text);
}
console.log(`${compiled.size} resources in ${generated}`);

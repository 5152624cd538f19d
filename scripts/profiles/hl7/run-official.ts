/** The official HL7 validator, where Java and Maven are installed; fetched once into a work folder. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sample } from '../samples.ts';

export type OfficialResult =
  { readonly ran: false; readonly because: string } | { readonly ran: true; readonly problems: string[] };

const HERE = 'scripts/profiles/hl7';

/**
 * @param profiles folder of the compiled profiles
 * @param work a folder that may be written to
 */
export function runOfficial(samples: readonly Sample[], profiles: string, work: string): OfficialResult {
  for (const program of ['java', 'mvn']) {
    if (spawnSync(program, ['-version']).status !== 0)
      return { ran: false, because: `${program} is not installed` };
  }
  const libraries = path.resolve(work, 'lib');
  if (!existsSync(libraries)) {
    const words = ['-q', '-B', '-f', `${HERE}/pom.xml`, 'dependency:copy-dependencies'];
    const fetched = spawnSync('mvn', [...words, `-DoutputDirectory=${libraries}`], { stdio: 'ignore' });
    if (fetched.status !== 0) {
      rmSync(libraries, { recursive: true, force: true });
      return { ran: false, because: 'Maven could not fetch it' };
    }
  }
  const folder = path.join(work, 'samples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  samples.forEach(({ from, resource }, index) => {
    const name = `${from.replaceAll(/[^\w.-]/g, '-')}.${resource.resourceType}-${resource.id ?? index}.json`;
    writeFileSync(path.join(folder, name), JSON.stringify(resource));
  });
  const words = ['-cp', `${libraries}/*`, `${HERE}/Validate.java`, profiles, folder];
  const { status, stdout, stderr } = spawnSync('java', words, { encoding: 'utf8', maxBuffer: 64_000_000 });
  if (status !== 0 && stdout.trim() === '') throw new Error(`the official validator failed\n${stderr}`);
  return { ran: true, problems: stdout.split('\n').filter((line) => line !== '') };
}

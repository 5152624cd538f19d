/** The FHIR store on Medplum's in-memory repository, with the validation and the atomicity that it lacks. */
import type { FhirResource, Identifier } from 'fhir/r4.js';
import { isInCompartment } from '../access/compartment.ts';
import { FhirError, fhirError } from './fhir-error.ts';
import type { FhirStore, ResourceBundle } from './fhir-store.ts';
import { loadMedplum, type Repository } from './medplum.ts';
import { isResourceType, RESOURCE_TYPES, type ResourceType } from './resource-types.ts';

/** An empty store. Writes run one after the other, so that a transaction that fails can be undone. */
export async function createMedplumStore(): Promise<FhirStore> {
  const medplum = await loadMedplum();
  const repository = medplum.createRepository();
  const inTurn = createTurns();

  const checked = (resource: FhirResource): FhirResource => {
    medplum.validate(resource);
    return resource;
  };

  const exists = async (resource: FhirResource) =>
    (await readOrNothing(repository, resource.resourceType, resource.id ?? '')) !== undefined;

  const matches = async (type: ResourceType, query: URLSearchParams) => {
    const { candidates, rest } = narrow(await repository.all(type), type, query);
    return rest.size === 0 ? [...candidates] : medplum.filter(candidates, `${type}?${rest.toString()}`);
  };

  return {
    read: (type, id) => readOrNothing(repository, type, id),
    matches,
    create: (resource) => inTurn(() => repository.create(withoutId(checked(resource)))),
    createUnless: (resource, query) =>
      inTurn(async () => {
        const [found, ...others] = await matches(resource.resourceType as ResourceType, query);
        if (others.length > 0) throw fhirError(412, 'multiple-matches', 'several resources match');
        if (found) return { resource: found, isNew: false };
        return { resource: await repository.create(withoutId(checked(resource))), isNew: true };
      }),
    update: (resource) =>
      inTurn(async () => {
        const isNew = !(await exists(resource));
        return { resource: await repository.update(checked(resource)), isNew };
      }),
    remove: (type, id) =>
      inTurn(async () => {
        // Deleting what is not there succeeds: FHIR R4 http.html#delete.
        if (await readOrNothing(repository, type, id)) await repository.remove(type, id);
      }),
    transact: (bundle) => inTurn(() => transact(repository, bundle, medplum.validate)),
    clear: () => inTurn(() => repository.restore([])),
    validate: medplum.validate,
    parameters: medplum.parameters,
    valuesOf: medplum.valuesOf,
  };
}

async function transact(
  repository: Repository,
  bundle: ResourceBundle,
  validate: (resource: unknown) => void,
): Promise<ResourceBundle> {
  for (const { request, resource } of bundle.entry ?? []) {
    const type = /^\w+/.exec(request?.url ?? '')?.[0] ?? '';
    if (!isResourceType(type))
      throw fhirError(400, 'not-supported', 'an entry asks for a type not kept here');
    if (resource) validate(resource);
  }
  const before = bundle.type === 'transaction' ? await everything(repository) : undefined;
  try {
    return await repository.process(bundle);
  } catch (error) {
    if (before) await repository.restore(before);
    throw error;
  }
}

async function everything(repository: Repository): Promise<FhirResource[]> {
  const byType = await Promise.all(RESOURCE_TYPES.map((type) => repository.all(type)));
  return byType.flat();
}

async function readOrNothing(
  repository: Repository,
  type: string,
  id: string,
): Promise<FhirResource | undefined> {
  try {
    return await repository.read(type, id);
  } catch (error) {
    if (error instanceof FhirError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * The filters that nearly every search has, without FHIRPath, which takes about half a millisecond a resource and so
 * must not see the whole ward each time.
 * @returns the resources of the patients named, or with the identifier, and the filters that are left
 */
function narrow(
  resources: readonly FhirResource[],
  type: ResourceType,
  query: URLSearchParams,
): { candidates: readonly FhirResource[]; rest: URLSearchParams } {
  const [system, value, ...others] = (query.get('identifier') ?? '').split('|');
  if (
    query.getAll('identifier').length === 1 &&
    system &&
    value &&
    others.length === 0 &&
    !value.includes(',')
  ) {
    const rest = new URLSearchParams(query);
    rest.delete('identifier');
    return { candidates: resources.filter((resource) => hasIdentifier(resource, system, value)), rest };
  }
  const key = ['patient', 'subject'].find((name) => query.getAll(name).length === 1);
  // A Provenance belongs to a patient through what it is about, which only FHIRPath finds.
  if (key === undefined || type === 'Provenance') return { candidates: resources, rest: query };
  const named = (query.get(key) ?? '').split(',');
  const rest = new URLSearchParams(query);
  rest.delete(key);
  return {
    candidates: resources.filter((resource) =>
      named.some((reference) => isInCompartment(resource, reference.replace('Patient/', ''))),
    ),
    rest,
  };
}

function hasIdentifier(resource: FhirResource, system: string, value: string): boolean {
  const { identifier } = resource as { identifier?: Identifier | Identifier[] };
  return [identifier ?? []].flat().some((entry) => entry.system === system && entry.value === value);
}

/** A create never takes the client's id: FHIR R4 http.html#create. */
function withoutId(resource: FhirResource): FhirResource {
  const copy = { ...resource };
  delete copy.id;
  return copy;
}

/** Runs work in the order it was asked for, one at a time. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

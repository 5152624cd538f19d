/** Carries out a suggestion the doctor accepted: all of its actions or none (CDS Hooks 2.0.1, "Suggestion"). */
import type { BundleEntry, FhirResource } from 'fhir/r4.js';
import type { FhirStore } from '../fhir/fhir-store.ts';
import type { SuggestedAction } from './ehr-requests.ts';

/** @returns what was stored, in the order of the actions @throws FhirError if a resource is not valid */
export async function applyActions(
  store: FhirStore,
  actions: readonly SuggestedAction[],
): Promise<FhirResource[]> {
  const answer = await store.transact({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: actions.map(entryFor),
  });
  return (answer.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []));
}

function entryFor(action: SuggestedAction): BundleEntry<FhirResource> {
  switch (action.type) {
    case 'delete':
      return { request: { method: 'DELETE', url: action.resourceId } };
    case 'create':
      return {
        resource: asResource(action.resource),
        request: { method: 'POST', url: action.resource.resourceType },
      };
    case 'update': {
      const { resourceType, id } = action.resource;
      return {
        resource: asResource(action.resource),
        request: { method: 'PUT', url: `${resourceType}/${id}` },
      };
    }
  }
}

/** The store validates it. */
function asResource(resource: object): FhirResource {
  return resource as FhirResource;
}

/** Bodies as FHIR resources: the shape only; the store validates the rest. */
import type { FhirResource } from 'fhir/r4.js';
import { fhirError } from './fhir-error.ts';
import type { FhirStore, ResourceBundle } from './fhir-store.ts';
import type { ResourceType } from './resource-types.ts';

/** @throws FhirError 400 if the body is not a resource of the type */
export function parseResource(body: unknown, type: ResourceType): FhirResource {
  if (resourceTypeOf(body) !== type) throw fhirError(400, 'structure', `the body is not a ${type}`);
  return body as FhirResource;
}

/** @throws FhirError 400 if the body is not a valid transaction or batch */
export function parseBundle(body: unknown, store: FhirStore): ResourceBundle {
  if (resourceTypeOf(body) !== 'Bundle') throw fhirError(400, 'structure', 'the body is not a Bundle');
  store.validate(body);
  const bundle = body as ResourceBundle;
  if (bundle.type !== 'transaction' && bundle.type !== 'batch') {
    throw fhirError(400, 'not-supported', 'the Bundle is neither a transaction nor a batch');
  }
  return bundle;
}

function resourceTypeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'resourceType' in body ? body.resourceType : undefined;
}

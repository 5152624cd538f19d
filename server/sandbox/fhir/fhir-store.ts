/** What the sandbox needs of a FHIR repository. The adapter is medplum-store.ts. */
import type { Bundle, FhirResource } from 'fhir/r4.js';
import type { ResourceType } from './resource-types.ts';

export type ResourceBundle = Bundle<FhirResource>;

export type ParameterType =
  'number' | 'date' | 'string' | 'token' | 'reference' | 'composite' | 'quantity' | 'uri' | 'special';

export interface FhirStore {
  readonly read: (type: ResourceType, id: string) => Promise<FhirResource | undefined>;
  /**
   * Every resource that satisfies the query, in the order of creation.
   * @param query search parameters only: no `_sort`, `_count` and the like
   */
  readonly matches: (type: ResourceType, query: URLSearchParams) => Promise<FhirResource[]>;
  /** Stores a new resource under an id of the server's choice. @throws FhirError if it is not valid FHIR R4 */
  readonly create: (resource: FhirResource) => Promise<FhirResource>;
  /** Stores the resource under its own id, new or not. @throws FhirError if it is not valid FHIR R4 */
  /**
   * FHIR R4 http.html#ccreate: nothing is stored where a resource of the type matches.
   * @param query search parameters only
   * @throws FhirError 412 if several match
   */
  readonly createUnless: (
    resource: FhirResource,
    query: URLSearchParams,
  ) => Promise<{ resource: FhirResource; isNew: boolean }>;
  readonly update: (resource: FhirResource) => Promise<{ resource: FhirResource; isNew: boolean }>;
  readonly remove: (type: ResourceType, id: string) => Promise<void>;
  /**
   * A transaction or batch. A transaction is applied as a whole or not at all.
   * @throws FhirError of the first entry that fails in a transaction
   */
  readonly transact: (bundle: ResourceBundle) => Promise<ResourceBundle>;
  /** Forgets everything. */
  readonly clear: () => Promise<void>;
  /** @throws FhirError if it is not valid FHIR R4 (structure, cardinality, invariants; not bindings) */
  readonly validate: (resource: unknown) => void;
  readonly parameters: (type: ResourceType) => ReadonlyMap<string, ParameterType>;
  /** The values of a search parameter in a resource, as FHIRPath finds them. */
  readonly valuesOf: (resource: FhirResource, parameter: string) => unknown[];
}

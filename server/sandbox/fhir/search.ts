/** A search from query string to Bundle. */
import type { FhirResource } from 'fhir/r4.js';
import type { FhirStore, ResourceBundle } from './fhir-store.ts';
import type { ResourceType } from './resource-types.ts';
import { searchPage } from './search-page.ts';
import { parseSearchQuery } from './search-query.ts';
import { sortResources } from './sort-resources.ts';

interface SearchRequest {
  readonly type: ResourceType;
  readonly query: URLSearchParams;
  readonly isStrict: boolean;
  /** What the caller may see; everything else is as if it were not there. */
  readonly isVisible: (resource: FhirResource) => boolean;
}

/** @throws FhirError 400 if the query cannot be honoured */
export async function search(
  store: FhirStore,
  fhirBase: string,
  request: SearchRequest,
): Promise<ResourceBundle> {
  const { type, isStrict } = request;
  const query = parseSearchQuery(request.query, { fhirBase, isStrict, parameters: store.parameters(type) });
  const found = await store.matches(type, query.filters);
  const sorted = sortResources(found.filter(request.isVisible), query.sort, store);
  return searchPage(sorted, query, `${fhirBase}/${type}`);
}

/**
 * One page of a search as a searchset Bundle. Medplum's repository knows no `link.next`, so the pages are cut
 * here; the next link keeps to this server's own base (FHIR R4 http.html#paging).
 */
import type { BundleLink, FhirResource } from 'fhir/r4.js';
import type { ResourceBundle } from './fhir-store.ts';
import type { SearchQuery } from './search-query.ts';

/**
 * @param sorted every match, in the order wanted
 * @param searchUrl the absolute URL of the search without its query, e.g. `https://ehr/fhir/Observation`
 */
export function searchPage(
  sorted: readonly FhirResource[],
  query: SearchQuery,
  searchUrl: string,
): ResourceBundle {
  const { count, offset } = query;
  const page = sorted.slice(offset, offset + count);
  const end = offset + page.length;
  const link: BundleLink[] = [{ relation: 'self', url: pageUrl(searchUrl, query, offset) }];
  if (page.length > 0 && end < sorted.length) {
    link.push({ relation: 'next', url: pageUrl(searchUrl, query, end) });
  }
  const base = searchUrl.slice(0, searchUrl.lastIndexOf('/'));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: sorted.length,
    link,
    ...(page.length > 0 && {
      entry: page.map((resource) => ({
        fullUrl: `${base}/${resource.resourceType}/${resource.id ?? ''}`,
        resource,
        search: { mode: 'match' as const },
      })),
    }),
  };
}

function pageUrl(searchUrl: string, query: SearchQuery, offset: number): string {
  const parameters = new URLSearchParams(query.honoured);
  parameters.set('_count', String(query.count));
  if (offset > 0) parameters.set('_offset', String(offset));
  return `${searchUrl}?${parameters.toString()}`;
}

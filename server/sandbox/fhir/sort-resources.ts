/** Ordering by search parameters. Dates are compared as instants, so that time zones do not disturb the order. */
import type { FhirResource } from 'fhir/r4.js';
import type { FhirStore } from './fhir-store.ts';
import { isResourceType } from './resource-types.ts';
import type { SortRule } from './search-query.ts';

/** A new array, sorted by the rules in turn; ties keep their order and resources without a value come last. */
export function sortResources(
  resources: readonly FhirResource[],
  rules: readonly SortRule[],
  store: FhirStore,
): FhirResource[] {
  const keyed = resources.map((resource) => ({
    resource,
    keys: rules.map(({ parameter }) => sortKey(resource, parameter, store)),
  }));
  const sorted = keyed.toSorted((a, b) => {
    for (const [index, rule] of rules.entries()) {
      const order = compare(a.keys[index], b.keys[index], rule.descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return sorted.map(({ resource }) => resource);
}

type SortKey = string | number | undefined;

function compare(a: SortKey, b: SortKey, descending: boolean): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return descending ? -order : order;
}

function sortKey(resource: FhirResource, parameter: string, store: FhirStore): SortKey {
  const [value] = store.valuesOf(resource, parameter);
  if (value === undefined || value === null) return undefined;
  const isDate =
    isResourceType(resource.resourceType) &&
    store.parameters(resource.resourceType).get(parameter) === 'date';
  return isDate ? instantOf(value) : JSON.stringify(value);
}

/** Milliseconds since 1970 of a date, dateTime or instant, or of the start of a Period. */
function instantOf(value: unknown): number | undefined {
  if (typeof value === 'object' && value !== null && 'start' in value) return instantOf(value.start);
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * A search as a client wrote it, sorted into what filters, what orders and what pages (FHIR R4 search.html).
 * Parameters the server does not know are errors under `Prefer: handling=strict`, otherwise they are left out
 * of the search and of its self link (search.html#errors).
 */
import { fhirError } from './fhir-error.ts';
import type { ParameterType } from './fhir-store.ts';

export interface SortRule {
  readonly parameter: string;
  readonly descending: boolean;
}

export interface SearchQuery {
  /** What the store filters by, in its own spelling. */
  readonly filters: URLSearchParams;
  /** The parameters that were honoured, as the client wrote them, without paging. */
  readonly honoured: URLSearchParams;
  readonly sort: readonly SortRule[];
  readonly count: number;
  readonly offset: number;
}

interface SearchContext {
  readonly fhirBase: string;
  readonly parameters: ReadonlyMap<string, ParameterType>;
  readonly isStrict: boolean;
}

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 500;

/** Where a reference given as a bare id points, for the parameters whose target type is open. */
const BARE_ID_TYPES: Readonly<Record<string, string>> = {
  patient: 'Patient',
  subject: 'Patient',
  encounter: 'Encounter',
};

/** FHIR date with optional prefix: year to second, zone if there is a time. */
const DATE_VALUE =
  /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** @throws FhirError 400 for a modifier, date, count or (strictly) parameter that cannot be honoured */
export function parseSearchQuery(query: URLSearchParams, context: SearchContext): SearchQuery {
  const filters = new URLSearchParams();
  const honoured = new URLSearchParams();
  const sort: SortRule[] = [];
  let count = DEFAULT_PAGE_SIZE;
  let offset = 0;
  for (const [key, value] of query) {
    if (key === '_count') count = Math.min(wholeNumber(key, value), MAX_PAGE_SIZE);
    else if (key === '_offset') offset = wholeNumber(key, value);
    else if (key === '_format') continue;
    else if (key === '_sort') {
      const rules = sortRules(value, context);
      sort.push(...rules);
      if (rules.length > 0) {
        honoured.append(key, rules.map((rule) => (rule.descending ? '-' : '') + rule.parameter).join(','));
      }
    } else {
      const filter = storeFilter(key, value, context);
      if (filter) {
        filters.append(...filter);
        honoured.append(key, value);
      }
    }
  }
  return { filters, honoured, sort, count, offset };
}

function storeFilter(key: string, value: string, context: SearchContext): [string, string] | undefined {
  const [name = '', modifier] = key.split(':');
  const type = context.parameters.get(name);
  if (type === undefined) {
    refuseIfStrict(key, context);
    return undefined;
  }
  if (modifier === 'missing') {
    if (value !== 'true' && value !== 'false') throw invalid(key, 'takes true or false');
    return [key, value];
  }
  if (type === 'reference')
    return [
      name,
      value
        .split(',')
        .map(toReference(name, modifier, context))
        .join(','),
    ];
  if (modifier !== undefined && !(type === 'token' && modifier === 'not')) {
    throw invalid(key, 'has a modifier that is not supported');
  }
  if (type === 'date' && !value.split(',').every((date) => DATE_VALUE.test(date))) {
    throw invalid(key, 'is not a date');
  }
  return [key, value];
}

/** `p1`, `Patient/p1` and `{base}/Patient/p1` are one reference (search.html#reference). */
function toReference(name: string, modifier: string | undefined, context: SearchContext) {
  return (value: string): string => {
    const local = value.startsWith(`${context.fhirBase}/`) ? value.slice(context.fhirBase.length + 1) : value;
    const type = modifier ?? BARE_ID_TYPES[name];
    return local.includes('/') || type === undefined ? local : `${type}/${local}`;
  };
}

function sortRules(value: string, context: SearchContext): SortRule[] {
  return value.split(',').flatMap((entry) => {
    const descending = entry.startsWith('-');
    const parameter = descending ? entry.slice(1) : entry;
    if (context.parameters.has(parameter)) return [{ parameter, descending }];
    refuseIfStrict(`_sort=${parameter}`, context);
    return [];
  });
}

function refuseIfStrict(parameter: string, context: SearchContext): void {
  if (context.isStrict) throw invalid(parameter, 'is not a parameter of this search', 'not-supported');
}

function wholeNumber(key: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw invalid(key, 'is not a whole number');
  return Number(value);
}

function invalid(parameter: string, what: string, code: 'invalid' | 'not-supported' = 'invalid') {
  // The name only, cut short: values may identify a person.
  return fhirError(400, code, `search parameter ${parameter.slice(0, 80)} ${what}`);
}

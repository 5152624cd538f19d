/** A prefetch value or a search answer as a chart part: Bundle, single resource, OperationOutcome, null. */
import type { ChartPart } from './chart.ts';
import type { FhirReader } from './fhir-reader.ts';
import { anyResourceSchema, bundleSchema, operationOutcomeSchema } from './resource-schemas.ts';

/** A page of results: what it holds, and where the next one is. */
interface Page {
  readonly resources: readonly unknown[];
  readonly next: string | undefined;
  /** Among the entries stands an OperationOutcome of severity error or fatal, or nothing of what was asked for. */
  readonly isPartial: boolean;
}

const MAX_PAGES = 10;

/**
 * Reads a value and the pages after it.
 * @param value what a client sent for a key, or a server answered to its query; undefined if nothing was sent
 * @param type the resource type that was asked for: a list of others says nothing of what is not in it
 * @param reader follows `link.next`; without one, a value with a next page is incomplete
 * @param suffices says that no later page can matter
 */
export async function chartPart(
  value: unknown,
  type: string,
  reader: FhirReader | undefined,
  suffices: (resources: readonly unknown[]) => boolean,
): Promise<ChartPart> {
  if (value === null) return { state: 'none' };
  const first = pageOf(value, type);
  if (first === undefined) return { state: 'unreadable' };
  const resources = [...first.resources];
  let complete = !first.isPartial;
  let next = first.next;
  for (let count = 1; next !== undefined && !suffices(resources); count++) {
    const page: Page | undefined = count < MAX_PAGES ? await nextPage(next, type, reader) : undefined;
    for (const resource of page?.resources ?? []) resources.push(resource);
    complete &&= page?.isPartial === false;
    next = page?.next;
  }
  return { state: 'read', resources, complete };
}

async function nextPage(
  url: string,
  type: string,
  reader: FhirReader | undefined,
): Promise<Page | undefined> {
  const answer = await reader?.get(url);
  return answer?.ok ? pageOf(answer.body, type) : undefined;
}

/** Undefined for anything that is not data: an OperationOutcome in place of it, another type, a wrapper, a primitive. */
function pageOf(value: unknown, type: string): Page | undefined {
  const bundle = bundleSchema.safeParse(value);
  if (bundle.success) {
    const entries = (bundle.data.entry ?? []).flatMap(({ resource }) =>
      resource === undefined ? [] : [{ resource, type: typeOf(resource) }],
    );
    const listed = entries.filter((entry) => entry.type !== 'OperationOutcome');
    const hasError = entries.some((entry) => entry.type === 'OperationOutcome' && isError(entry.resource));
    return {
      resources: listed.map(({ resource }) => resource),
      next: bundle.data.link?.find((link) => link.relation === 'next')?.url,
      isPartial:
        hasError ||
        !isListOf(
          type,
          listed.map((entry) => entry.type),
        ),
    };
  }
  if (typeOf(value) !== type) return undefined;
  return { resources: [value], next: undefined, isPartial: false };
}

function isError(resource: unknown): boolean {
  const outcome = operationOutcomeSchema.safeParse(resource);
  return (
    outcome.success &&
    (outcome.data.issue ?? []).some((issue) => issue.severity === 'error' || issue.severity === 'fatal')
  );
}

/** Types of resources, and unless there are none, some of the type: others may come with them, as included. */
function isListOf(type: string, types: readonly (string | undefined)[]): boolean {
  return !types.includes(undefined) && (types.length === 0 || types.includes(type));
}

function typeOf(resource: unknown): string | undefined {
  return anyResourceSchema.safeParse(resource).data?.resourceType;
}

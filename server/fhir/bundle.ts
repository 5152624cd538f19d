/** A prefetch value or a search answer as a chart part: Bundle, single resource, OperationOutcome, null. */
import type { ChartPart } from './chart.ts';
import type { FhirReader } from './fhir-reader.ts';
import { anyResourceSchema, bundleSchema, operationOutcomeSchema } from './resource-schemas.ts';

/** A page of results: what it holds, and where the next one is. */
interface Page {
  readonly resources: readonly unknown[];
  readonly next: string | undefined;
  /** An OperationOutcome of severity error or fatal stands among the entries. */
  readonly isPartial: boolean;
}

const MAX_PAGES = 10;

/**
 * Reads a value and the pages after it.
 * @param value what a client sent for a key, or a server answered to its query; undefined if nothing was sent
 * @param reader follows `link.next`; without one, a value with a next page is incomplete
 * @param suffices says that no later page can matter
 */
export async function chartPart(
  value: unknown,
  reader: FhirReader | undefined,
  suffices: (resources: readonly unknown[]) => boolean,
): Promise<ChartPart> {
  if (value === null) return { state: 'none' };
  const first = pageOf(value);
  if (first === undefined) return { state: 'unreadable' };
  const resources = [...first.resources];
  let complete = !first.isPartial;
  let next = first.next;
  for (let count = 1; next !== undefined && !suffices(resources); count++) {
    const page: Page | undefined = count < MAX_PAGES ? await nextPage(next, reader) : undefined;
    resources.push(...(page?.resources ?? []));
    complete &&= page?.isPartial === false;
    next = page?.next;
  }
  return { state: 'read', resources, complete };
}

async function nextPage(url: string, reader: FhirReader | undefined): Promise<Page | undefined> {
  const answer = await reader?.get(url);
  return answer?.ok ? pageOf(answer.body) : undefined;
}

/** Undefined for anything that is not data: an OperationOutcome in place of it, a wrapper, a primitive. */
function pageOf(value: unknown): Page | undefined {
  const bundle = bundleSchema.safeParse(value);
  if (bundle.success) {
    const resources = (bundle.data.entry ?? []).flatMap((entry) =>
      entry.resource === undefined ? [] : [entry.resource],
    );
    return {
      resources: resources.filter((resource) => !operationOutcomeSchema.safeParse(resource).success),
      next: bundle.data.link?.find((link) => link.relation === 'next')?.url,
      isPartial: resources.some(isError),
    };
  }
  const resource = anyResourceSchema.safeParse(value);
  if (!resource.success || ['OperationOutcome', 'Bundle'].includes(resource.data.resourceType))
    return undefined;
  return { resources: [value], next: undefined, isPartial: false };
}

function isError(resource: unknown): boolean {
  const outcome = operationOutcomeSchema.safeParse(resource);
  return (
    outcome.success &&
    (outcome.data.issue ?? []).some((issue) => issue.severity === 'error' || issue.severity === 'fatal')
  );
}

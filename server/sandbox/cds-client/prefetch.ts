/**
 * Prefetch (CDS Hooks 2.0.1, "Prefetch Template"): a read that finds nothing becomes null, a search that finds
 * nothing an empty Bundle, and a template that cannot be resolved is left out.
 */
import type { FhirResource } from 'fhir/r4.js';
import { FhirError } from '../fhir/fhir-error.ts';
import type { FhirStore } from '../fhir/fhir-store.ts';
import { isResourceType } from '../fhir/resource-types.ts';
import { search } from '../fhir/search.ts';

export type HookContext = Readonly<Record<string, unknown>>;

export async function resolvePrefetch(
  templates: Readonly<Record<string, string>>,
  context: HookContext,
  store: FhirStore,
  fhirBase: string,
): Promise<Record<string, FhirResource | null>> {
  const resolved = await Promise.all(
    Object.entries(templates).map(async ([key, template]) => {
      const query = fillTemplate(template, context);
      const data = query === undefined ? undefined : await ask(query, store, fhirBase);
      return data === undefined ? [] : [[key, data] as const];
    }),
  );
  return Object.fromEntries(resolved.flat());
}

/** The types that a template asks for, and so needs a scope for. */
export function typeAskedFor(template: string): string | undefined {
  return /^[A-Z][A-Za-z]*/.exec(template)?.[0];
}

/** The query with its tokens replaced; undefined if one of them has no value in this context. */
function fillTemplate(template: string, context: HookContext): string | undefined {
  const query = template.replaceAll(TOKEN, (token, name: string) => valueOf(name, context) ?? token);
  return query.includes('{{') ? undefined : query;
}

const TOKEN = /\{\{\s*([\w.]+)\s*\}\}/g;

/** Only ids and references are put into a query. */
function valueOf(token: string, context: HookContext): string | undefined {
  const value =
    token === 'userPractitionerId'
      ? practitionerId(context)
      : context[/^context\.(\w+)$/.exec(token)?.[1] ?? ''];
  return typeof value === 'string' && /^[A-Za-z0-9./-]+$/.test(value) ? value : undefined;
}

function practitionerId({ userId }: HookContext): string | undefined {
  return typeof userId === 'string' ? /^Practitioner\/(.+)$/.exec(userId)?.[1] : undefined;
}

async function ask(
  query: string,
  store: FhirStore,
  fhirBase: string,
): Promise<FhirResource | null | undefined> {
  const [path = '', parameters] = query.split('?');
  const [type = '', id] = path.split('/');
  if (!isResourceType(type)) return undefined;
  if (id !== undefined) return (await store.read(type, id)) ?? null;
  try {
    return await search(store, fhirBase, {
      type,
      query: new URLSearchParams(parameters ?? ''),
      isStrict: false,
      isVisible: () => true,
    });
  } catch (error) {
    if (error instanceof FhirError) return undefined;
    throw error;
  }
}

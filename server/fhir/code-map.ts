/**
 * A hospital's own codes and the codes read here that they stand for. A mapped coding gets its target beside it before
 * anything is interpreted, so that no rule has to know of local codes; queries ask for the local codes too.
 */
import type { Code } from './codes.ts';
import { canonicalSystem } from './codes.ts';

export interface CodeMapping {
  readonly from: Code;
  readonly to: Code;
}

export interface CodeMap {
  /** As the site wrote them: enough to make the same map elsewhere. */
  readonly mappings: readonly CodeMapping[];
  /** Local codes that stand for one of these. */
  readonly localCodesFor: (codes: readonly Code[]) => readonly Code[];
  /** A resource, or anything else that a client sent, with the targets beside every mapped coding. */
  readonly translate: (resource: unknown) => unknown;
}

/** A site that uses standard codes. */
export const NO_CODE_MAP: CodeMap = {
  mappings: [],
  localCodesFor: () => [],
  translate: (resource) => resource,
};

/** FHIR resources are a few levels deep; what nests further is not read as codings. */
const MAX_DEPTH = 20;

export function createCodeMap(mappings: readonly CodeMapping[]): CodeMap {
  const targets = new Map<string, Code[]>();
  for (const { from, to } of mappings) {
    const key = keyOf(from.system, from.code);
    targets.set(key, [...(targets.get(key) ?? []), to]);
  }

  const withTargets = (coding: unknown): unknown[] => {
    if (!isObject(coding) || typeof coding['code'] !== 'string') return [coding];
    const system = typeof coding['system'] === 'string' ? coding['system'] : undefined;
    return [coding, ...(targets.get(keyOf(system, coding['code'])) ?? [])];
  };

  const translate = (value: unknown, depth: number): unknown => {
    if (depth > MAX_DEPTH) return value;
    if (Array.isArray(value)) return value.map((entry) => translate(entry, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [
        name,
        name === 'coding' && Array.isArray(child) ? child.flatMap(withTargets) : translate(child, depth + 1),
      ]),
    );
  };

  return {
    mappings,
    localCodesFor: (codes) =>
      mappings
        .filter(({ to }) => codes.some(({ system, code }) => system === to.system && code === to.code))
        .map(({ from }) => from),
    translate: (resource) => translate(resource, 0),
  };
}

function keyOf(system: string | undefined, code: string): string {
  return JSON.stringify([canonicalSystem(system) ?? '', code]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

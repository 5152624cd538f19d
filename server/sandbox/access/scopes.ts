/** SMART App Launch 2.2 resource scopes, version 2 (`patient/Observation.rs`) and version 1 (`.read`). */

/** Create, read, update, delete, search. */
export type Permission = 'c' | 'r' | 'u' | 'd' | 's';

export interface ResourceScope {
  readonly level: 'patient' | 'user' | 'system';
  /** A resource type, or `*`. */
  readonly type: string;
  readonly permissions: ReadonlySet<string>;
}

/** The letters stand in this order and at least one is there; SMART App Launch 2.2, "Scopes for requesting FHIR Resources". */
const RESOURCE_SCOPE =
  /^(patient|user|system)\/(\*|[A-Z][A-Za-z]*)\.(?:(read|write|\*)|(?=[cruds])(c?r?u?d?s?))$/;

const VERSION_1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

/**
 * One scope, or undefined for anything else. A version 2 scope narrowed by a query (`?category=…`) is not
 * understood and so grants nothing: less than asked for, never more.
 */
export function parseResourceScope(scope: string): ResourceScope | undefined {
  const [, level, type, version1, version2] = RESOURCE_SCOPE.exec(scope) ?? [];
  if ((level !== 'patient' && level !== 'user' && level !== 'system') || type === undefined) return undefined;
  const letters = version1 === undefined ? version2 : VERSION_1[version1];
  return { level, type, permissions: new Set(letters) };
}

/** A space-separated list as OAuth writes it. */
export function scopeList(scope: string): string[] {
  return scope.split(' ').filter((entry) => entry !== '');
}

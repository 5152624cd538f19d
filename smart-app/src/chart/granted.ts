/**
 * What the EHR granted of what was asked (SMART App Launch 2.2, "Scopes": an app reads the granted scopes and adapts).
 * What was not granted is not asked for; what was granted in part is never taken for all.
 */
import type { FhirReader } from '../../../server/fhir/fhir-reader.ts';

/** `part`: only records of some category, by a scope with a query. */
export type Granted = 'all' | 'part' | 'none';

export interface Grants {
  readonly of: (type: string, permission: 'r' | 's') => Granted;
}

/** Version 1 says `read` for reading and searching; version 2 letters, and perhaps a query. */
const READING = /^(?:patient|user)\/(\*|[A-Z][A-Za-z]*)\.(?:(read|\*)|(?=[cruds])(c?r?u?d?s?))(\?.*)?$/;

/** @param scope as in the token response, space-separated */
export function grantsOf(scope: string): Grants {
  const rules = scope.split(' ').flatMap((entry) => {
    const [, type, version1, letters, query] = READING.exec(entry) ?? [];
    if (type === undefined) return [];
    return [
      { type, permissions: version1 === undefined ? (letters ?? '') : 'rs', isWhole: query === undefined },
    ];
  });
  return {
    of: (type, permission) => {
      const fitting = rules.filter(
        (rule) => (rule.type === type || rule.type === '*') && rule.permissions.includes(permission),
      );
      if (fitting.some(({ isWhole }) => isWhole)) return 'all';
      return fitting.length > 0 ? 'part' : 'none';
    },
  };
}

/** A reader that asks for what was granted only. */
export function withinGrants(reader: FhirReader, grants: Grants, base: string): FhirReader {
  return {
    get: async (url) => {
      const path = url.startsWith(base) ? url.slice(base.length).replace(/^\//, '') : url;
      const [type = ''] = path.split(/[/?]/);
      // A next page may lie at any path inside the base: it continues a search that was allowed.
      const granted = /^[A-Z]/.test(type) ? grants.of(type, path.includes('?') ? 's' : 'r') : 'all';
      if (granted === 'none') return { ok: false, problem: 'refused' };
      const answer = await reader.get(url);
      return granted === 'part' && answer.ok ? { ok: true, body: markedPartial(answer.body) } : answer;
    },
  };
}

/** As a server says that it withholds records: an OperationOutcome among the entries (FHIR R4, "Search"). */
const WITHHELD = {
  search: { mode: 'outcome' },
  resource: {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'suppressed' }],
  },
};

function markedPartial(body: unknown): unknown {
  const { entry } = body as { entry?: readonly unknown[] };
  const isBundle = (body as { resourceType?: string }).resourceType === 'Bundle';
  return isBundle ? { ...(body as object), entry: [...(entry ?? []), WITHHELD] } : body;
}

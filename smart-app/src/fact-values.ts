/** What a fact says, apart from where and when it was recorded. */
import type { Fact, Known } from '../../server/clinical/known.ts';

/** Compares values, bounds and what they rest on; times and sources do not count. */
export function isSameFact(a: Fact<unknown>, b: Fact<unknown>): boolean {
  return canonical(essence(a)) === canonical(essence(b));
}

/** A fact without time and source: what is left names nobody and no record. */
export function essence(fact: Fact<unknown>): Fact<unknown> {
  switch (fact.status) {
    case 'missing':
      return { status: 'missing', reason: fact.reason };
    case 'known':
      return withoutOrigin(fact);
    case 'conflicting': {
      const [first, second, ...others] = fact.values;
      return {
        status: 'conflicting',
        values: [withoutOrigin(first), withoutOrigin(second), ...others.map(withoutOrigin)],
      };
    }
  }
}

function withoutOrigin({ status, value, basis, bound }: Known<unknown>): Known<unknown> {
  return { status, value, basis, ...(bound !== undefined && { bound }) };
}

/** Values are plain data a level or two deep. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}

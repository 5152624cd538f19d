/** Least privilege: the kinds of record that are read, as the queries of prefetch.ts have it. */
import { PREFETCH } from './prefetch.ts';

/** Reading by id, or by search as well. */
export interface ReadType {
  readonly type: string;
  readonly permissions: 'r' | 'rs';
}

/** What the prefetch queries ask for, and the medications that orders refer to. */
export const READ_TYPES: readonly ReadType[] = (() => {
  const queries: readonly string[] = [...Object.values(PREFETCH), 'Medication/{{id}}'];
  const searched = new Map<string, boolean>();
  for (const query of queries) {
    const type = query.replace(/[/?].*$/s, '');
    searched.set(type, searched.get(type) === true || query.includes('?'));
  }
  return [...searched].map(([type, isSearched]) => ({ type, permissions: isSearched ? 'rs' : 'r' }));
})();

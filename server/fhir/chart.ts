/** What could be read from the chart, key by key, before anything is interpreted. */
import type { PrefetchKey } from './prefetch.ts';

/** The kinds of "there" and "not there", which mean different things and stay apart. */
export type ChartPart =
  /** Resources, possibly none. `complete` is false when later pages could not be read. */
  | { readonly state: 'read'; readonly resources: readonly unknown[]; readonly complete: boolean }
  /** The client sent null: it looked and has nothing (CDS Hooks 2.0.1, "Prefetch Template"). */
  | { readonly state: 'none' }
  /** Neither sent nor readable. */
  | { readonly state: 'unreadable' };

export type Chart = Readonly<Record<PrefetchKey, ChartPart>>;

/** The views of the app and their addresses: `#evidence`, `#recovery`, `#family`, `#outcome`. */

/** In the order of the navigation; the first is shown when the address names none. */
export const VIEWS = [
  { id: 'evidence', title: 'Evidence' },
  { id: 'recovery', title: 'Recovery' },
  { id: 'family', title: 'For the family' },
  { id: 'outcome', title: 'Outcome' },
] as const;

export type ViewId = (typeof VIEWS)[number]['id'];

/** @param hash of the page's address, with or without its sign */
export function viewOf(hash: string): ViewId {
  const named = VIEWS.find(({ id }) => id === hash.replace(/^#/, ''));
  return (named ?? VIEWS[0]).id;
}

export function titleOf(view: ViewId): string {
  return VIEWS.find(({ id }) => id === view)?.title ?? VIEWS[0].title;
}

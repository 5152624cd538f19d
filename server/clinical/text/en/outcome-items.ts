/** Rules of the outcome scores, in full and in one or two words for a table cell. */

export const OUTCOME_ITEMS = {} as const;

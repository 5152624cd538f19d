/** Rules of the imaging scores, in full and in one or two words for a table cell. */

export const IMAGING_ITEMS = {} as const;

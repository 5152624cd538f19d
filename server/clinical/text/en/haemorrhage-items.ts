/** Rules of the haemorrhage scores, in full and in one or two words for a table cell. */

export const HAEMORRHAGE_ITEMS = {} as const;

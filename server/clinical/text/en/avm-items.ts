/** Rules of the avm scores, in full and in one or two words for a table cell. */

export const AVM_ITEMS = {} as const;

/** Remarks on results of the avm scores. */

export const AVM_REMARKS = {} as const;

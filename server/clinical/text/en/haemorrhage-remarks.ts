/** Remarks on results of the haemorrhage scores. */

export const HAEMORRHAGE_REMARKS = {} as const;

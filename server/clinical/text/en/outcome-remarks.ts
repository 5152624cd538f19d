/** Remarks on results of the outcome scores. */

export const OUTCOME_REMARKS = {} as const;

/** The people the scores were made on. */

/** Youngest age in completed years. */
export const ADULT_FROM_YEARS = 18;

/**
 * Counts of patients as they are shown: rounded, so that no few of them can be counted, nor worked out as the
 * difference of two counts that are each large.
 */

/**
 * Official statistics round to it (HESA, ONS). Always down: one to four are hidden in the same way as six to nine are,
 * so that eight, with two parts of less than five, is not told to be four and four.
 */
const STEP = 5;

/** A number of patients in steps of five, rounded down; `<5` for one to four of them. */
export type PatientCount = number | '<5';

/** A share of patients in steps of 5 %, rounded down; `<5 %` where it is less and not none. */
export type PatientShare = number | '<5 %';

export interface Hiding {
  readonly isFew: (count: number) => boolean;
  readonly count: (count: number) => PatientCount;
  readonly share: (share: number) => PatientShare;
  /** A figure that is computed from exact counts, to so many decimals. */
  readonly figure: (value: number, decimals: number) => number;
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals));

/** Of real patients. */
export const HIDING: Hiding = {
  isFew: (count) => count > 0 && count < STEP,
  count: (count) => (HIDING.isFew(count) ? '<5' : STEP * Math.floor(count / STEP)),
  share: (share) => {
    const percent = round(share * 100, 6);
    return HIDING.isFew(percent) ? '<5 %' : (STEP * Math.floor(percent / STEP)) / 100;
  },
  figure: round,
};

/** Patients of the sandbox are made up, and counted as they are. */
export const NOT_HIDING: Hiding = {
  isFew: () => false,
  count: (count) => count,
  share: (share) => share,
  figure: (value) => value,
};

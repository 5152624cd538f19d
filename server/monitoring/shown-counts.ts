/**
 * Counts of patients as they are shown: rounded, so that no few of them can be counted, nor worked out as the
 * difference of two counts that are each large.
 */

/** Rounding to it, as official statistics do (HESA, ONS): a difference of two counts is off by up to four. */
const STEP = 5;

/** A number of patients to the nearest five; `<5` for one to four of them. */
export type PatientCount = number | '<5';

/** A share of patients in steps of 5 %; `<5 %` where it is less and not none. */
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
  count: (count) => (HIDING.isFew(count) ? '<5' : STEP * Math.round(count / STEP)),
  share: (share) => {
    const percent = round(share * 100, 6);
    return HIDING.isFew(percent) ? '<5 %' : (STEP * Math.round(percent / STEP)) / 100;
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

/** The one input type of the clinical core: what is known about this patient, without name or identifier. */
import type { Fact } from './known.ts';
import type { Glucose } from './quantity.ts';

/** Visible hypodensity on the pre-treatment CT, in the three steps of the HAT score (Lou 2008). */
export type CtHypodensity = 'none' | 'less-than-one-third-mca' | 'one-third-mca-or-more';

export interface StrokeFacts {
  /** Completed years at the time of assessment. */
  readonly ageYears: Fact<number>;
  /** NIH Stroke Scale total before treatment, 0 to 42. */
  readonly nihss: Fact<number>;
  readonly glucose: Fact<Glucose>;
  /** Diabetes mellitus of any type in the history. */
  readonly diabetes: Fact<boolean>;
  readonly ctHypodensity: Fact<CtHypodensity>;
  /** Early infarct signs on the pre-treatment CT, read explicitly (not inferred from ASPECTS). */
  readonly earlyInfarctSigns: Fact<boolean>;
  /** Hyperdense cerebral artery sign on the pre-treatment CT. */
  readonly hyperdenseArtery: Fact<boolean>;
}

export type FactName = keyof StrokeFacts;

/** The highest total of the NIH Stroke Scale. */
export const NIHSS_MAX = 42;

/** Why a record that exists was not used. */
export type SetAsideReason =
  | 'wrong-patient'
  | 'no-patient'
  | 'entered-in-error'
  | 'not-final'
  | 'in-the-future'
  | 'too-old'
  | 'no-time'
  | 'no-unit'
  | 'unknown-unit'
  | 'no-value'
  | 'out-of-range'
  | 'not-readable'
  | 'refuted';

/** A record that was found and deliberately not used. Holds no value, so that it can be shown anywhere. */
export interface SetAsideRecord {
  /** The fact it would have been used for; absent when that could not be told. */
  readonly fact?: FactName;
  /** FHIR reference, or a description of the place in the request when the record has no id. */
  readonly source: string;
  readonly reason: SetAsideReason;
}

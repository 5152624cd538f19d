/**
 * A fact about the patient is Known, Missing or Conflicting. Nothing downstream may turn the latter two into a
 * default value: a score with such an input is a range.
 */

import type { Bound } from './quantity.ts';
import type { PastEvent } from './facts/definition.ts';

/** One usable value, and where it comes from. */
export interface Known<T> {
  readonly status: 'known';
  readonly value: T;
  /** `not-recorded`: a complete, successfully read list does not contain the item. It is not "ruled out". */
  readonly basis: 'recorded' | 'not-recorded';
  /** Of a number: the true value lies beyond it, as in "> 10". Glucose carries its bound with its unit. */
  readonly bound?: Bound;
  /** Clinically relevant time, ISO 8601 with the offset it was recorded with. */
  readonly at?: string;
  /** FHIR reference of the resource, such as `Observation/123`. */
  readonly source?: string;
  /** Of a finding: software made it, and the record names no person beside it. */
  readonly readBy?: 'software';
}

/** Why there is no usable value. */
export type MissingReason =
  /** The chart was read and holds no such record. */
  | 'not-recorded'
  /** Nobody looked: the fact is not among those that were asked for. */
  | 'not-read'
  /** The EHR answered the prefetch key with null: it looked and has nothing. */
  | 'ehr-has-none'
  /** The data were neither sent nor could they be read. */
  | 'not-readable'
  /** Only a part of the list could be read, and the item was not in that part. */
  | 'list-incomplete'
  /** The record says that it could not be assessed, or is indeterminate. */
  | 'not-assessable'
  /** Recorded but only suspected or provisional. */
  | 'unconfirmed'
  /** Records exist, but none of them is usable; the set-aside records say why. */
  | 'none-usable';

export interface Missing {
  readonly status: 'missing';
  readonly reason: MissingReason;
}

/** Two or more usable values that disagree; all are kept. */
export interface Conflicting<T> {
  readonly status: 'conflicting';
  readonly values: readonly [Known<T>, Known<T>, ...Known<T>[]];
}

export type Fact<T> = Known<T> | Missing | Conflicting<T>;

/** A recorded value. */
export function known<T>(
  value: T,
  from: Pick<Known<T>, 'at' | 'source' | 'bound' | 'readBy'> = {},
): Known<T> {
  return { status: 'known', value, basis: 'recorded', ...from };
}

/** False because a complete list does not contain the item. */
export function notRecorded(): Known<boolean> {
  return { status: 'known', value: false, basis: 'not-recorded' };
}

/** Never happened as far as a complete list tells. */
export function noEventRecorded(): Known<PastEvent> {
  return { status: 'known', value: { occurred: false }, basis: 'not-recorded' };
}

export function missing(reason: MissingReason): Missing {
  return { status: 'missing', reason };
}

/** Every value the fact is known to hold: one, several when they conflict, none when it is missing. */
export function recordedValues<T>(fact: Fact<T>): readonly Known<T>[] {
  switch (fact.status) {
    case 'known':
      return [fact];
    case 'conflicting':
      return fact.values;
    case 'missing':
      return [];
  }
}

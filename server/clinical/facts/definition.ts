/** The kinds of fact, and how one is declared. */
import type { Glucose } from '../quantity.ts';

/** A number in one fixed unit. Values outside the limits are refused: they are far likelier a slip than a state. */
export interface NumberDefinition {
  readonly kind: 'number';
  /** UCUM where there is a code for it; `{points}` and the like for scales. */
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
  /** Why these limits. */
  readonly reason: string;
  /** Laboratories report it as a bound where it leaves the range of the analyser. */
  readonly mayBeABound?: true;
}

/** Glucose keeps the unit it was reported in; limits in mmol/L. */
export interface GlucoseDefinition {
  readonly kind: 'glucose';
  readonly low: number;
  readonly high: number;
  readonly reason: string;
}

/** Present or absent. */
export interface FlagDefinition {
  readonly kind: 'flag';
}

/** One of a closed list. */
export interface ChoiceDefinition<V extends string> {
  readonly kind: 'choice';
  readonly values: readonly V[];
}

/** Something that happened once in the past, or never. */
export interface EventDefinition {
  readonly kind: 'event';
}

export interface PastEvent {
  readonly occurred: boolean;
  /** Whole or fractional hours before the assessment, of the most recent one; absent when the date is not known. */
  readonly hoursAgo?: number;
}

export type FactDefinition =
  NumberDefinition | GlucoseDefinition | FlagDefinition | ChoiceDefinition<string> | EventDefinition;

/** The type of the value of a fact declared so. */
export type ValueOf<D> = D extends NumberDefinition
  ? number
  : D extends GlucoseDefinition
    ? Glucose
    : D extends FlagDefinition
      ? boolean
      : D extends EventDefinition
        ? PastEvent
        : D extends ChoiceDefinition<infer V>
          ? V
          : never;

/** A number that may have decimals. */
export function decimal(unit: string, low: number, high: number, reason: string): NumberDefinition {
  return { kind: 'number', unit, low, high, whole: false, reason };
}

/** A laboratory result, which may be reported as a bound such as "> 10". */
export function result(unit: string, low: number, high: number, reason: string): NumberDefinition {
  return { ...decimal(unit, low, high, reason), mayBeABound: true };
}

/** A whole number: a count, a grade, or completed years. */
export function whole(unit: string, low: number, high: number, reason: string): NumberDefinition {
  return { kind: 'number', unit, low, high, whole: true, reason };
}

export const flag: FlagDefinition = { kind: 'flag' };

export const event: EventDefinition = { kind: 'event' };

export function choice<const V extends string>(...values: readonly V[]): ChoiceDefinition<V> {
  return { kind: 'choice', values };
}

/** The value of an observation as the type a fact needs, or the reason why it cannot be used. */
import type { Bound, Glucose, GlucoseUnit } from '../clinical/quantity.ts';
import { glucoseMmolPerL } from '../clinical/quantity.ts';
import { checkNumber } from '../clinical/facts/check-number.ts';
import { FACT_DEFINITIONS, type SetAsideReason } from '../clinical/stroke-facts.ts';
import { ABSENT, isOneOf, PRESENT, STROKE_IMAGING_FINDINGS, UCUM, type Code } from './codes.ts';
import type { CodeableConcept, Observation, ObservationValue, Quantity } from './resource-schemas.ts';

export type ParsedValue<T> =
  /** `at` when the value itself is a time, and the more telling one. */
  | { readonly kind: 'value'; readonly value: T; readonly at?: string; readonly bound?: Bound }
  /** The reader looked and could not tell: this supersedes an older reading. */
  | { readonly kind: 'not-assessable' }
  | { readonly kind: 'unusable'; readonly reason: SetAsideReason }
  /** A panel without the item: no record of it, and nothing to report. */
  | { readonly kind: 'not-here' };

export const NOT_HERE = { kind: 'not-here' } as const;

export const unusable = (reason: SetAsideReason) => ({ kind: 'unusable', reason }) as const;

/** The part of an observation that carries one of the codes: itself, or a component. */
export function holderOf(observation: Observation, codes: readonly Code[]): ObservationValue | undefined {
  return [observation, ...(observation.component ?? [])].find(({ code }) => isCoded(code, codes));
}

/** FHIR R4 quantity-comparator. */
export const BOUNDS: Readonly<Record<string, Bound>> = {
  '<': 'below',
  '<=': 'at-most',
  '>': 'above',
  '>=': 'at-least',
};

/** Glucose with the unit of its UCUM code, or of its unit text when there is no code. Never by LOINC. */
export function parseGlucose(observation: Observation): ParsedValue<Glucose> {
  const quantity = observation.valueQuantity;
  if (quantity?.value === undefined) {
    return unusable(observation.valueInteger === undefined ? 'no-value' : 'no-unit');
  }
  const unit = glucoseUnit(quantity);
  if (unit === undefined) return unusable((quantity.code ?? quantity.unit) ? 'unknown-unit' : 'no-unit');
  const bound = quantity.comparator === undefined ? undefined : BOUNDS[quantity.comparator];
  if (quantity.comparator !== undefined && bound === undefined) return unusable('no-value');
  const glucose: Glucose = { value: quantity.value, unit, ...(bound && { bound }) };
  // The limits catch mmol/L labelled mg/dL and the reverse.
  return checkNumber(glucoseMmolPerL(glucose), { ...FACT_DEFINITIONS.glucose, whole: false })
    ? unusable('out-of-range')
    : { kind: 'value', value: glucose };
}

function glucoseUnit({ system, code, unit }: Quantity): GlucoseUnit | undefined {
  const coded = code === undefined || (system !== undefined && system !== UCUM) ? undefined : unitNamed(code);
  const written = unit === undefined ? undefined : unitNamed(unit);
  if (code !== undefined && coded === undefined) return undefined;
  if (coded !== undefined && written !== undefined && coded !== written) return undefined;
  return coded ?? written;
}

function unitNamed(text: string): GlucoseUnit | undefined {
  return (['mg/dL', 'mmol/L'] as const).find((unit) => unit.toLowerCase() === text.trim().toLowerCase());
}

/** A sign: present, absent, or not assessable. */
export function parseSign({
  dataAbsentReason,
  valueBoolean,
  valueCodeableConcept,
}: ObservationValue): ParsedValue<boolean> {
  if (dataAbsentReason !== undefined) return { kind: 'not-assessable' };
  if (valueBoolean !== undefined) return { kind: 'value', value: valueBoolean };
  if (isCoded(valueCodeableConcept, PRESENT)) return { kind: 'value', value: true };
  if (isCoded(valueCodeableConcept, ABSENT)) return { kind: 'value', value: false };
  return isIndeterminate(valueCodeableConcept) ? { kind: 'not-assessable' } : unusable('no-value');
}

/** A coded answer. @param answers the code that stands for each value */
export function parseAnswer<V extends string>(
  { dataAbsentReason, valueCodeableConcept }: ObservationValue,
  answers: readonly (readonly [Code, V])[],
): ParsedValue<V> {
  if (dataAbsentReason !== undefined) return { kind: 'not-assessable' };
  const answer = answers.find(([code]) => isCoded(valueCodeableConcept, [code]));
  if (answer !== undefined) return { kind: 'value', value: answer[1] };
  return isIndeterminate(valueCodeableConcept) ? { kind: 'not-assessable' } : unusable('no-value');
}

function isIndeterminate(concept: CodeableConcept | undefined): boolean {
  return isCoded(concept, [{ system: STROKE_IMAGING_FINDINGS, code: 'indeterminate' }]);
}

/** True if any coding of the concept stands in the list. */
export function isCoded(concept: CodeableConcept | undefined, list: Parameters<typeof isOneOf>[1]): boolean {
  return (concept?.coding ?? []).some((coding) => isOneOf(coding, list));
}

/** The value of an observation as the type a fact needs, or the reason why it cannot be used. */
import type { Bound, Glucose, GlucoseUnit } from '../clinical/quantity.ts';
import { glucoseMmolPerL } from '../clinical/quantity.ts';
import { checkNumber } from '../clinical/facts/check-number.ts';
import { FACT_DEFINITIONS, type CtHypodensity, type SetAsideReason } from '../clinical/stroke-facts.ts';
import { ABSENT, isOneOf, NIHSS_TOTAL, PRESENT, STROKE_IMAGING_FINDINGS, UCUM } from './codes.ts';
import type { CodeableConcept, Observation, ObservationValue, Quantity } from './resource-schemas.ts';

export type ParsedValue<T> =
  /** `at` when the value itself is a time, and the more telling one. */
  | { readonly kind: 'value'; readonly value: T; readonly at?: string }
  /** The reader looked and could not tell: this supersedes an older reading. */
  | { readonly kind: 'not-assessable' }
  | { readonly kind: 'unusable'; readonly reason: SetAsideReason };

const unusable = (reason: SetAsideReason) => ({ kind: 'unusable', reason }) as const;

/** NIHSS total: the value of a total-score observation, or the total among a panel's components. */
export function parseNihssTotal(observation: Observation): ParsedValue<number> {
  const total = isCoded(observation.code, NIHSS_TOTAL)
    ? observation
    : observation.component?.find((component) => isCoded(component.code, NIHSS_TOTAL));
  const score = total && numberOf(total);
  if (score === undefined) return unusable('no-value');
  return checkNumber(score, FACT_DEFINITIONS.nihss)
    ? unusable('out-of-range')
    : { kind: 'value', value: score };
}

/** A whole number however it was recorded; free text only if it is nothing but digits. */
function numberOf(value: ObservationValue): number | undefined {
  const { valueInteger, valueQuantity, valueString } = value;
  if (valueInteger !== undefined) return valueInteger;
  if (valueQuantity !== undefined) return valueQuantity.comparator ? undefined : valueQuantity.value;
  return valueString !== undefined && /^\d{1,2}$/.test(valueString.trim()) ? Number(valueString) : undefined;
}

const BOUNDS: Readonly<Record<string, Bound>> = {
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

/** A CT sign: present, absent, or not assessable. */
export function parseSign(observation: Observation): ParsedValue<boolean> {
  if (observation.dataAbsentReason !== undefined) return { kind: 'not-assessable' };
  if (observation.valueBoolean !== undefined) return { kind: 'value', value: observation.valueBoolean };
  const { valueCodeableConcept: concept } = observation;
  if (isCoded(concept, PRESENT)) return { kind: 'value', value: true };
  if (isCoded(concept, ABSENT)) return { kind: 'value', value: false };
  return isIndeterminate(concept) ? { kind: 'not-assessable' } : unusable('no-value');
}

const HYPODENSITY_EXTENTS: readonly CtHypodensity[] = [
  'none',
  'less-than-one-third-mca',
  'one-third-mca-or-more',
];

/** Extent of hypodensity. A plain "absent" is `none`; a plain "present" does not say how much and is not usable. */
export function parseHypodensity(observation: Observation): ParsedValue<CtHypodensity> {
  if (observation.dataAbsentReason !== undefined) return { kind: 'not-assessable' };
  const { valueCodeableConcept: concept } = observation;
  const extent = HYPODENSITY_EXTENTS.find((code) =>
    isCoded(concept, [{ system: STROKE_IMAGING_FINDINGS, code }]),
  );
  if (extent !== undefined) return { kind: 'value', value: extent };
  if (isCoded(concept, ABSENT) || observation.valueBoolean === false) return { kind: 'value', value: 'none' };
  return isIndeterminate(concept) ? { kind: 'not-assessable' } : unusable('no-value');
}

function isIndeterminate(concept: CodeableConcept | undefined): boolean {
  return isCoded(concept, [{ system: STROKE_IMAGING_FINDINGS, code: 'indeterminate' }]);
}

/** True if any coding of the concept stands in the list. */
export function isCoded(concept: CodeableConcept | undefined, list: Parameters<typeof isOneOf>[1]): boolean {
  return (concept?.coding ?? []).some((coding) => isOneOf(coding, list));
}

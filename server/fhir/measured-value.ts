/** Measured quantities in the unit their fact is kept in, and the time a patient was last known well. */
import { checkNumber } from '../clinical/facts/check-number.ts';
import { FACT_DEFINITIONS, type NumberFactName, type SetAsideReason } from '../clinical/stroke-facts.ts';
import { isOneOf, type Code } from './codes.ts';
import { instantOf } from './fhir-time.ts';
import type { ParsedValue } from './observation-value.ts';
import type { Observation, ObservationValue, Quantity } from './resource-schemas.ts';

/** Factors into the unit of the fact, by unit code or, without a code, unit text; compared without case. */
export type UnitFactors = Readonly<Record<string, number>>;

export const KILOGRAMS: UnitFactors = { kg: 1, g: 0.001, '[lb_av]': 0.453_592_37, lb: 0.453_592_37 };
export const MMHG: UnitFactors = { 'mm[hg]': 1, mmhg: 1 };
/** Thousands per microlitre and per cubic millimetre are the same count as 10*9 per litre. */
export const PLATELET_COUNTS: UnitFactors = {
  '10*9/l': 1,
  '10*3/ul': 1,
  'k/ul': 1,
  'g/l': 1,
  '/ul': 0.001,
  '/mm3': 0.001,
};
export const SECONDS: UnitFactors = { s: 1, sec: 1 };
/** A ratio has no unit, and EHRs write that in many ways. */
export const RATIOS: UnitFactors = { '{inr}': 1, inr: 1, '1': 1, '{ratio}': 1, ratio: 1, '': 1 };

const unusable = (reason: SetAsideReason) => ({ kind: 'unusable', reason }) as const;

/**
 * @param codes of the value itself: that of the observation, or of one of its components
 */
export function measured(fact: NumberFactName, codes: readonly Code[], units: UnitFactors) {
  return (observation: Observation): ParsedValue<number> => {
    const holder = [observation, ...(observation.component ?? [])].find(({ code }) =>
      (code.coding ?? []).some((coding) => isOneOf(coding, codes)),
    );
    return holder === undefined ? unusable('no-value') : quantityOf(holder, fact, units);
  };
}

function quantityOf(
  { valueQuantity, dataAbsentReason }: ObservationValue,
  fact: NumberFactName,
  units: UnitFactors,
): ParsedValue<number> {
  if (dataAbsentReason !== undefined) return { kind: 'not-assessable' };
  // A bound such as "< 10" is no value: what lies beyond it may be on either side of a limit.
  if (valueQuantity?.value === undefined || valueQuantity.comparator !== undefined)
    return unusable('no-value');
  const unit = unitOf(valueQuantity);
  const factor = units[unit];
  if (factor === undefined) return unusable(unit === '' ? 'no-unit' : 'unknown-unit');
  const definition = FACT_DEFINITIONS[fact];
  const exact = valueQuantity.value * factor;
  const value = definition.whole ? Math.round(exact) : exact;
  return checkNumber(value, definition) ? unusable('out-of-range') : { kind: 'value', value };
}

function unitOf({ code, unit }: Quantity): string {
  return (code ?? unit ?? '').trim().toLowerCase().replace('µ', 'u');
}

/** Minutes from the recorded time to `now`; the fact's time is the recorded one. */
export function minutesSince(now: Date) {
  return ({ valueDateTime, dataAbsentReason }: Observation): ParsedValue<number> => {
    if (dataAbsentReason !== undefined) return { kind: 'not-assessable' };
    const instant = instantOf(valueDateTime);
    if (instant === undefined || valueDateTime === undefined) return unusable('no-value');
    const value = Math.floor((now.getTime() - instant) / 60_000);
    return checkNumber(value, FACT_DEFINITIONS.minutesSinceLastKnownWell)
      ? unusable('out-of-range')
      : { kind: 'value', value, at: valueDateTime };
  };
}

/** Measured quantities in the unit their fact is kept in, and times since. */
import { checkNumber } from '../clinical/facts/check-number.ts';
import type { NumberDefinition } from '../clinical/facts/definition.ts';
import { FACT_DEFINITIONS, type NumberFactName } from '../clinical/stroke-facts.ts';
import { UCUM, type Code } from './codes.ts';
import { instantOf } from './fhir-time.ts';
import { BOUNDS, holderOf, NOT_HERE, unusable, type ParsedValue } from './observation-value.ts';
import type { Observation, ObservationValue, Quantity } from './resource-schemas.ts';

type NumberUnit = (typeof FACT_DEFINITIONS)[NumberFactName]['unit'];

/** A number without unit, and EHRs write that in many ways. */
const PURE_NUMBER = { '': 1, '1': 1, '{score}': 1, score: 1, '{points}': 1, points: 1, '{count}': 1 };

/**
 * By the unit of a fact, the factors into it from units as they are recorded, in their plain spelling (see
 * plainUnit). Thousands per microlitre and per cubic millimetre, single ones per nanolitre and giga per litre, are
 * the same count as 10*9 per litre.
 */
const FACTORS: Readonly<Partial<Record<string, Readonly<Record<string, number>>>>> = {
  kg: { kg: 1, g: 0.001, '[lb_av]': 0.453_592_37, lb: 0.453_592_37, lbs: 0.453_592_37 },
  'mm[Hg]': { 'mm[hg]': 1, mmhg: 1 },
  '10*9/L': {
    ...{ '10*9/l': 1, 'g/l': 1, 'gpt/l': 1, '/nl': 1, '10*6/l': 0.001 },
    ...{ '10*3/ul': 1, 'k/ul': 1, 'thou/ul': 1, 'tsd/ul': 1, 'tsd./ul': 1, '/ul': 0.001 },
    ...{ '10*3/mm3': 1, 'k/mm3': 1, '/mm3': 0.001 },
  },
  s: { s: 1, sec: 1, 'sec.': 1, seconds: 1, sek: 1, 'sek.': 1 },
  '{INR}': { '{inr}': 1, inr: 1, '{ratio}': 1, ratio: 1, '1': 1, '': 1 },
  mL: { ml: 1, cm3: 1, 'cm^3': 1, cc: 1, mm3: 0.001, ul: 0.001, l: 1000 },
  cm: { cm: 1, mm: 0.1 },
  mm: { mm: 1, cm: 10 },
  '{points}': PURE_NUMBER,
  '{count}': PURE_NUMBER,
} satisfies Partial<Record<NumberUnit, Readonly<Record<string, number>>>>;

/**
 * @param codes of the value itself: that of the observation, or of one of its components
 */
export function measured(fact: NumberFactName, codes: readonly Code[]) {
  return (observation: Observation): ParsedValue<number> => {
    const holder = holderOf(observation, codes);
    return holder === undefined ? NOT_HERE : numberOf(holder, fact);
  };
}

function numberOf(holder: ObservationValue, fact: NumberFactName): ParsedValue<number> {
  const { valueQuantity, valueInteger, dataAbsentReason } = holder;
  if (dataAbsentReason !== undefined) return { kind: 'not-assessable' };
  const quantity = valueQuantity ?? (valueInteger === undefined ? undefined : { value: valueInteger });
  if (quantity?.value === undefined) return unusable('no-value');
  const definition: NumberDefinition = FACT_DEFINITIONS[fact];
  const { comparator } = quantity;
  const bound = comparator === undefined ? undefined : BOUNDS[comparator];
  // Where nobody reports a bound, "< 10" is a slip, and what lies beyond may be on either side of a limit.
  if (comparator !== undefined && (bound === undefined || !definition.mayBeABound))
    return unusable('no-value');
  const factor = factorOf(quantity, FACTORS[definition.unit] ?? {});
  if (factor === undefined) return unusable((quantity.code ?? quantity.unit) ? 'unknown-unit' : 'no-unit');
  const exact = quantity.value * factor;
  const value = definition.whole ? Math.round(exact) : exact;
  return checkNumber(value, definition)
    ? unusable('out-of-range')
    : { kind: 'value', value, ...(bound !== undefined && { bound }) };
}

/** By the code of the unit, by its text where the code is not UCUM's, and by neither where they contradict. */
function factorOf(
  { system, code, unit }: Quantity,
  factors: Readonly<Record<string, number>>,
): number | undefined {
  const coded = system === undefined || system === UCUM ? code : undefined;
  const written = unit === undefined ? undefined : factors[plainUnit(unit)];
  if (coded === undefined) return code === undefined && unit === undefined ? factors[''] : written;
  const factor = factors[plainUnit(coded)];
  return written === undefined || written === factor ? factor : undefined;
}

/** One spelling of what laboratories write in many ways: `x10^9/L`, `10E9/L`, `{cells}/µL`, `K/mcL`, `mm Hg`. */
function plainUnit(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replace('μ', 'u')
    .replace('mcl', 'ul')
    .replace(/^\{[^}]*\}(?=\/)/, '')
    .replace(/^x?10[*^e(]+(\d)\)?/, '10*$1');
}

/** Minutes from the recorded time to `now`; the fact's time is the recorded one. */
export function minutesSince(fact: NumberFactName) {
  return ({ valueDateTime, dataAbsentReason }: ObservationValue, now: Date): ParsedValue<number> => {
    if (dataAbsentReason !== undefined) return { kind: 'not-assessable' };
    const instant = instantOf(valueDateTime);
    if (instant === undefined || valueDateTime === undefined) return unusable('no-value');
    const value = Math.floor((now.getTime() - instant) / 60_000);
    return checkNumber(value, FACT_DEFINITIONS[fact])
      ? unusable('out-of-range')
      : { kind: 'value', value, at: valueDateTime };
  };
}

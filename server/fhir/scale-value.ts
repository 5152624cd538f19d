/** Points on a clinical scale, in each of the ways EHRs record them. */
import { checkNumber } from '../clinical/facts/check-number.ts';
import { isOneOf, UNTESTABLE, type Code } from './codes.ts';
import { holderOf, NOT_HERE, unusable, type ParsedValue } from './observation-value.ts';
import type { CodeableConcept, Observation, ObservationValue } from './resource-schemas.ts';

export interface Scale {
  /** Codes of the scale itself; an observation or a component carries one. */
  readonly codes: readonly Code[];
  readonly low: number;
  readonly high: number;
  /** LOINC answer codes in order of their points, from 0. */
  readonly answers?: readonly string[];
}

/** Whole points, found in the observation or in one of its components. */
export function pointsOn(scale: Scale) {
  return (observation: Observation): ParsedValue<number> => {
    const holder = holderOf(observation, scale.codes);
    return holder === undefined ? NOT_HERE : pointsOf(holder, scale);
  };
}

function pointsOf(holder: ObservationValue, { low, high, answers = [] }: Scale): ParsedValue<number> {
  const concept = holder.valueCodeableConcept;
  const isUntestable = (concept?.coding ?? []).some((coding) => isOneOf(coding, UNTESTABLE));
  if (holder.dataAbsentReason !== undefined || isUntestable) return { kind: 'not-assessable' };
  const points = numberOf(holder) ?? pointsOfAnswer(concept, answers);
  if (points === undefined) return unusable('no-value');
  return checkNumber(points, { low, high, whole: true })
    ? unusable('out-of-range')
    : { kind: 'value', value: points };
}

/** A whole number however it was recorded; free text only if it is nothing but digits. */
function numberOf({ valueInteger, valueQuantity, valueString }: ObservationValue): number | undefined {
  if (valueInteger !== undefined) return valueInteger;
  if (valueQuantity !== undefined) return valueQuantity.comparator ? undefined : valueQuantity.value;
  return valueString !== undefined && /^\d{1,2}$/.test(valueString.trim()) ? Number(valueString) : undefined;
}

/** FHIR R4 and R5 names of the extension that gives a coded answer its points. */
const ORDINAL_VALUES = [
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
];

/** Points of a coded answer: by its ordinal, or by the order of the answer list. Codings that disagree say nothing. */
function pointsOfAnswer(
  concept: CodeableConcept | undefined,
  answers: readonly string[],
): number | undefined {
  const points = (concept?.coding ?? []).flatMap(({ code, extension = [] }) => {
    const ordinal = extension.find(({ url }) => url !== undefined && ORDINAL_VALUES.includes(url));
    const position = code === undefined ? -1 : answers.indexOf(code);
    return [ordinal?.valueDecimal, ...(position < 0 ? [] : [position])].filter(
      (value) => value !== undefined,
    );
  });
  const [first, ...others] = new Set(points);
  return others.length === 0 ? first : undefined;
}

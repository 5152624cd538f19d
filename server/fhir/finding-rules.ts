/**
 * What our own CodeSystem names (stroke-findings.ts) as facts: the fact's kind says how the value is read, so that
 * a finding is one line in observation-rules.ts.
 */
import type { TimedFactName } from '../clinical/facts/freshness.ts';
import {
  FACT_DEFINITIONS,
  type ChoiceFactName,
  type FactValue,
  type FlagFactName,
  type NumberFactName,
} from '../clinical/stroke-facts.ts';
import type { Code } from './codes.ts';
import { measured, minutesSince } from './measured-value.ts';
import { holderOf, NOT_HERE, parseAnswer, parseSign, type ParsedValue } from './observation-value.ts';
import type { Observation } from './resource-schemas.ts';
import { findingCode, type StrokeFinding, type StrokeFindingAnswer } from './stroke-findings.ts';
import type { TimedFactRule } from './timed-fact.ts';

export const same = <T>(a: T, b: T) => a === b;

/** Present, absent, or not assessable. */
export function signRule(name: FlagFactName & TimedFactName, code: StrokeFinding): TimedFactRule<boolean> {
  const codes = [findingCode(code)];
  return { name, codes, parse: signUnder(codes), areEqual: same };
}

/** A sign that is recorded as a component of another finding's observation: a region of ASPECTS. */
export function regionRule(
  name: FlagFactName & TimedFactName,
  code: StrokeFinding,
  panel: StrokeFinding,
): TimedFactRule<boolean> {
  return { name, codes: [findingCode(panel)], parse: signUnder([findingCode(code)]), areEqual: same };
}

function signUnder(codes: readonly Code[]) {
  return (observation: Observation): ParsedValue<boolean> => {
    const holder = holderOf(observation, codes);
    return holder === undefined ? NOT_HERE : parseSign(holder);
  };
}

export function numberRule(name: NumberFactName & TimedFactName, code: StrokeFinding): TimedFactRule<number> {
  const codes = [findingCode(code)];
  return { name, codes, parse: measured(name, codes), areEqual: same };
}

/** A time, as minutes before the assessment. */
export function timeRule(name: NumberFactName & TimedFactName, code: StrokeFinding): TimedFactRule<number> {
  return { name, codes: [findingCode(code)], parse: minutesSince(name), areEqual: same };
}

/**
 * One of the fact's values, each under a code of its own.
 * @param prefix put before the value to make its code, where the value alone would say nothing
 * @param alsoCoded further codes of a value
 */
export function choiceRule<N extends ChoiceFactName & TimedFactName>(
  name: N,
  code: StrokeFinding,
  {
    prefix = '',
    alsoCoded = [],
  }: { prefix?: string; alsoCoded?: readonly (readonly [Code, FactValue<N>])[] } = {},
): TimedFactRule<FactValue<N>> {
  const values = FACT_DEFINITIONS[name].values as unknown as readonly FactValue<N>[];
  const answers = [
    // A test holds that each value of a choice read here has its code among the answers.
    ...values.map((value) => [findingCode(`${prefix}${value}` as StrokeFindingAnswer), value] as const),
    ...alsoCoded,
  ];
  return {
    name,
    codes: [findingCode(code)],
    parse: (observation) => parseAnswer(observation, answers),
    areEqual: same,
  };
}

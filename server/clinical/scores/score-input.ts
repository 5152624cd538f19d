/** Inputs of score items: the values a fact could still have, given what is known about it. */
import { recordedValues, type Fact } from '../known.ts';
import type { Bound, Glucose, GlucoseUnit } from '../quantity.ts';
import { glucoseMmolPerL } from '../quantity.ts';
import type { CtHypodensity, FactName, StrokeFacts } from '../stroke-facts.ts';

/** One input of an item. */
export interface ScoreInput<V> {
  readonly fact: FactName;
  readonly possible: (facts: StrokeFacts) => readonly V[];
}

/** The recorded values, or one representative of every band the score distinguishes when there are none. */
function recordedOr<V>(fact: Fact<V>, representatives: readonly V[]): readonly V[] {
  const recorded = recordedValues(fact);
  return recorded.length > 0 ? recorded.map((entry) => entry.value) : representatives;
}

export function flagInput(fact: 'diabetes' | 'earlyInfarctSigns' | 'hyperdenseArtery'): ScoreInput<boolean> {
  return { fact, possible: (facts) => recordedOr(facts[fact], [false, true]) };
}

/** @param bands one representative number for each band the score distinguishes */
export function numberInput(fact: 'ageYears' | 'nihss', bands: readonly number[]): ScoreInput<number> {
  return { fact, possible: (facts) => recordedOr(facts[fact], bands) };
}

export function ctHypodensityInput(): ScoreInput<CtHypodensity> {
  return {
    fact: 'ctHypodensity',
    possible: (facts) =>
      recordedOr(facts.ctHypodensity, ['none', 'less-than-one-third-mca', 'one-third-mca-or-more']),
  };
}

/**
 * Glucose; a bound such as "> 400 mg/dL" leaves open every band beyond it.
 * @param bands one representative number, in `unit`, for each band the score distinguishes
 * @param unit the unit of the score's published cut-offs
 */
export function glucoseInput(bands: readonly number[], unit: GlucoseUnit): ScoreInput<Glucose> {
  const representatives = bands.map((value): Glucose => ({ value, unit }));
  return {
    fact: 'glucose',
    possible: (facts) =>
      recordedOr(facts.glucose, representatives).flatMap((glucose) =>
        glucose.bound === undefined ? [glucose] : valuesBeyond(glucose, glucose.bound, representatives),
      ),
  };
}

/** Moves a limit just past an exclusive bound: small enough to stay in the next band. */
const RELATIVE_NUDGE = 1e-6;

function valuesBeyond(limit: Glucose, bound: Bound, representatives: readonly Glucose[]): readonly Glucose[] {
  const isUpward = bound === 'above' || bound === 'at-least';
  const isExclusive = bound === 'above' || bound === 'below';
  const factor = isExclusive ? 1 + (isUpward ? RELATIVE_NUDGE : -RELATIVE_NUDGE) : 1;
  const nearest: Glucose = { value: limit.value * factor, unit: limit.unit };
  const beyond = representatives.filter(
    (candidate) => glucoseMmolPerL(candidate) > glucoseMmolPerL(limit) === isUpward,
  );
  return [nearest, ...beyond];
}

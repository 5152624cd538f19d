/** Inputs of score items: the values a fact could still have, given what is known about it. */
import { recordedValues, type Fact, type Known } from '../known.ts';
import {
  glucoseMgPerDl,
  glucoseMmolPerL,
  valuesBeyond,
  type Glucose,
  type GlucoseUnit,
} from '../quantity.ts';
import {
  FACT_DEFINITIONS,
  type ChoiceFactName,
  type EventFactName,
  type FactName,
  type FactValue,
  type FlagFactName,
  type NumberFactName,
  type StrokeFacts,
} from '../stroke-facts.ts';

/** One input of an item. */
export interface ScoreInput<V> {
  readonly fact: FactName;
  /** Values the fact could have: what is recorded, or one value of every band the score tells apart. */
  readonly possible: (facts: StrokeFacts) => readonly V[];
}

function recordedOr<V>(fact: Fact<V>, representatives: readonly V[]): readonly V[] {
  const recorded = recordedValues(fact);
  return recorded.length > 0 ? recorded.map((entry) => entry.value) : representatives;
}

export function flagInput(fact: FlagFactName): ScoreInput<boolean> {
  return { fact, possible: (facts) => recordedOr(facts[fact], [false, true]) };
}

/** @param bands one representative number for each band the score distinguishes */
export function numberInput(fact: NumberFactName, bands: readonly number[]): ScoreInput<number> {
  return {
    fact,
    possible: (facts) => {
      const recorded = recordedValues<number>(facts[fact]);
      return recorded.length > 0 ? recorded.flatMap((entry) => possibleNumbers(entry, bands)) : bands;
    },
  };
}

/** A number that enters as it is, or by a step of its own: missing, it could be anything between its limits. */
export function scaleInput(fact: NumberFactName, from?: number): ScoreInput<number> {
  const { low, high } = FACT_DEFINITIONS[fact];
  return numberInput(fact, [Math.max(low, from ?? low), high]);
}

export function choiceInput<N extends ChoiceFactName>(fact: N): ScoreInput<FactValue<N>> {
  // The values of a choice's definition are the values of the fact; TypeScript cannot follow the mapped type.
  const values = FACT_DEFINITIONS[fact].values as unknown as readonly FactValue<N>[];
  return { fact, possible: (facts) => recordedOr(facts[fact] as Fact<FactValue<N>>, values) };
}

/** Whether something ever happened, whenever that was. */
export function everInput(fact: EventFactName): ScoreInput<boolean> {
  return {
    fact,
    possible: (facts) =>
      recordedOr(facts[fact], [{ occurred: false }, { occurred: true }]).map(({ occurred }) => occurred),
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
        possibleGlucose(glucose, representatives),
      ),
  };
}

/** What a recorded glucose could be: itself, or one value in every band beyond its bound. */
export function possibleGlucose(glucose: Glucose, representatives: readonly Glucose[]): readonly Glucose[] {
  const { value, unit, bound } = glucose;
  if (bound === undefined) return [glucose];
  const inUnit = unit === 'mmol/L' ? glucoseMmolPerL : glucoseMgPerDl;
  return valuesBeyond(value, bound, representatives.map(inUnit)).map((beyond) => ({ value: beyond, unit }));
}

/** What a recorded number could be: itself, or one value in every band beyond its bound. */
export function possibleNumbers(
  { value, bound }: Known<number>,
  bands: readonly number[],
): readonly number[] {
  return bound === undefined ? [value] : valuesBeyond(value, bound, bands);
}

/** A bound such as "> 400" is a recorded value, but it does not settle the input. */
export function isSettled(facts: StrokeFacts, name: FactName): boolean {
  const fact = facts[name];
  if (fact.status !== 'known' || fact.bound !== undefined) return false;
  return name !== 'glucose' || facts.glucose.status !== 'known' || facts.glucose.value.bound === undefined;
}

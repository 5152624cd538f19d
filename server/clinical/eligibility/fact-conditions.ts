/** Conditions on a fact of each kind. */
import type { Fact } from '../known.ts';
import { glucoseMgPerDl, glucoseMmolPerL, type GlucoseUnit } from '../quantity.ts';
import { possibleGlucose, possibleNumbers } from '../scores/score-input.ts';
import {
  FACT_DEFINITIONS,
  type ChoiceFactName,
  type EventFactName,
  type FactValue,
  type FlagFactName,
  type NumberFactName,
} from '../stroke-facts.ts';
import { onFact, type Condition, type Finding } from './condition.ts';
import { holds, type Duration, type Relation } from './limit.ts';

const findingFrom = (isMet: boolean): Finding => (isMet ? 'met' : 'not-met');

export function isTrue(fact: FlagFactName): Condition {
  return onFact<boolean>(fact, (facts) => facts[fact], findingFrom);
}

/** Recorded as no. What is merely not recorded does not count. */
export function isFalse(fact: FlagFactName): Condition {
  return onFact<boolean>(
    fact,
    (facts) => facts[fact],
    (value) => findingFrom(!value),
  );
}

/** One of the values. */
export function isOneOf<N extends ChoiceFactName>(fact: N, ...values: readonly FactValue<N>[]): Condition {
  // The fact of a choice holds the values of its definition; TypeScript cannot follow the mapped type.
  return onFact(
    fact,
    (facts) => facts[fact] as Fact<FactValue<N>>,
    (value) => findingFrom(values.includes(value)),
  );
}

/** A number on the named side of every limit. */
export function number(fact: NumberFactName, ...limits: readonly (readonly [Relation, number])[]): Condition {
  const { unit } = FACT_DEFINITIONS[fact];
  return onFact<number>(
    fact,
    (facts) => facts[fact],
    (_value, recorded) => {
      const eitherSide = limits.flatMap(([, limit]) => [0.5 * limit, 2 * limit]);
      return findingOfPossible(possibleNumbers(recorded, eitherSide), (value) =>
        limits.every(([relation, limit]) => holds(value, relation, limit)),
      );
    },
    limits.map(([relation, value]) => ({ fact, relation, value, unit })),
  );
}

/** Of a bound, all that it could be has to say the same. */
function findingOfPossible<V>(possible: readonly V[], isMet: (value: V) => boolean): Finding {
  if (possible.every(isMet)) return 'met';
  return possible.some(isMet) ? 'only-a-bound' : 'not-met';
}

/** Glucose below or above a limit, compared in the unit in which the limit is printed. */
export function glucose(relation: '<' | '>', limit: number, unit: GlucoseUnit): Condition {
  const inUnit = unit === 'mmol/L' ? glucoseMmolPerL : glucoseMgPerDl;
  const eitherSide = [0.5 * limit, 2 * limit].map((value) => ({ value, unit }));
  return onFact(
    'glucose',
    (facts) => facts.glucose,
    (recorded) => {
      return findingOfPossible(possibleGlucose(recorded, eitherSide), (value) =>
        holds(inUnit(value), relation, limit),
      );
    },
    [{ fact: 'glucose', relation, value: limit, unit }],
  );
}

/** Something that happened, at a time before the assessment within every limit; without limits, whenever. */
export function happened(
  fact: EventFactName,
  ...limits: readonly (readonly [Relation, Duration])[]
): Condition {
  return onFact(
    fact,
    (facts) => facts[fact],
    ({ occurred, hoursAgo }) => {
      if (!occurred) return 'not-met';
      if (limits.length === 0) return 'met';
      if (hoursAgo === undefined) return 'date-not-known';
      return findingFrom(limits.every(([relation, limit]) => holds(hoursAgo, relation, limit.hours)));
    },
    limits.map(([relation, { value, unit }]) => ({ fact, relation, value, unit })),
  );
}

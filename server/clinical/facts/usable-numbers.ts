/** The recorded values of a number that lie within its limits, and why the others are refused. */
import { recordedValues, type Known } from '../known.ts';
import { FACT_DEFINITIONS, type NumberFactName, type StrokeFacts } from '../stroke-facts.ts';
import { checkNumber, type NumberProblem } from './check-number.ts';

export interface UsableNumbers {
  /** One, several when they conflict, none when the fact is missing or every value is refused. */
  readonly usable: readonly Known<number>[];
  readonly problems: readonly NumberProblem[];
}

export function usableNumbers<N extends NumberFactName>(facts: Pick<StrokeFacts, N>, name: N): UsableNumbers {
  const recorded: readonly Known<number>[] = recordedValues<number>(facts[name]);
  const checked = recorded.map((entry) => ({
    entry,
    problem: checkNumber(entry.value, FACT_DEFINITIONS[name]),
  }));
  return {
    usable: checked.filter(({ problem }) => problem === undefined).map(({ entry }) => entry),
    problems: checked.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
}

/** Items read facts and give points: a range when a fact is not known. Each is one step of the score's trace. */
import { spanOf, widthOf, type Range } from '../range.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { ItemId } from '../text/en/items.ts';
import { isSettled, type ScoreInput } from './score-input.ts';

export interface ItemResult {
  /** Key of the item's rule in the text module. */
  readonly id: ItemId;
  readonly points: Range;
  readonly inputs: readonly FactName[];
  /** Inputs that are missing or conflicting and leave the points open. */
  readonly undecided: readonly FactName[];
}

/** How far knowing one fact would narrow the points, at worst and at best. */
export interface Narrowing {
  readonly fact: FactName;
  readonly byAtLeast: number;
  readonly byAtMost: number;
}

export interface ScoreItem {
  readonly id: ItemId;
  readonly inputs: readonly FactName[];
  readonly evaluate: (facts: StrokeFacts) => ItemResult;
  /** One entry for each undecided input of the result. */
  readonly narrowings: (facts: StrokeFacts, result: ItemResult) => readonly Narrowing[];
}

type Values<I extends readonly ScoreInput<unknown>[]> = {
  [K in keyof I]: I[K] extends ScoreInput<infer V> ? V : never;
};

/** An item whose points are a function of one or more inputs; evaluated over all values they could have. */
export function scoreItem<const I extends readonly ScoreInput<unknown>[]>(
  id: ItemId,
  inputs: I,
  points: (...values: Values<I>) => number,
): ScoreItem {
  const names = inputs.map((input) => input.fact);
  // The product of the inputs' values, in order, is what `Values<I>` says; TypeScript cannot follow `map`.
  const spanOver = (possible: readonly (readonly unknown[])[]) =>
    spanOf(cartesian(possible).map((values) => points(...(values as Values<I>))));
  return {
    id,
    inputs: names,
    evaluate: (facts) => {
      const range = spanOver(inputs.map((input) => input.possible(facts)));
      const isOpen = widthOf(range) > 0;
      return {
        id,
        points: range,
        inputs: names,
        undecided: isOpen ? names.filter((fact) => !isSettled(facts, fact)) : [],
      };
    },
    narrowings: (facts, result) => {
      const possible = inputs.map((input) => input.possible(facts));
      const width = widthOf(result.points);
      return inputs.flatMap((input, position) => {
        if (!result.undecided.includes(input.fact)) return [];
        const remaining = input
          .possible(facts)
          .map((value) =>
            widthOf(spanOver(possible.map((values, index) => (index === position ? [value] : values)))),
          );
        return [
          {
            fact: input.fact,
            byAtLeast: width - Math.max(...remaining),
            byAtMost: width - Math.min(...remaining),
          },
        ];
      });
    },
  };
}

function cartesian(lists: readonly (readonly unknown[])[]): unknown[][] {
  return lists.reduce<unknown[][]>(
    (combinations, list) => combinations.flatMap((head) => list.map((value) => [...head, value])),
    [[]],
  );
}

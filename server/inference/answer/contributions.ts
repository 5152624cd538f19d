/**
 * How much each known input moved an outcome: Shapley values on the log-odds scale, or in the points of a regression,
 * where an input that is left out is one that is not known (Strumbelj and Kononenko 2014, sampling of permutations).
 * Their sum is exactly the distance from a patient of whom nothing is known; of a model that adds its inputs up, each is
 * exact after one permutation.
 */
import type { Contributions, ContributionScale } from '../../clinical/predictions/prediction.ts';
import type { InputValue } from '../input-value.ts';
import type { ModelManifest } from '../manifest.ts';
import { METHOD_IDS } from '../manifest/outputs.ts';
import type { ModelInputs } from '../predictor.ts';
import type { MethodOutputs } from '../runtime/runtime.ts';
import { logit } from './normal.ts';
import { outcomesOf, outcomeValues } from './outcomes.ts';
import { rowOf } from './row-of.ts';

/** Each is walked forwards and backwards, which cancels most of the noise of pairs of inputs. */
const PERMUTATIONS = 24;

export interface Plan {
  /** One row for each subset of inputs that is needed. */
  readonly rows: readonly ModelInputs[];
  /** Sequences of inputs, each with the number of the row before it and after it. */
  readonly steps: readonly { readonly input: string; readonly before: number; readonly after: number }[];
  readonly walks: number;
}

/** Which subsets of the known inputs have to be computed. The same inputs always give the same plan. */
export function planContributions(inputs: ModelInputs): Plan {
  const known = [...inputs.keys()];
  const rows: ModelInputs[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (subset: ReadonlySet<string>): number => {
    const key = known.map((id) => (subset.has(id) ? '1' : '0')).join('');
    const number = numbers.get(key) ?? rows.length;
    if (number === rows.length) {
      numbers.set(key, number);
      rows.push(new Map<string, InputValue>([...inputs].filter(([id]) => subset.has(id))));
    }
    return number;
  };
  const random = createRandom();
  const orders = Array.from({ length: PERMUTATIONS }, () => shuffled(known, random)).flatMap((order) => [
    order,
    order.toReversed(),
  ]);
  const steps = orders.flatMap((order) => {
    const subset = new Set<string>();
    return order.map((input) => {
      const before = numberOf(subset);
      subset.add(input);
      return { input, before, after: numberOf(subset) };
    });
  });
  return { rows, steps, walks: orders.length };
}

/**
 * @param outputs what the model computed for the rows of the plan
 * @returns one entry for each method and outcome; of a regression in points as the model has them, before the ends of
 * its scale cut them off
 */
export function contributionsOf(
  plan: Plan,
  outputs: MethodOutputs,
  manifest: ModelManifest,
): Contributions[] {
  const scale: ContributionScale = manifest.kind === 'regression' ? 'points' : 'log-odds';
  const onScale = scale === 'points' ? (value: number) => value : logit;
  const named = manifest.inputs.filter(({ id }) => plan.steps.some(({ input }) => input === id));
  return METHOD_IDS.flatMap((method) => {
    const values = plan.rows.map((_, row) =>
      outcomeValues(rowOf(outputs[method], row, plan.rows.length), manifest),
    );
    return outcomesOf(manifest).map(({ id: output }) => {
      const positions = values.map((row) => onScale(row.get(output) ?? NaN));
      const sums = new Map<string, number>();
      for (const { input, before, after } of plan.steps) {
        const moved = (positions[after] ?? NaN) - (positions[before] ?? NaN);
        sums.set(input, (sums.get(input) ?? 0) + moved);
      }
      return {
        method,
        output,
        scale,
        inputs: named.map(({ id, label }) => ({ input: id, label, moved: (sums.get(id) ?? 0) / plan.walks })),
      };
    });
  });
}

/** Numbers from 0 to 1 that are the same every time (mulberry32): an explanation must not change when asked again. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

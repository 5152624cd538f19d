/** The estimates of one row: every outcome by every method, with its range and its definition. */
import type { Estimate, MethodEstimates, MethodId } from '../../clinical/predictions/prediction.ts';
import type { ModelManifest } from '../manifest.ts';
import { outcomesOf, outcomeValues, type Outcome } from './outcomes.ts';
import { rangeAmong } from './intervals.ts';

/** The outputs of one row, by method. */
export type RowOutputs = Readonly<Record<MethodId, ArrayLike<number>>>;

/** A change of the value of an outcome after the model: what it becomes, and how far log-odds were stretched. */
export interface Recalibrated {
  readonly value: number;
  readonly stretch: number;
}

/** How a view changes a value; undefined where it says nothing of this outcome. */
export type Recalibration = (method: MethodId, outcome: string, value: number) => Recalibrated | undefined;

const AS_IT_IS: Recalibration = (_method, _outcome, value) => ({ value, stretch: 1 });

/** What is not known of a row. */
export interface Unknowns {
  /** Ids of the inputs that are not known. */
  readonly missing: readonly string[];
  /** The outputs with one of them filled in, or another (alternatives.ts). */
  readonly alternatives: readonly RowOutputs[];
}

export function methodEstimates(
  outputs: RowOutputs,
  manifest: ModelManifest,
  { missing, alternatives }: Unknowns,
  recalibrate: Recalibration = AS_IT_IS,
): MethodEstimates[] {
  const outcomes = outcomesOf(manifest);
  return manifest.methods.map(({ id: method, name }) => {
    const values = outcomeValues(outputs[method], manifest);
    const otherValues = alternatives.map((other) => outcomeValues(other[method], manifest));
    const estimates = outcomes.flatMap((outcome) => {
      const changed = recalibrate(method, outcome.id, values.get(outcome.id) ?? NaN);
      const interval = manifest.intervals.find(
        (entry) => entry.method === method && entry.output === outcome.id,
      );
      if (!changed || !interval) return [];
      const others = otherValues.map(
        (other) => recalibrate(method, outcome.id, other.get(outcome.id) ?? NaN)?.value ?? NaN,
      );
      const range = rangeAmong(changed.value, others, interval, missing, outcome.limits, changed.stretch);
      return [estimate(outcome, changed.value, range, interval)];
    });
    return { id: method, name, estimates };
  });
}

function estimate(
  { id, label, definition, unit, sumOf, limits }: Outcome,
  value: number,
  range: Estimate['range'],
  { coverage, basis }: Pick<Estimate, 'coverage' | 'basis'>,
): Estimate {
  const shown = unit === '%' ? 100 : 1;
  const within = limits ? Math.min(Math.max(value, limits.low), limits.high) : value;
  return {
    output: id,
    label,
    definition,
    unit,
    value: within * shown,
    range: { low: range.low * shown, high: range.high * shown },
    coverage,
    basis,
    ...(sumOf && { sumOf }),
  };
}

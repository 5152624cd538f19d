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
      const ofRow = (all: ReadonlyMap<string, number>) => {
        const changed = recalibrate(method, outcome.id, all.get(outcome.id) ?? NaN);
        return changed && { ...changed, value: within(changed.value, outcome.limits) };
      };
      const changed = ofRow(values);
      const interval = manifest.intervals.find(
        (entry) => entry.method === method && entry.output === outcome.id,
      );
      if (!changed || !interval) return [];
      const others = otherValues.map((other) => ofRow(other)?.value ?? NaN);
      const range = rangeAmong(changed.value, others, interval, missing, outcome.limits, changed.stretch);
      return [estimate(outcome, changed.value, range, interval)];
    });
    return { id: method, name, estimates };
  });
}

/** A regression may leave its scale; where that ends, so does the estimate, and its range lies around that end. */
function within(value: number, limits: Outcome['limits']): number {
  return limits ? Math.min(Math.max(value, limits.low), limits.high) : value;
}

function estimate(
  { id, label, definition, unit, sumOf }: Outcome,
  value: number,
  range: Estimate['range'],
  { coverage, basis }: Pick<Estimate, 'coverage' | 'basis'>,
): Estimate {
  const shown = unit === '%' ? 100 : 1;
  return {
    output: id,
    label,
    definition,
    unit,
    value: value * shown,
    range: { low: range.low * shown, high: range.high * shown },
    coverage,
    basis,
    ...(sumOf && { sumOf }),
  };
}

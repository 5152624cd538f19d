/** What a model's outputs mean: a fraction or a value for each outcome, sums of classes among them. */
import type { ModelManifest } from '../manifest.ts';
import type { CombinedOutput, ModelOutput } from '../manifest/outputs.ts';

export interface Outcome extends Pick<ModelOutput, 'id' | 'label' | 'definition' | 'unit'> {
  readonly limits?: ModelOutput['limits'] | undefined;
  readonly sumOf?: CombinedOutput['sumOf'] | undefined;
}

/** The outputs of the graph in their order, then the sums of them. */
export function outcomesOf({ outputs, combined }: ModelManifest): readonly Outcome[] {
  return [...outputs, ...combined.map((sum) => ({ ...sum, unit: '%' as const }))];
}

/**
 * @param row the outputs of one method for one row: fractions, or a value in points
 * @returns the value of each outcome by its id, in the same unit
 */
export function outcomeValues(row: ArrayLike<number>, manifest: ModelManifest): ReadonlyMap<string, number> {
  const values = new Map(manifest.outputs.map(({ id }, index) => [id, row[index] ?? NaN]));
  for (const { id, sumOf } of manifest.combined) {
    values.set(
      id,
      sumOf.reduce((sum, part) => sum + (values.get(part) ?? NaN), 0),
    );
  }
  return values;
}

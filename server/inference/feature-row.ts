/** The two tensors of a model from the inputs of its rows: the values, and which of them are known. */
import type { InputValue } from './input-value.ts';
import type { ModelManifest } from './manifest.ts';
import { columnsOf, type ModelInputSpec } from './manifest/inputs.ts';
import type { ModelInputs } from './predictor.ts';
import type { Rows } from './runtime/runtime.ts';

/**
 * @param rows inputs by id; each value is of the kind of its input and one that is allowed
 * @returns row-major tensors; a column of an input that is not known is 0 in both
 */
export function featureRows(rows: readonly ModelInputs[], manifest: ModelManifest): Rows {
  const { columns } = manifest;
  const values = new Float32Array(rows.length * columns);
  const known = new Float32Array(rows.length * columns);
  const placed = manifest.inputs.map((input) => ({ input, at: columnsOf(input) }));
  rows.forEach((inputs, row) => {
    const start = row * columns;
    for (const { input, at } of placed) {
      const value = inputs.get(input.id);
      if (value === undefined) continue;
      const numbers = columnValues(value, input);
      at.forEach((column, index) => {
        values[start + column] = numbers[index] ?? 0;
        known[start + column] = 1;
      });
    }
  });
  return { rows: rows.length, columns, values, known };
}

function columnValues(value: InputValue, input: ModelInputSpec): ArrayLike<number> {
  if (value instanceof Float32Array) return value;
  if (typeof value === 'number') return [value];
  if (typeof value === 'boolean') return [value ? 1 : 0];
  return input.kind === 'choice' ? input.values.slice(1).map((other) => (other === value ? 1 : 0)) : [];
}

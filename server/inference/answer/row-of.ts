/** One row of a row-major tensor. */
export function rowOf(all: Float32Array, row: number, rows: number): Float32Array {
  const width = all.length / rows;
  return all.subarray(row * width, (row + 1) * width);
}

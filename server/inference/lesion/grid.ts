/** The coarse grid in standard space whose cells are the columns of a lesion map; manifests repeat it. */

/**
 * MNI152 at 1 mm in the box of the training masks, cut into cells of 8 mm. `origin` is the low corner in mm:
 * a voxel with centre (x, y, z) lies in cell (floor((x - origin x) / cellMm), ...). x < 0 is the left side, and no
 * cell crosses the midline.
 */
export const LESION_GRID = {
  space: 'MNI152, 1 mm',
  voxels: [157, 189, 136],
  origin: [-80, -112, -50],
  cellMm: 8,
  shape: [20, 24, 17],
} as const;

/** mm coordinates of the lowest voxel centre on each axis; the highest is `voxels - 1` further. */
export const LOWEST_CENTRE = [-78, -112, -50] as const;

/** Columns of a lesion map, one per cell: x slowest, z fastest. */
export const LESION_CELLS = LESION_GRID.shape[0] * LESION_GRID.shape[1] * LESION_GRID.shape[2];

/** Voxels of 1 mm3 in a cell: the column is the fraction of them that is lesion. */
export const VOXELS_PER_CELL = LESION_GRID.cellMm ** 3;

/** Masks larger than this are refused, as they were in training: such masks are faulty. */
export const MAXIMUM_LESION_ML = 500;

/**
 * What each voxel step along one spatial axis (0 = x, 1 = y, 2 = z) adds to the column number.
 * @param lowToHigh false when the file stores the axis from high to low coordinates
 */
export function columnOffsets(axis: 0 | 1 | 2, lowToHigh: boolean): Int32Array {
  const { voxels, origin, cellMm, shape } = LESION_GRID;
  const stride = shape.slice(axis + 1).reduce((product, cells) => product * cells, 1);
  return Int32Array.from({ length: voxels[axis] }, (_, step) => {
    const position = LOWEST_CENTRE[axis] + (lowToHigh ? step : voxels[axis] - 1 - step);
    return Math.floor((position - origin[axis]) / cellMm) * stride;
  });
}

/** Whether the cell of a column lies left of the midline (x < 0). */
export function isLeft(column: number): boolean {
  const perSlab = LESION_GRID.shape[1] * LESION_GRID.shape[2];
  return LESION_GRID.origin[0] + Math.floor(column / perSlab) * LESION_GRID.cellMm < 0;
}

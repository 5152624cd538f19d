/** A lesion mask in standard space, checked and reduced to the columns that the lesion models take. */
import { ServiceError } from '../../errors.ts';
import {
  columnOffsets,
  isLeft,
  LESION_CELLS,
  LESION_GRID,
  LOWEST_CENTRE,
  MAXIMUM_LESION_ML,
  VOXELS_PER_CELL,
} from './grid.ts';
import { NiftiError, readNifti, type NiftiVolume } from './nifti.ts';

export interface LesionMap {
  /** Fraction of each cell that is lesion, 0 to 1, in the order of `LESION_GRID`. */
  readonly cells: Float32Array;
  readonly volumeMl: number;
  readonly leftMl: number;
  readonly rightMl: number;
}

/**
 * The lesion map of a NIfTI-1 file (.nii or .nii.gz): a binary mask of 157 x 189 x 136 voxels of 1 mm in MNI152
 * space, stored in any orientation that its affine declares.
 * @param field name of the field, for errors
 * @throws ServiceError INVALID_REQUEST naming `field` and what is wrong with the file
 */
export async function lesionMapFromNifti(nifti: Uint8Array, field: string): Promise<LesionMap> {
  try {
    return lesionMapOf(await readNifti(nifti));
  } catch (error) {
    if (!(error instanceof NiftiError)) throw error;
    throw new ServiceError('INVALID_REQUEST', [field], {}, [`${field} ${error.message}.`]);
  }
}

function lesionMapOf(volume: NiftiVolume): LesionMap {
  const counts = cellCounts(volume, storedAxes(volume));
  let left = 0;
  let right = 0;
  counts.forEach((count, column) => {
    if (isLeft(column)) left += count;
    else right += count;
  });
  const volumeMl = (left + right) / 1000;
  if (volumeMl === 0) throw new NiftiError('is empty: no voxel is lesion');
  if (volumeMl > MAXIMUM_LESION_ML)
    throw new NiftiError(`marks more than ${MAXIMUM_LESION_ML} ml as lesion, which no model was trained on`);
  return {
    cells: Float32Array.from(counts, (count) => count / VOXELS_PER_CELL),
    volumeMl,
    leftMl: left / 1000,
    rightMl: right / 1000,
  };
}

/** For each stored axis, the column offsets of its steps. */
type StoredAxes = readonly [Int32Array, Int32Array, Int32Array];

const SPACE_PROBLEM =
  'is not in standard space: 157 x 189 x 136 voxels of 1 mm, x -78 to 78, y -112 to 76, z -50 to 85 mm (MNI152)';
/** Affines are stored as 32-bit numbers: this much, in mm, is rounding. */
const TOLERANCE_MM = 1e-3;

/** @throws NiftiError unless the voxels are exactly those of the standard space, in any order of the axes */
function storedAxes({ affine, size }: NiftiVolume): StoredAxes {
  const axes = [0, 1, 2].map((stored) => {
    const steps = affine.map((row) => row[stored] ?? NaN);
    const spatial = steps.findIndex((step) => Math.abs(Math.abs(step) - 1) <= TOLERANCE_MM) as 0 | 1 | 2 | -1;
    const isStraight = steps.every((step, axis) => axis === spatial || Math.abs(step) <= TOLERANCE_MM);
    if (spatial === -1 || !isStraight) throw new NiftiError(SPACE_PROBLEM);
    const lowToHigh = (steps[spatial] ?? NaN) > 0;
    const voxels = LESION_GRID.voxels[spatial];
    const first = LOWEST_CENTRE[spatial] + (lowToHigh ? 0 : voxels - 1);
    const offset = affine[spatial]?.[3] ?? NaN;
    if (size[stored] !== voxels || !(Math.abs(offset - first) <= TOLERANCE_MM))
      throw new NiftiError(SPACE_PROBLEM);
    return columnOffsets(spatial, lowToHigh);
  });
  // The three lengths differ, so three matching axes are the three different ones.
  return axes as unknown as StoredAxes;
}

/** Lesion voxels in each cell. @throws NiftiError when a voxel is neither 0 nor 1 */
function cellCounts({ voxels, slope, intercept }: NiftiVolume, axes: StoredAxes): Uint16Array {
  const counts = new Uint16Array(LESION_CELLS);
  const [first, second, third] = axes;
  let voxel = 0;
  for (const thirdOffset of third)
    for (const secondOffset of second) {
      const row = thirdOffset + secondOffset;
      for (const firstOffset of first) {
        const value = (voxels[voxel++] ?? NaN) * slope + intercept;
        if (value === 0) continue;
        if (value !== 1) throw new NiftiError('is not a mask: every voxel has to be 0 or 1');
        const column = row + firstOffset;
        counts[column] = (counts[column] ?? 0) + 1;
      }
    }
  return counts;
}

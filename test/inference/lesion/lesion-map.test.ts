/** Lesion maps: equal to the training side's, in any storage order, and refused when no model may see them. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { LESION_CELLS } from '../../../server/inference/lesion/grid.ts';
import { lesionMapFromNifti, type LesionMap } from '../../../server/inference/lesion/lesion-map.ts';
import { ServiceError } from '../../../server/errors.ts';
import { niftiFile, type NiftiContents } from './nifti-file.ts';

const FIXTURES = 'test/fixtures/inference/lesion';
const MASK = readFileSync(`${FIXTURES}/generated-mask.nii.gz`);
/** Written by scripts/training/tests/lesion_fixture.py with nibabel and numpy. */
const EXPECTED = JSON.parse(readFileSync(`${FIXTURES}/generated-mask.json`, 'utf8')) as {
  leftMl: number;
  rightMl: number;
  cells: Record<string, number>;
};

const SIZE = [157, 189, 136] as const;
const LOW = [-78, -112, -50] as const;
const VOXELS = SIZE[0] * SIZE[1] * SIZE[2];
/** As the training masks are stored: x from high to low. */
const STORED: readonly number[] = [-1, 0, 0, 78, 0, 1, 0, -112, 0, 0, 1, -50];

function masked(voxels: readonly number[], more: Partial<NiftiContents> = {}): Uint8Array {
  const values = new Uint8Array(VOXELS);
  for (const voxel of voxels) values[voxel] = 1;
  return niftiFile({ size: SIZE, sform: STORED, values, ...more });
}

/** Numbers of a few lesion voxels, in the order of `STORED`. */
const SOME = [100, 500_000, 2_000_000, VOXELS - 1];

async function refusal(nifti: Uint8Array): Promise<string> {
  try {
    await lesionMapFromNifti(nifti, 'inputs.lesionMap.nifti');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect(error.code).to.equal('INVALID_REQUEST');
    expect(error.fields).to.deep.equal(['inputs.lesionMap.nifti']);
    return error.explanations.join(' ');
  }
  throw new Error('the file was accepted');
}

const nonZero = (cells: Float32Array): Record<string, number> =>
  Object.fromEntries([...cells.entries()].filter(([, value]) => value !== 0).map(([i, v]) => [String(i), v]));

describe('lesion map', () => {
  let some: LesionMap;
  before(async () => {
    some = await lesionMapFromNifti(masked(SOME), 'nifti');
  });

  it('has exactly the cells and volumes that the training side computes', async () => {
    const map = await lesionMapFromNifti(MASK, 'nifti');
    expect(map.cells).to.have.length(LESION_CELLS);
    expect(nonZero(map.cells)).to.deep.equal(EXPECTED.cells);
    expect(map.leftMl).to.be.closeTo(EXPECTED.leftMl, 1e-3);
    expect(map.rightMl).to.be.closeTo(EXPECTED.rightMl, 1e-3);
    expect(map.volumeMl).to.be.closeTo(EXPECTED.leftMl + EXPECTED.rightMl, 1e-3);
  });

  it('reads the same from a file that is not compressed', async () => {
    const map = await lesionMapFromNifti(gunzipSync(MASK), 'nifti');
    expect(nonZero(map.cells)).to.deep.equal(EXPECTED.cells);
  });

  it('does not depend on the order of axes or their direction in the file', async () => {
    const plain = gunzipSync(MASK).subarray(352);
    const at = (x: number, y: number, z: number): number =>
      plain[SIZE[0] - 1 - x + SIZE[0] * (y + SIZE[1] * z)] ?? NaN;
    const storage = fc.tuple(
      fc.constantFrom([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]),
      fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    );
    await fc.assert(
      fc.asyncProperty(storage, async ([order, flipped]) => {
        const size = order.map((axis) => SIZE[axis as 0]);
        const sform = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        order.forEach((axis, stored) => {
          sform[axis * 4 + stored] = flipped[stored] ? -1 : 1;
          sform[axis * 4 + 3] = LOW[axis as 0] + (flipped[stored] ? SIZE[axis as 0] - 1 : 0);
        });
        const values = new Uint8Array(VOXELS);
        const place = [0, 0, 0];
        for (let k = 0, n = 0; k < size[2]!; k += 1)
          for (let j = 0; j < size[1]!; j += 1)
            for (let i = 0; i < size[0]!; i += 1, n += 1) {
              [i, j, k].forEach((step, stored) => {
                place[order[stored]!] = flipped[stored] ? size[stored]! - 1 - step : step;
              });
              values[n] = at(place[0]!, place[1]!, place[2]!);
            }
        const map = await lesionMapFromNifti(niftiFile({ size, sform, values }), 'nifti');
        expect(nonZero(map.cells)).to.deep.equal(EXPECTED.cells);
      }),
      { numRuns: 3 },
    );
  });

  for (const type of ['int8', 'uint16', 'int16', 'int32', 'uint32', 'float32', 'float64'] as const)
    it(`reads voxels stored as ${type}, in either byte order`, async () => {
      for (const bigEndian of [false, true])
        expect((await lesionMapFromNifti(masked(SOME, { type, bigEndian }), 'nifti')).cells).to.deep.equal(
          some.cells,
        );
    });

  it('applies the scaling that the file declares', async () => {
    const values = new Uint8Array(VOXELS).fill(10);
    for (const voxel of SOME) values[voxel] = 12;
    const scaled = niftiFile({ size: SIZE, sform: STORED, values, slope: 0.5, intercept: -5 });
    expect(await lesionMapFromNifti(scaled, 'nifti')).to.deep.equal(some);
  });

  it('takes the sform when a scanner qform stands beside it, and accepts one volume with a fourth axis', async () => {
    const both = masked(SOME, { qformCode: 3, sformCode: 2, size: [...SIZE, 1] });
    expect(await lesionMapFromNifti(both, 'nifti')).to.deep.equal(some);
  });

  it('reads the qform when there is no sform', async () => {
    const file = masked(SOME, { qformCode: 1, sformCode: 0 });
    const view = new DataView(file.buffer);
    // Rotation (0, 0, 1, 0) turns x and z round; qfac -1 turns z back: the axes of STORED.
    view.setFloat32(76, -1, true);
    view.setFloat32(260, 1, true);
    LOW.forEach((low, axis) => {
      view.setFloat32(268 + 4 * axis, axis === 0 ? 78 : low, true);
    });
    expect(await lesionMapFromNifti(file, 'nifti')).to.deep.equal(some);
  });

  it('accepts 500 ml and refuses one voxel more, and an empty mask', async () => {
    const voxels = Array.from({ length: 500_001 }, (_, i) => i);
    expect((await lesionMapFromNifti(masked(voxels.slice(1)), 'nifti')).volumeMl).to.equal(500);
    expect(await refusal(masked(voxels))).to.include('more than 500 ml');
    expect(await refusal(masked([]))).to.include('is empty');
  });

  it('refuses what is not a mask', async () => {
    const values = new Uint8Array(VOXELS);
    values[7] = 2;
    expect(await refusal(masked([], { values }))).to.include('0 or 1');
    const holes = masked(SOME, { type: 'float32' });
    new DataView(holes.buffer).setFloat32(352, NaN, true);
    expect(await refusal(holes)).to.include('0 or 1');
  });

  const ELSEWHERE: Record<string, Partial<NiftiContents>> = {
    'one voxel further': { sform: STORED.map((number, i) => (i === 3 ? number + 1 : number)) },
    'voxels of 2 mm': { sform: STORED.map((number, i) => (i % 4 === 3 ? number : number * 2)) },
    'a tilted box': { sform: [-0.98, 0.17, 0, 78, 0.17, 0.98, 0, -112, 0, 0, 1, -50] },
    'a mirrored space': { sform: STORED.map((number, i) => (i === 0 ? 1 : number)) },
    'another size': { size: [189, 157, 136] },
    'no orientation': { sform: STORED.map(() => 0) },
    'an affine that is not a number': { sform: STORED.map((number, i) => (i === 3 ? NaN : number)) },
  };
  for (const [name, more] of Object.entries(ELSEWHERE))
    it(`refuses ${name} as not in standard space`, async () => {
      expect(await refusal(masked(SOME, more))).to.include('not in standard space');
    });

  const BROKEN: Record<string, readonly [Uint8Array, string]> = {
    'something else': [new TextEncoder().encode('a text, not an image'.repeat(40)), 'not a NIfTI-1 file'],
    'nothing at all': [new Uint8Array(0), 'not a NIfTI-1 file'],
    'a header without its image': [masked(SOME, { magic: 'ni1' }), 'not a NIfTI-1 file'],
    'a header of the wrong length': [masked(SOME).fill(0, 0, 4), 'unreadable'],
    'a file that is cut off': [masked(SOME).subarray(0, 3_000_000), 'cut off'],
    'a compressed file that is cut off': [MASK.subarray(0, 5000), 'intact gzip'],
    'no declared space': [masked(SOME, { sformCode: 0 }), 'which space'],
    colours: [masked(SOME, { type: 'rgb24' }), 'integers or real numbers'],
    'two volumes': [masked(SOME, { size: [...SIZE, 2] }), 'more than one volume'],
    'a flat image': [masked(SOME, { size: [157, 189] }), 'three dimensions'],
    'an axis of no length': [masked(SOME, { size: [157, 0, 136] }), 'without voxels'],
  };
  for (const [name, [file, reason]] of Object.entries(BROKEN))
    it(`refuses ${name}`, async () => {
      expect(await refusal(file)).to.include(reason);
    });

  it('never inflates more than standard space can take', async () => {
    expect(await refusal(gzipSync(new Uint8Array(45_000_000)))).to.include('40 MB');
  });
});

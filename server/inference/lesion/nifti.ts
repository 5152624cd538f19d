/**
 * NIfTI-1 files (.nii, .nii.gz) as header, axes and raw voxels: inflation is bounded, and only the fixed header goes
 * to the parsing library, so that no length written in the file is trusted.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { NIFTI1, readHeader } from 'nifti-reader-js';

export interface NiftiVolume {
  /** Size of the three stored axes; a fourth axis of length 1 is dropped. */
  readonly size: readonly [number, number, number];
  /** Rows x, y, z of the affine from voxel indices to mm (RAS+). */
  readonly affine: readonly (readonly number[])[];
  /** One number per voxel, first axis fastest, before scaling. */
  readonly voxels: ArrayLike<number>;
  /** Stored numbers are multiplied by `slope`, then `intercept` is added. */
  readonly slope: number;
  readonly intercept: number;
}

/** Why a file cannot be read, in a sentence that quotes nothing of it. */
export class NiftiError extends Error {}

/** Standard space as float64 is 32.3 MB; nothing larger is inflated. */
const MAX_INFLATED_BYTES = 40_000_000;
const HEADER_BYTES = 352;
/** Byte offsets of two NIfTI-1 header fields, from nifti1.h. */
const QFORM_CODE_OFFSET = 252;
const MAGIC_OFFSET = 344;

const inflate = promisify(gunzip);

/** @throws NiftiError */
export async function readNifti(bytes: Uint8Array): Promise<NiftiVolume> {
  const file = isGzip(bytes) ? await inflated(bytes) : bytes;
  const header = headerOf(file);
  const size = sizeOf(header);
  const count = size[0] * size[1] * size[2];
  return {
    size,
    affine: header.affine.slice(0, 3),
    voxels: voxelsOf(header, file, count),
    // A slope of 0 means "not scaled" (nifti1.h).
    slope: header.scl_slope === 0 ? 1 : header.scl_slope,
    intercept: header.scl_slope === 0 ? 0 : header.scl_inter,
  };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflate(bytes, { maxOutputLength: MAX_INFLATED_BYTES });
  } catch {
    throw new NiftiError('is not an intact gzip file that inflates to at most 40 MB');
  }
}

/**
 * The parsed header. nifti1.h leaves open which transform governs when a file has both; like nibabel and FSL, this
 * takes the sform, so the qform is hidden from the library, which would otherwise go by the larger code.
 */
function headerOf(file: Uint8Array): NIFTI1 {
  const fixed = file.slice(0, HEADER_BYTES);
  if (
    fixed.length < HEADER_BYTES ||
    String.fromCharCode(...fixed.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 3)) !== 'n+1'
  )
    throw new NiftiError('is not a NIfTI-1 file with header and image in one');
  let header = parsed(fixed);
  if (header.sform_code > 0) {
    fixed.fill(0, QFORM_CODE_OFFSET, QFORM_CODE_OFFSET + 2);
    header = parsed(fixed);
  } else if (header.qform_code <= 0) {
    throw new NiftiError('does not say in which space it is (sform and qform code 0)');
  }
  return header;
}

function parsed(fixed: Uint8Array<ArrayBuffer>): NIFTI1 {
  try {
    const header = readHeader(fixed.buffer);
    if (header instanceof NIFTI1) return header;
  } catch {
    // Reported below like every other unreadable header.
  }
  throw new NiftiError('has an unreadable NIfTI-1 header');
}

function sizeOf(header: NIFTI1): readonly [number, number, number] {
  const [axes, x, y, z, ...more] = header.dims;
  if (axes === undefined || x === undefined || y === undefined || z === undefined || axes < 3)
    throw new NiftiError('does not have three dimensions');
  if (more.slice(0, axes - 3).some((length) => length !== 1) || axes > 7)
    throw new NiftiError('holds more than one volume');
  if (Math.min(x, y, z) < 1) throw new NiftiError('has an axis without voxels');
  return [x, y, z];
}

interface Datatype {
  readonly bytes: 1 | 2 | 4 | 8;
  readonly view: (buffer: ArrayBuffer) => ArrayLike<number>;
}

/** NIfTI-1 datatype codes of real numbers up to 64 bits. */
const DATATYPES: ReadonlyMap<number, Datatype> = new Map<number, Datatype>([
  [NIFTI1.TYPE_UINT8, { bytes: 1, view: (buffer) => new Uint8Array(buffer) }],
  [NIFTI1.TYPE_INT8, { bytes: 1, view: (buffer) => new Int8Array(buffer) }],
  [NIFTI1.TYPE_INT16, { bytes: 2, view: (buffer) => new Int16Array(buffer) }],
  [NIFTI1.TYPE_UINT16, { bytes: 2, view: (buffer) => new Uint16Array(buffer) }],
  [NIFTI1.TYPE_INT32, { bytes: 4, view: (buffer) => new Int32Array(buffer) }],
  [NIFTI1.TYPE_UINT32, { bytes: 4, view: (buffer) => new Uint32Array(buffer) }],
  [NIFTI1.TYPE_FLOAT32, { bytes: 4, view: (buffer) => new Float32Array(buffer) }],
  [NIFTI1.TYPE_FLOAT64, { bytes: 8, view: (buffer) => new Float64Array(buffer) }],
]);

function voxelsOf(header: NIFTI1, file: Uint8Array, count: number): ArrayLike<number> {
  const datatype = DATATYPES.get(header.datatypeCode);
  if (!datatype) throw new NiftiError('does not hold integers or real numbers of 8 to 64 bits');
  const start = header.vox_offset;
  const end = start + count * datatype.bytes;
  // A start that is not a number fails every comparison.
  if (!(start >= HEADER_BYTES && end <= file.length)) throw new NiftiError('is cut off: voxels are missing');
  // The copy also aligns the numbers for the typed array.
  const image = Buffer.from(file.slice(start, end));
  if (!header.littleEndian) swapped(image, datatype.bytes);
  return datatype.view(image.buffer.slice(image.byteOffset, image.byteOffset + image.length));
}

function swapped(image: Buffer, bytes: Datatype['bytes']): void {
  if (bytes === 2) image.swap16();
  if (bytes === 4) image.swap32();
  if (bytes === 8) image.swap64();
}

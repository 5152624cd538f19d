/** Writes NIfTI-1 files for the tests, field by field from nifti1.h. */

export interface NiftiContents {
  readonly size: readonly number[];
  /** Twelve numbers: the rows x, y, z of the sform. */
  readonly sform: readonly number[];
  readonly values: readonly number[] | Uint8Array;
  readonly type?: keyof typeof TYPES;
  readonly bigEndian?: boolean;
  readonly slope?: number;
  readonly intercept?: number;
  readonly sformCode?: number;
  readonly qformCode?: number;
  readonly magic?: string;
}

const TYPES = {
  uint8: { code: 2, bytes: 1, set: 'setUint8' },
  int16: { code: 4, bytes: 2, set: 'setInt16' },
  int32: { code: 8, bytes: 4, set: 'setInt32' },
  float32: { code: 16, bytes: 4, set: 'setFloat32' },
  float64: { code: 64, bytes: 8, set: 'setFloat64' },
  int8: { code: 256, bytes: 1, set: 'setInt8' },
  uint16: { code: 512, bytes: 2, set: 'setUint16' },
  uint32: { code: 768, bytes: 4, set: 'setUint32' },
  rgb24: { code: 128, bytes: 1, set: 'setUint8' },
} as const;

const HEADER_BYTES = 352;

export function niftiFile(contents: NiftiContents): Uint8Array {
  const { size, sform, values, bigEndian = false, sformCode = 4, qformCode = 0, magic = 'n+1' } = contents;
  const type = TYPES[contents.type ?? 'uint8'];
  const little = !bigEndian;
  const file = new Uint8Array(HEADER_BYTES + values.length * type.bytes);
  const view = new DataView(file.buffer);
  view.setInt32(0, 348, little);
  [size.length, ...size].forEach((length, i) => {
    view.setInt16(40 + 2 * i, length, little);
  });
  view.setInt16(70, type.code, little);
  view.setInt16(72, type.bytes * 8, little);
  for (let i = 0; i < 4; i += 1) view.setFloat32(76 + 4 * i, 1, little);
  view.setFloat32(108, HEADER_BYTES, little);
  view.setFloat32(112, contents.slope ?? 0, little);
  view.setFloat32(116, contents.intercept ?? 0, little);
  view.setInt16(252, qformCode, little);
  view.setInt16(254, sformCode, little);
  sform.forEach((number, i) => {
    view.setFloat32(280 + 4 * i, number, little);
  });
  file.set(new TextEncoder().encode(magic), 344);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    // The file is already filled with zeros, which most voxels are.
    if (value !== 0) view[type.set](HEADER_BYTES + i * type.bytes, value, little);
  }
  return file;
}

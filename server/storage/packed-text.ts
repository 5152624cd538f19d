/**
 * Large documents as they stand in the database: compressed, as text. An assessment is some 80 kB of JSON; packed it is
 * a quarter, which costs less than having the driver and the database handle the rest. Rows from before are plain JSON
 * and stay as they are: the audit trail holds the digest of what was written.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** JSON begins with none of these characters. */
const PACKED = 'br:';

/** The fastest setting that finds repetitions: higher ones save little and cost milliseconds. */
const QUALITY = 1;

export function pack(json: string): string {
  const bytes = Buffer.from(json);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return `${PACKED}${brotliCompressSync(bytes, { params }).toString('base64')}`;
}

/** @param text packed, or plain JSON @throws Error when it is damaged */
export function unpack(text: string): string {
  if (!text.startsWith(PACKED)) return text;
  return brotliDecompressSync(Buffer.from(text.slice(PACKED.length), 'base64')).toString();
}

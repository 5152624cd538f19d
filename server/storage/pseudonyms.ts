/**
 * Who a row is about, under the site key: a pseudonym to find the rows of one patient by, and sealing for what names
 * a person. Whoever has the database without the key learns neither.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** `id`: of whatever kind, chosen by somebody else. */
export type PersonalId = 'patient' | 'encounter' | 'user' | 'id';

export interface Pseudonyms {
  /** The same for the same id, in every process with the key. */
  readonly refOf: (kind: PersonalId, id: string) => string;
  /** AES-256-GCM under a random nonce, base64url. */
  readonly seal: (text: string) => string;
  /** @throws Error when it was sealed with another key, or changed */
  readonly open: (sealed: string) => string;
}

const CIPHER = 'aes-256-gcm';

/** NIST SP 800-38D, 8.2.2: a random nonce of 96 bits, for fewer than 2^32 messages a key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** One key for each use, so that none of them says anything about another (RFC 5869). */
export function derivedKey(siteKey: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', siteKey, new Uint8Array(), `stroke-cds ${use}`, 32));
}

/** @param siteKey 32 bytes or more of secret */
export function createPseudonyms(siteKey: Uint8Array): Pseudonyms {
  const naming = derivedKey(siteKey, 'pseudonyms');
  const sealing = derivedKey(siteKey, 'sealed columns');
  return {
    refOf: (kind, id) => createHmac('sha256', naming).update(`${kind} ${id}`).digest('base64url'),
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealing, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}

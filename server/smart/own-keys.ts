/**
 * The service's own signing keys: a private JWK Set in a file, of which the public half is published
 * (SMART App Launch 2.2, "Client Authentication: Asymmetric").
 */
import { readFile } from 'node:fs/promises';
import {
  createLocalJWKSet,
  importJWK,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { z } from 'zod';
import { ConfigError } from '../config.ts';

/** The two algorithms every SMART authorization server has at least one of. */
export type OwnAlgorithm = 'ES384' | 'RS384';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

export interface OwnKeys {
  /** Public members only. */
  readonly jwks: JSONWebKeySet;
  /** The first key in the file for an algorithm; the others are published too, for whoever has not seen a change. */
  readonly signing: ReadonlyMap<OwnAlgorithm, SigningKey>;
}

const text = z.string().min(1);

/** base64url of 2048 bits, the least RFC 7518 section 3.3 allows. */
const MIN_MODULUS_LENGTH = 342;

const ecKey = z.object({
  kty: z.literal('EC'),
  alg: z.literal('ES384'),
  crv: z.literal('P-384'),
  kid: text,
  x: text,
  y: text,
  d: text,
});

const rsaKey = z.object({
  kty: z.literal('RSA'),
  alg: z.literal('RS384'),
  kid: text,
  n: z.string().min(MIN_MODULUS_LENGTH, 'must have 2048 bits or more'),
  e: text,
  d: text,
  p: text,
  q: text,
  dp: text,
  dq: text,
  qi: text,
});

const keyFileSchema = z.object({ keys: z.array(z.discriminatedUnion('kty', [ecKey, rsaKey])).min(1) });

type PrivateKey = z.infer<typeof keyFileSchema>['keys'][number];

const SETTING = 'SIGNING_KEYS_FILE';

/**
 * @param file a private JWK Set; `npm run signing-keys` makes one
 * @throws ConfigError naming the key and the field that is wrong, never a value
 */
export async function readOwnKeys(file: string): Promise<OwnKeys> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError([`${SETTING}: ${file} cannot be read`]);
  });
  const parsed = keyFileSchema.safeParse(jsonOf(content));
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        ({ path, message }) => `${SETTING}: ${path.join('.') || 'the file'}: ${message}`,
      ),
    );
  }
  const { keys } = parsed.data;
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) {
    throw new ConfigError([`${SETTING}: keys: two keys have the same kid`]);
  }
  const jwks = { keys: keys.map(publicHalf) };
  const signing = new Map<OwnAlgorithm, SigningKey>();
  for (const [index, key] of keys.entries()) {
    const privateKey = await usableKey(key, jwks, index);
    if (!signing.has(key.alg)) signing.set(key.alg, { kid: key.kid, privateKey });
  }
  return { jwks, signing };
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Names what is public instead of leaving out what is private: nothing unforeseen can slip through. */
function publicHalf(key: PrivateKey): JWK {
  const { kty, alg, kid } = key;
  const common = { kty, alg, kid, use: 'sig' };
  return key.kty === 'EC'
    ? { ...common, crv: key.crv, x: key.x, y: key.y }
    : { ...common, n: key.n, e: key.e };
}

/** A key whose halves do not belong together would be refused by every EHR, one call at a time: it is tried here. */
async function usableKey(key: PrivateKey, jwks: JSONWebKeySet, index: number): Promise<CryptoKey> {
  try {
    const privateKey = await importJWK({ ...key }, key.alg);
    if (privateKey instanceof Uint8Array) throw new TypeError('a symmetric key');
    const probe = await new SignJWT({}).setProtectedHeader({ alg: key.alg, kid: key.kid }).sign(privateKey);
    await jwtVerify(probe, createLocalJWKSet(jwks));
    return privateKey;
  } catch {
    throw new ConfigError([`${SETTING}: keys.${index}: is not a key pair that works`]);
  }
}

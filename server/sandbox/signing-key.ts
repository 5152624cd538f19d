/** An ES384 key made at start and never written down, with its public half as a JWK Set. */
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';

export interface SigningKey {
  /** Public keys only. */
  readonly jwks: JSONWebKeySet;
  /** A signed JWT with typ and kid in its header. */
  readonly sign: (claims: JWTPayload) => Promise<string>;
}

const ALGORITHM = 'ES384';

export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    jwks: { keys: [{ ...jwk, kid, alg: ALGORITHM, use: 'sig' }] },
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' }).sign(privateKey),
  };
}

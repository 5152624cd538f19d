/**
 * One token by client credentials with a signed assertion (SMART App Launch 2.2, "Backend Services" and "Client
 * Authentication: Asymmetric"; RFC 7521, RFC 7523).
 */
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Reach } from '../outbound/address-rules.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import type { OwnAlgorithm, SigningKey } from './own-keys.ts';

export interface TokenRequest {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly scope: string;
  readonly algorithm: OwnAlgorithm;
  readonly key: SigningKey;
  readonly reach: Reach;
  readonly signal: AbortSignal;
}

export interface TokenRequestDeps {
  readonly fetchJson: JsonFetcher['fetchJson'];
  readonly now: () => Date;
  /** A random UUID. */
  readonly newId: () => string;
}

export interface AccessToken {
  readonly token: string;
  /** Seconds; undefined where the server did not say. */
  readonly expiresIn: number | undefined;
}

/** Why there is no token, in words that hold nothing of the answer but a code of RFC 6749 section 5.2. */
export class TokenRefused extends Error {}

/** SMART allows five minutes; less leaves room for a clock of ours that is ahead. */
const ASSERTION_LIFETIME_S = 120;

const tokenSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional(),
});

const errorSchema = z.object({
  error: z.enum([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ]),
});

/** @throws TokenRefused, or the error of a server that does not answer */
export async function requestToken(request: TokenRequest, deps: TokenRequestDeps): Promise<AccessToken> {
  const { tokenUrl, reach, signal, scope } = request;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await clientAssertion(request, deps),
  });
  const { status, body } = await deps.fetchJson({ url: tokenUrl, reach, signal, form });
  const granted = status === 200 ? tokenSchema.safeParse(body).data : undefined;
  if (granted === undefined) {
    const code = errorSchema.safeParse(body).data?.error;
    throw new TokenRefused(code ?? (status === 200 ? 'not a token response' : `HTTP ${status}`));
  }
  return { token: granted.access_token, expiresIn: granted.expires_in };
}

function clientAssertion(request: TokenRequest, { now, newId }: TokenRequestDeps): Promise<string> {
  const { clientId, tokenUrl, algorithm, key } = request;
  const issuedAt = Math.floor(now().getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_LIFETIME_S)
    .setJti(newId())
    .sign(key.privateKey);
}

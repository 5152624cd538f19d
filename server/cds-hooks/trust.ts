/**
 * Hop 1: who is calling? The client's JWT is verified as CDS Hooks 2.0.1, "Trusting CDS Clients", demands: asymmetric
 * algorithm of the registration, all claims present, aud equal to the configured public URL of exactly the endpoint
 * called, short life, and every jti used once.
 */
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { ServiceError } from '../errors.ts';
import type { Client, ClientRegistration } from './clients.ts';
import type { JwtId, RememberJwtId } from './replay-guard.ts';

/** Longest life of a client JWT, in seconds (CDS Hooks best practices: at most an hour). */
const MAX_LIFETIME_S = 3600;
const CLOCK_SKEW_S = 30;

export interface Trust {
  /**
   * @param authorization the header as sent
   * @param audiences acceptable values of aud
   * @throws ServiceError UNAUTHENTICATED, without saying what failed
   */
  readonly verifyClient: (authorization: string | undefined, audiences: readonly string[]) => Promise<Client>;
}

export interface TrustDeps {
  readonly clients: readonly ClientRegistration[];
  /** Sandbox mode only: who a call without a token is taken for. */
  readonly anonymous: Client | undefined;
  readonly rememberJwtId: RememberJwtId;
  readonly now: () => Date;
}

export function createTrust(deps: TrustDeps): Trust {
  const byIssuer = new Map(deps.clients.map((client) => [client.issuer, { client, keys: keysOf(client) }]));
  return {
    verifyClient: async (authorization, audiences) => {
      if (authorization === undefined && deps.anonymous) return deps.anonymous;
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      const registered = token === undefined ? undefined : byIssuer.get(issuerOf(token) ?? '');
      if (token === undefined || registered === undefined) throw unauthenticated();
      const claims = await verified(token, registered, audiences, deps.now());
      const isFirstUse = await deps.rememberJwtId(claims);
      if (!isFirstUse) throw unauthenticated();
      return registered.client;
    },
  };
}

function unauthenticated(): ServiceError {
  return new ServiceError('UNAUTHENTICATED', [], { 'WWW-Authenticate': 'Bearer' });
}

function keysOf(client: ClientRegistration): JWTVerifyGetKey {
  if (client.jwks) return createLocalJWKSet(client.jwks);
  if (client.jwksUri) return createRemoteJWKSet(new URL(client.jwksUri));
  throw new TypeError(`client ${client.id} has neither jwks nor jwksUri`);
}

/** The issuer a token claims; it only selects the registration whose keys must then verify it. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verified(
  token: string,
  { client, keys }: { client: ClientRegistration; keys: JWTVerifyGetKey },
  audiences: readonly string[],
  now: Date,
): Promise<JwtId> {
  const result = await jwtVerify(token, keys, {
    issuer: client.issuer,
    audience: [...audiences],
    algorithms: client.algorithms,
    typ: 'JWT',
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
    clockTolerance: CLOCK_SKEW_S,
    currentDate: now,
  }).catch(() => undefined);
  const { exp = 0, iat = 0, jti } = result?.payload ?? {};
  const isShortLived = exp - iat <= MAX_LIFETIME_S && iat <= now.getTime() / 1000 + CLOCK_SKEW_S;
  if (!result?.protectedHeader.kid || typeof jti !== 'string' || jti === '' || !isShortLived) {
    throw unauthenticated();
  }
  const expiresAt = new Date((exp + CLOCK_SKEW_S) * 1000).toISOString();
  return { issuer: client.issuer, jti, expiresAt };
}

/**
 * Hop 1: who is calling? The client's JWT is verified as CDS Hooks 2.0.1, "Trusting CDS Clients", demands: asymmetric
 * algorithm of the registration, all claims present, aud equal to the configured public URL of exactly the endpoint
 * called, short life, and every jti used once.
 */
import { createHash } from 'node:crypto';
import { decodeJwt, errors, jwtVerify } from 'jose';
import { ServiceError } from '../errors.ts';
import { failureCode } from '../outbound/failure.ts';
import { clientKeys, type ClientKeys, type ClientKeysDeps } from './client-keys.ts';
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
  /** Ends the refreshing of keys. */
  readonly close: () => void;
}

export interface TrustDeps extends ClientKeysDeps {
  readonly clients: readonly ClientRegistration[];
  /** Sandbox mode only: who a call without a token is taken for. */
  readonly anonymous: Client | undefined;
  readonly rememberJwtId: RememberJwtId;
  readonly now: () => Date;
}

export function createTrust(deps: TrustDeps): Trust {
  const registrations = deps.clients.map((client) => ({ client, keys: clientKeys(client, deps) }));
  const refuse = (reason: Refusal, clientId?: string): never => {
    deps.log.warn({ reason, ...(clientId !== undefined && { clientId }) }, 'call not authenticated');
    throw new ServiceError('UNAUTHENTICATED', [], { 'WWW-Authenticate': 'Bearer' });
  };
  return {
    verifyClient: async (authorization, audiences) => {
      if (authorization === undefined && deps.anonymous) return deps.anonymous;
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return refuse('no token');
      const claimed = claimsOf(token);
      const registered = registrations.find(({ client }) => isFor(client, claimed));
      if (registered === undefined) return refuse('issuer or tenant not registered');
      const { client } = registered;
      const result = await verify(token, registered, audiences, deps.now());
      if (!result.ok) return refuse(result.reason, client.id);
      const isFirstUse = await deps.rememberJwtId(result.jwtId);
      return isFirstUse ? client : refuse('token used before', client.id);
    },
    close: () => {
      for (const { keys } of registrations) keys.close();
    },
  };
}

/** For the log, so that whoever connects an EHR can find what is wrong; the caller is told nothing. */
type Refusal =
  | 'no token'
  | 'issuer or tenant not registered'
  | 'no kid'
  | 'foreign jku'
  | 'no jti'
  | 'lives too long or is not issued yet'
  | 'token used before'
  | `keys ${string}`
  | `jose ${string}`;

interface Claimed {
  readonly iss?: unknown;
  readonly tenant?: unknown;
}

/** What a token claims of itself; it only selects the registration whose keys must then verify it. */
function claimsOf(token: string): Claimed {
  try {
    return decodeJwt(token);
  } catch {
    return {};
  }
}

/** CDS Hooks best practices, "JWT": a tenant is accepted only if it is listed; without a list the issuer counts whole. */
function isFor({ issuer, tenants }: ClientRegistration, { iss, tenant }: Claimed): boolean {
  return (
    issuer === iss && (tenants === undefined || (typeof tenant === 'string' && tenants.includes(tenant)))
  );
}

type Verification =
  { readonly ok: true; readonly jwtId: JwtId } | { readonly ok: false; readonly reason: Refusal };

async function verify(
  token: string,
  { client, keys }: { client: ClientRegistration; keys: ClientKeys },
  audiences: readonly string[],
  now: Date,
): Promise<Verification> {
  const refused = (reason: Refusal) => ({ ok: false, reason }) as const;
  const result = await jwtVerify(token, keys.getKey, {
    issuer: client.issuer,
    audience: [...audiences],
    algorithms: client.algorithms,
    typ: 'JWT',
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
    clockTolerance: CLOCK_SKEW_S,
    currentDate: now,
  }).catch(reasonOf);
  if (typeof result === 'string') return refused(result);
  const { kid, jku } = result.protectedHeader;
  if (kid === undefined || kid === '') return refused('no kid');
  // With a static key set there is no address to compare with, and the keys are those agreed on all the same.
  if (jku !== undefined && client.jwksUri !== undefined && jku !== client.jwksUri)
    return refused('foreign jku');
  const { exp = 0, iat = 0, jti } = result.payload;
  if (typeof jti !== 'string' || jti === '') return refused('no jti');
  if (exp - iat > MAX_LIFETIME_S || iat > now.getTime() / 1000 + CLOCK_SKEW_S) {
    return refused('lives too long or is not issued yet');
  }
  const expiresAt = new Date((exp + CLOCK_SKEW_S) * 1000).toISOString();
  // Issued by a clock that may be ahead of ours by the skew.
  const lifetimeMs = (exp - iat + 2 * CLOCK_SKEW_S) * 1000;
  return { ok: true, jwtId: { issuer: client.issuer, jti: remembered(jti), expiresAt, lifetimeMs } };
}

/** What every database keeps, and in an index. */
const PLAIN = /^[\x21-\x7e]{1,256}$/;

/** RFC 7519, 4.1.7: any string. One that is long or strange is remembered by its digest. */
function remembered(jti: string): string {
  return PLAIN.test(jti) ? jti : `sha256 ${createHash('sha256').update(jti).digest('base64url')}`;
}

/** jose's code names the check that failed and, for a claim, which; its message may quote what was sent. */
function reasonOf(error: unknown): Refusal {
  if (!(error instanceof errors.JOSEError)) return `keys ${failureCode(error)}`;
  const claim = error instanceof errors.JWTClaimValidationFailed ? ` ${error.claim}` : '';
  return `jose ${error.code}${claim}`;
}

/** Who the user is: the id_token of the app's launch (OpenID Connect Core 1.0, section 3.1.3.7). */
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Reach } from '../outbound/address-rules.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import { isAsProtected, type SmartConfiguration } from './smart-configuration.ts';

/** SMART App Launch 2.2 demands RS256 of servers and lets them offer more; symmetric ones and `none` never. */
const ALGORITHMS = ['RS256', 'RS384', 'ES256', 'ES384'];

/** Clocks of two servers may differ by this much. */
const CLOCK_TOLERANCE_S = 30;

export interface IdTokenClaim {
  readonly idToken: string;
  /** OAuth client id of our app at this issuer. */
  readonly clientId: string;
  /** Made by the app for this launch and sent with the authorization request. */
  readonly nonce: string;
}

export interface IdTokenVerifier {
  /**
   * @returns the subject; undefined when the token is not the issuer's, not for our app, not of this launch, or too old
   * @throws Error when the issuer's keys cannot be fetched
   */
  readonly verify: (claim: IdTokenClaim, issuer: KnownIssuer) => Promise<string | undefined>;
}

export interface KnownIssuer {
  readonly base: string;
  readonly reach: Reach;
  readonly configuration: SmartConfiguration;
}

export function createIdTokenVerifier(deps: {
  readonly fetchJson: JsonFetcher['fetchJson'];
  readonly now: () => Date;
}): IdTokenVerifier {
  const keysByUrl = new Map<string, JWTVerifyGetKey>();
  const keysOf = (url: string, reach: Reach): JWTVerifyGetKey => {
    const known = keysByUrl.get(`${reach} ${url}`);
    if (known) return known;
    const keys = createRemoteJWKSet(new URL(url), {
      [customFetch]: async (address: string, { signal }: { signal: AbortSignal }) => {
        const { status, body } = await deps.fetchJson({ url: address, reach, signal });
        return Response.json(body ?? {}, { status });
      },
    });
    keysByUrl.set(`${reach} ${url}`, keys);
    return keys;
  };
  return {
    verify: async ({ idToken, clientId, nonce }, { base, reach, configuration }) => {
      const { issuer, jwks_uri: keysUrl } = configuration;
      if (issuer === undefined || keysUrl === undefined || !isAsProtected(keysUrl, base)) return undefined;
      try {
        const { payload } = await jwtVerify(idToken, keysOf(keysUrl, reach), {
          issuer,
          audience: clientId,
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE_S,
          currentDate: deps.now(),
          requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
        });
        return payload['nonce'] === nonce ? payload.sub : undefined;
      } catch (error) {
        if (isVerdict(error)) return undefined;
        throw error;
      }
    },
  };
}

/** jose's errors about the token itself have codes of these families; everything else is a failure to find out. */
function isVerdict(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE)/.test(code);
}

/** The token endpoint (SMART App Launch 2.2, "Obtain access token"), for a public client with PKCE. */
import { createHash } from 'node:crypto';
import type { Grants } from '../access/grants.ts';
import { scopeList } from '../access/scopes.ts';
import type { SigningKey } from '../signing-key.ts';
import type { Authorization, AuthorizationCodes } from './authorization-codes.ts';
import { OAuthError } from './oauth-error.ts';

interface TokenDeps {
  readonly fhirBase: string;
  readonly codes: AuthorizationCodes;
  readonly grants: Grants;
  readonly idTokenKey: SigningKey;
  readonly now: () => Date;
}

interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly patient: string;
  readonly encounter?: string;
  /** CDS Hooks 2.0.1, "Link": what the card's link carried. */
  readonly appContext?: string;
  /** The EHR's window does not show who the patient is, so the app must. */
  readonly need_patient_banner: true;
  readonly id_token?: string;
}

const LIFETIME_S = 3600;
const PRACTITIONER_ID = 'COREPRACTITIONER1';

/** @throws OAuthError */
export async function exchangeCode(deps: TokenDeps, form: URLSearchParams): Promise<TokenResponse> {
  if (form.get('grant_type') !== 'authorization_code') {
    throw new OAuthError('unsupported_grant_type', 'grant_type is not authorization_code');
  }
  const code = form.get('code') ?? '';
  const authorization = deps.codes.redeem(code);
  if (!authorization || !belongsTo(authorization, form)) {
    // One answer for all: which of the checks failed is nobody else's business.
    throw new OAuthError('invalid_grant', 'the code is not valid for this request');
  }
  const { scope, launch } = authorization;
  const accessToken = deps.grants.issue({ scope, patientId: launch.patientId, lifetimeS: LIFETIME_S });
  deps.codes.gave(code, accessToken);
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: LIFETIME_S,
    scope,
    patient: launch.patientId,
    ...(launch.encounterId !== undefined && { encounter: launch.encounterId }),
    ...(launch.appContext !== undefined && { appContext: launch.appContext }),
    need_patient_banner: true,
    ...(scopeList(scope).includes('openid') && { id_token: await idToken(deps, authorization) }),
  };
}

function belongsTo(authorization: Authorization, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier') ?? '';
  return (
    form.get('client_id') === authorization.clientId &&
    form.get('redirect_uri') === authorization.redirectUri &&
    // RFC 7636 section 4.1: 43 to 128 characters.
    /^[\w.~-]{43,128}$/.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === authorization.codeChallenge
  );
}

function idToken({ fhirBase, idTokenKey, now }: TokenDeps, authorization: Authorization): Promise<string> {
  const { clientId, nonce, scope } = authorization;
  const iat = Math.floor(now().getTime() / 1000);
  return idTokenKey.sign({
    iss: fhirBase,
    sub: PRACTITIONER_ID,
    aud: clientId,
    iat,
    exp: iat + LIFETIME_S,
    ...(nonce !== undefined && { nonce }),
    ...(scopeList(scope).includes('fhirUser') && { fhirUser: `${fhirBase}/Practitioner/${PRACTITIONER_ID}` }),
  });
}

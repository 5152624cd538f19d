/** The token endpoint (SMART App Launch 2.2, "Obtain access token" and "Refresh access token"), for a public client. */
import { createHash } from 'node:crypto';
import { scopeList } from '../access/scopes.ts';
import type { SigningKey } from '../signing-key.ts';
import type { Authorization, AuthorizationCodes } from './authorization-codes.ts';
import type { FhirContextItem } from './launches.ts';
import { OAuthError } from './oauth-error.ts';
import { ACCESS_LIFETIME_S, type IssuedTokens, type TokenFamilies } from './token-families.ts';

interface TokenDeps {
  readonly url: string;
  readonly fhirBase: string;
  readonly codes: AuthorizationCodes;
  readonly families: TokenFamilies;
  readonly idTokenKey: SigningKey;
  readonly now: () => Date;
}

interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token?: string;
  readonly patient: string;
  readonly encounter?: string;
  /** CDS Hooks 2.0.1, "Link": what the card's link carried. */
  readonly appContext?: string;
  readonly intent?: string;
  readonly fhirContext?: readonly FhirContextItem[];
  /** Whether the app must show who the patient is, since the EHR's window does not. */
  readonly need_patient_banner: boolean;
  readonly smart_style_url: string;
  readonly id_token?: string;
}

const PRACTITIONER_ID = 'COREPRACTITIONER1';

/** @throws OAuthError */
export async function answerTokenRequest(deps: TokenDeps, form: URLSearchParams): Promise<TokenResponse> {
  const grantType = form.get('grant_type');
  if (grantType === 'authorization_code')
    return response(deps, deps.families.open(authorizationOf(deps, form)));
  if (grantType === 'refresh_token') return response(deps, refreshed(deps, form));
  throw new OAuthError(
    'unsupported_grant_type',
    'grant_type is neither authorization_code nor refresh_token',
  );
}

function authorizationOf(deps: TokenDeps, form: URLSearchParams): Authorization {
  const authorization = deps.codes.redeem(form.get('code') ?? '');
  if (!authorization || !belongsTo(authorization, form)) {
    // One answer for all: which of the checks failed is nobody else's business.
    throw new OAuthError('invalid_grant', 'the code is not valid for this request');
  }
  return authorization;
}

function refreshed({ families }: TokenDeps, form: URLSearchParams): IssuedTokens {
  const issued = families.refresh(form.get('refresh_token') ?? '', form.get('client_id') ?? '');
  if (!issued) throw new OAuthError('invalid_grant', 'the refresh token is not valid, or no longer');
  return issued;
}

async function response(deps: TokenDeps, issued: IssuedTokens): Promise<TokenResponse> {
  const { scope, launch } = issued.authorization;
  return {
    access_token: issued.accessToken,
    token_type: 'Bearer',
    expires_in: ACCESS_LIFETIME_S,
    scope,
    ...(issued.refreshToken !== undefined && { refresh_token: issued.refreshToken }),
    patient: launch.patientId,
    ...(launch.encounterId !== undefined && { encounter: launch.encounterId }),
    ...(launch.appContext !== undefined && { appContext: launch.appContext }),
    ...(launch.intent !== undefined && { intent: launch.intent }),
    ...(launch.fhirContext !== undefined && { fhirContext: launch.fhirContext }),
    need_patient_banner: launch.needPatientBanner ?? true,
    smart_style_url: `${deps.url}/auth/smart-style.json`,
    ...(scopeList(scope).includes('openid') && { id_token: await idToken(deps, issued.authorization) }),
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
    exp: iat + ACCESS_LIFETIME_S,
    ...(nonce !== undefined && { nonce }),
    ...(scopeList(scope).includes('fhirUser') && { fhirUser: `${fhirBase}/Practitioner/${PRACTITIONER_ID}` }),
  });
}

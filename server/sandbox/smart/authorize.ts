/**
 * The authorization endpoint (SMART App Launch 2.2, "Obtain authorization code"). It approves whatever the
 * registered app asks for: in a sandbox there is nobody to ask.
 */
import { scopeList } from '../access/scopes.ts';
import type { AppRegistration } from './app-registration.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { grantedScope } from './granted-scope.ts';
import type { LaunchContext, Launches } from './launches.ts';
import { OAuthError } from './oauth-error.ts';

interface AuthorizeDeps {
  readonly app: AppRegistration;
  readonly fhirBase: string;
  readonly launches: Launches;
  readonly codes: AuthorizationCodes;
}

/** base64url of a SHA-256 hash: RFC 7636 section 4.2. */
const S256_CHALLENGE = /^[\w-]{43}$/;

/**
 * Where to send the browser: back to the app, with a code or with an error.
 * @throws OAuthError if client or redirect URI are not registered: then there is nowhere to send it
 */
export function authorize(deps: AuthorizeDeps, query: URLSearchParams): string {
  const clientId = query.get('client_id');
  const redirectUri = query.get('redirect_uri');
  if (clientId !== deps.app.clientId) throw new OAuthError('invalid_client', 'the client is not registered');
  if (redirectUri === null || !deps.app.redirectUris().includes(redirectUri)) {
    throw new OAuthError('invalid_request', 'the redirect_uri is not registered');
  }
  const answer = new URL(redirectUri);
  const state = query.get('state');
  try {
    if (state === null || state === '') throw new OAuthError('invalid_request', 'state is missing');
    const { launch, codeChallenge } = checked(deps, query);
    const scope = grantedScope(query.get('scope') ?? '');
    const nonce = query.get('nonce') ?? undefined;
    answer.searchParams.set(
      'code',
      deps.codes.issue({ clientId, redirectUri, codeChallenge, scope, nonce, launch }),
    );
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    answer.searchParams.set('error', error.code);
    answer.searchParams.set('error_description', error.message);
  }
  if (state !== null) answer.searchParams.set('state', state);
  return answer.toString();
}

function checked(
  { fhirBase, launches }: AuthorizeDeps,
  query: URLSearchParams,
): { launch: LaunchContext; codeChallenge: string } {
  if (query.get('response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type is not code');
  }
  if (query.get('aud') !== fhirBase) throw new OAuthError('invalid_request', 'aud is not this FHIR server');
  const codeChallenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !S256_CHALLENGE.test(codeChallenge)) {
    throw new OAuthError('invalid_request', 'a PKCE challenge with method S256 is required');
  }
  const isEhrLaunch = scopeList(query.get('scope') ?? '').includes('launch');
  const launch = launches.find(query.get('launch') ?? '');
  if (!isEhrLaunch) {
    throw new OAuthError(
      'invalid_scope',
      'scope launch is missing: only launches from the EHR are known here',
    );
  }
  if (!launch) throw new OAuthError('invalid_request', 'the launch is not known, or too old');
  return { launch, codeChallenge };
}

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
  /** The encounter that is going on of the patient whom the user chose. */
  readonly chosenEncounter: string | undefined;
}

/** Ours, not OAuth's: the patient whom the user chose on the page of a standalone launch. */
export const CHOSEN_PATIENT = 'sandbox_patient';

/** Where the browser goes: back to the app with a code or an error, or to the choice of a patient. */
export type AuthorizeAnswer =
  { readonly kind: 'redirect'; readonly location: string } | { readonly kind: 'choose-patient' };

/** base64url of a SHA-256 hash: RFC 7636 section 4.2. */
const S256_CHALLENGE = /^[\w-]{43}$/;

/** @throws OAuthError if client or redirect URI are not registered: then there is nowhere to send the browser */
export function authorize(deps: AuthorizeDeps, query: URLSearchParams): AuthorizeAnswer {
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
    const codeChallenge = challengeOf(deps, query);
    const launch = launchOf(deps, query);
    if (launch === undefined) return { kind: 'choose-patient' };
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
  return { kind: 'redirect', location: answer.toString() };
}

function challengeOf({ fhirBase }: AuthorizeDeps, query: URLSearchParams): string {
  if (query.get('response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type is not code');
  }
  if (query.get('aud') !== fhirBase) throw new OAuthError('invalid_request', 'aud is not this FHIR server');
  const codeChallenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !S256_CHALLENGE.test(codeChallenge)) {
    throw new OAuthError('invalid_request', 'a PKCE challenge with method S256 is required');
  }
  return codeChallenge;
}

/** The launch from the EHR, or the patient chosen in a standalone one; undefined while nobody is chosen. */
function launchOf(
  { launches, chosenEncounter }: AuthorizeDeps,
  query: URLSearchParams,
): LaunchContext | undefined {
  const scopes = scopeList(query.get('scope') ?? '');
  if (scopes.includes('launch')) {
    const launch = launches.find(query.get('launch') ?? '');
    if (!launch) throw new OAuthError('invalid_request', 'the launch is not known, or too old');
    return launch;
  }
  if (!scopes.includes('launch/patient')) {
    throw new OAuthError('invalid_scope', 'scope launch or launch/patient is missing');
  }
  const patientId = query.get(CHOSEN_PATIENT);
  if (patientId === null) return undefined;
  const encounterId = scopes.includes('launch/encounter') ? chosenEncounter : undefined;
  return { patientId, encounterId };
}

/**
 * SMART App Launch 2.2 through fhirclient, the only file that uses it. Its defaults are tightened: PKCE always, a
 * state of 122 random bits, only the issuers of our configuration, and a nonce that ties the id token to this launch.
 */
import FHIR from 'fhirclient';
import type { AppConfig } from '../../server/api/contract.ts';
import { LaunchRefused, launchContextOf, type Launch } from './launch-context.ts';
import type { LaunchRequest } from './launch-parameters.ts';
import { scopeFor } from './scopes.ts';

const NOT_COMPLETED =
  'The launch was not completed, or the session has ended. Open the app from the EHR again.';

const NO_CONNECTION = 'The EHR cannot be reached. Check the connection and try again.';

/** Where the nonce of a launch waits for its return; the window's own storage ends with the window. */
const nonceKey = (state: string) => `stroke-cds nonce ${state}`;

/**
 * Leaves the page for the EHR's authorization server. fhirclient reads issuer and launch from the URL once more, so
 * the URL must have passed `launchRequest` and the issuer is checked here against the registered ones.
 * @throws Error when the issuer is not one of ours, or its server does not do PKCE
 */
export async function authorize({ iss, isStandalone }: LaunchRequest, config: AppConfig): Promise<void> {
  const registration = config.issuers.find((entry) => withoutSlash(entry.iss) === withoutSlash(iss));
  if (!registration) throw new Error('This EHR is not registered with the stroke service.');
  const state = crypto.randomUUID();
  const nonce = crypto.randomUUID();
  const address = await FHIR.oauth2.authorize({
    iss: registration.iss,
    clientId: registration.clientId,
    scope: await scopeFor(registration.iss, config.resources, isStandalone),
    redirectUri: new URL('index.html', location.href).href,
    pkceMode: 'required',
    stateKey: state,
    completeInTarget: true,
    noRedirect: true,
  });
  if (typeof address !== 'string') throw new Error('The EHR did not say where to sign in.');
  const target = new URL(address);
  target.searchParams.set('nonce', nonce);
  sessionStorage.setItem(nonceKey(state), nonce);
  location.assign(target);
}

/** Completes the launch, or takes up the one of this window. */
export async function completeLaunch(): Promise<Launch> {
  const refused = refusalIn(location.search);
  if (refused !== undefined) throw new LaunchRefused(refused);
  // A public client names itself when it renews a token (RFC 6749, section 6).
  Object.assign(FHIR.oauth2.settings, { refreshTokenWithClientId: true });
  const client = await FHIR.oauth2.ready().catch(() => {
    throw navigator.onLine ? new LaunchRefused(NOT_COMPLETED) : new Error(NO_CONNECTION);
  });
  const { tokenResponse = {}, key = '', serverUrl, scope = '' } = client.state;
  const context = launchContextOf(tokenResponse, scope);
  const { access_token: accessToken, id_token: idToken } = tokenResponse;
  const nonce = sessionStorage.getItem(nonceKey(key));
  const { patientId } = context;
  if (patientId === undefined || !accessToken)
    throw new LaunchRefused('The EHR did not say which patient is open.');
  if (!idToken || nonce === null) throw new LaunchRefused('The EHR did not say who is signed in.');
  return {
    ...context,
    patientId,
    iss: serverUrl,
    idToken,
    nonce,
    accessToken: async () => {
      const { tokenResponse: present } = await client.refreshIfNeeded().catch(() => {
        throw navigator.onLine ? new LaunchRefused(NOT_COMPLETED) : new Error(NO_CONNECTION);
      });
      if (!present?.access_token) throw new LaunchRefused(NOT_COMPLETED);
      return present.access_token;
    },
  };
}

/** The EHR sent the browser back with an error instead of a code (RFC 6749, section 4.1.2.1). */
function refusalIn(search: string): string | undefined {
  const error = new URLSearchParams(search).get('error');
  if (error === null) return undefined;
  return error === 'access_denied'
    ? 'The EHR did not allow the app to open this chart. Ask your EHR team for access, or open the app again.'
    : 'The EHR refused the launch. Open the app from the EHR again; if this comes back, tell your EHR team.';
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * SMART App Launch 2.2 through fhirclient, the only file that uses it. Its defaults are tightened: PKCE always, a
 * state of 122 random bits, only the issuers of our configuration, and a nonce that ties the id token to this launch.
 */
import FHIR from 'fhirclient';
import type { AppConfig } from '../../server/api/contract.ts';
import type { LaunchRequest } from './launch-parameters.ts';
import { scopeFor } from './scopes.ts';

export interface Patient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | undefined;
  readonly gender: string | undefined;
}

/** What the EHR said with its token: proof for our own service, and context for the page. */
export interface Launch {
  readonly iss: string;
  readonly patient: Patient;
  readonly accessToken: string;
  readonly idToken: string;
  readonly nonce: string;
  /** Opaque value from the card's link. */
  readonly appContext: string | undefined;
  /** False when the EHR shows whose chart is open itself. */
  readonly needsBanner: boolean;
}

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
  const client = await FHIR.oauth2.ready().catch(() => {
    throw new Error(
      'The launch was not completed, or the session has ended. Open the app from the EHR again.',
    );
  });
  const { tokenResponse = {}, key = '', serverUrl } = client.state;
  const { access_token: accessToken, id_token: idToken, need_patient_banner: banner } = tokenResponse;
  const patientId = client.patient.id;
  const nonce = sessionStorage.getItem(nonceKey(key));
  if (!patientId || !accessToken) throw new Error('The EHR did not say which patient is open.');
  if (!idToken || nonce === null) throw new Error('The EHR did not say who is signed in.');
  return {
    iss: serverUrl,
    patient: patientOf(patientId, await client.request(`Patient/${encodeURIComponent(patientId)}`)),
    accessToken,
    idToken,
    nonce,
    appContext: textOf(tokenResponse.appContext),
    needsBanner: banner !== false,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function patientOf(id: string, resource: unknown): Patient {
  const { name, birthDate, gender } = resource as {
    name?: { text?: string; given?: string[]; family?: string }[];
    birthDate?: string;
    gender?: string;
  };
  const official = name?.[0];
  const written = official?.text ?? [...(official?.given ?? []), official?.family ?? ''].join(' ').trim();
  return { id, name: written === '' ? 'Name not recorded' : written, birthDate, gender };
}

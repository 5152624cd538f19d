/**
 * SMART App Launch 2.2 through fhirclient, the only file that uses it. Its defaults are tightened: PKCE always, a
 * state of 122 random bits, only the issuers of our configuration.
 */
import FHIR from 'fhirclient';
import type { AppConfig } from '../../server/api/contract.ts';

export interface Patient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | undefined;
  readonly gender: string | undefined;
}

export interface Session {
  readonly patient: Patient;
  readonly accessToken: string;
  /** Opaque value from the card's link. */
  readonly appContext: string | undefined;
  /** False when the EHR shows whose chart is open itself. */
  readonly needsBanner: boolean;
}

/**
 * Leaves the page for the EHR's authorization server. fhirclient reads issuer and launch from the URL once more, so
 * the URL must have passed `issuerOf` and the issuer is checked here against the registered ones.
 * @throws Error when the issuer is not one of ours, or its server does not do PKCE
 */
export async function authorize(issuer: string, config: AppConfig): Promise<void> {
  const registration = config.issuers.find(({ iss }) => withoutSlash(iss) === withoutSlash(issuer));
  if (!registration) throw new Error('This EHR is not registered with the stroke service.');
  await FHIR.oauth2.authorize({
    clientId: registration.clientId,
    scope: config.scopes,
    redirectUri: new URL('index.html', location.href).href,
    pkceMode: 'required',
    stateKey: crypto.randomUUID(),
    completeInTarget: true,
  });
}

/** Completes the launch, or takes up the session of this window. */
export async function openSession(): Promise<Session> {
  const client = await FHIR.oauth2.ready().catch(() => {
    throw new Error(
      'The launch was not completed, or the session has ended. Open the app from the EHR again.',
    );
  });
  const { tokenResponse } = client.state;
  const patientId = client.patient.id;
  const accessToken = tokenResponse?.access_token;
  if (!patientId || !accessToken) throw new Error('The EHR did not say which patient is open.');
  const appContext: unknown = tokenResponse.appContext;
  return {
    patient: patientOf(patientId, await client.request(`Patient/${encodeURIComponent(patientId)}`)),
    accessToken,
    appContext: typeof appContext === 'string' && appContext !== '' ? appContext : undefined,
    needsBanner: tokenResponse.need_patient_banner !== false,
  };
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

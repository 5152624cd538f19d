/** A SMART app's side of an EHR launch, step by step, so that a test can do one step wrong. */
import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { get, postForm, send, type Answer } from './http.ts';
import { APP_CLIENT_ID, APP_LAUNCH_URL, APP_REDIRECT_URI, type RunningSandbox } from './running-sandbox.ts';

interface LaunchWish {
  readonly scope: string;
  readonly patient: string;
  readonly appContext?: string;
  readonly intent?: string;
  readonly fhirContext?: readonly { reference: string }[];
  readonly needPatientBanner?: boolean;
}

interface AuthorizationRequest {
  readonly parameters: Record<string, string>;
  readonly verifier: string;
}

/** The launch of an app from a card, by the call the public CDS Hooks sandbox makes. */
async function createLaunch(sandbox: RunningSandbox, wish: LaunchWish): Promise<string> {
  const { patient, appContext, intent, fhirContext, needPatientBanner } = wish;
  const { body } = await send('POST', `${sandbox.fhirBase}/_services/smart/Launch`, {
    launchUrl: APP_LAUNCH_URL,
    parameters: {
      patient,
      appContext,
      intent,
      fhirContext,
      need_patient_banner: needPatientBanner,
    },
  });
  return (body as { launch_id: string }).launch_id;
}

/** A right authorization request. */
export async function authorizationRequest(
  sandbox: RunningSandbox,
  wish: LaunchWish,
): Promise<AuthorizationRequest> {
  const verifier = randomBytes(32).toString('base64url');
  return {
    verifier,
    parameters: {
      response_type: 'code',
      client_id: APP_CLIENT_ID,
      redirect_uri: APP_REDIRECT_URI,
      launch: await createLaunch(sandbox, wish),
      scope: wish.scope,
      state: 'the-state',
      aud: sandbox.fhirBase,
      nonce: 'the-nonce',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    },
  };
}

/** Where the authorization endpoint sends the browser; undefined if nowhere. */
export async function authorize(
  sandbox: RunningSandbox,
  parameters: Record<string, string>,
): Promise<{ answer: Answer; sentTo: URL | undefined }> {
  const answer = await get(`${sandbox.url}/auth/authorize?${new URLSearchParams(parameters).toString()}`);
  const location = answer.headers.get('location');
  return { answer, sentTo: location === null ? undefined : new URL(location) };
}

export function tokenForm(code: string, verifier: string): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri: APP_REDIRECT_URI,
    client_id: APP_CLIENT_ID,
    code_verifier: verifier,
  };
}

export async function exchange(sandbox: RunningSandbox, form: Record<string, string>): Promise<Answer> {
  return postForm(`${sandbox.url}/auth/token`, form);
}

/** A code that is ready to be exchanged. */
export async function obtainCode(
  sandbox: RunningSandbox,
  wish: LaunchWish,
): Promise<{ code: string; verifier: string }> {
  const { parameters, verifier } = await authorizationRequest(sandbox, wish);
  const { sentTo } = await authorize(sandbox, parameters);
  const code = sentTo?.searchParams.get('code') ?? '';
  expect(code).not.to.equal('');
  return { code, verifier };
}

/** A whole launch; the token response. */
export async function launchApp(sandbox: RunningSandbox, wish: LaunchWish): Promise<Record<string, unknown>> {
  const { code, verifier } = await obtainCode(sandbox, wish);
  const { status, body } = await exchange(sandbox, tokenForm(code, verifier));
  expect(status).to.equal(200);
  return body as Record<string, unknown>;
}

export async function tokenFor(sandbox: RunningSandbox, wish: LaunchWish): Promise<string> {
  return (await launchApp(sandbox, wish))['access_token'] as string;
}

import { expect } from 'chai';
import { authorizationRequest, authorize, exchange, launchApp, tokenForm } from './app-client.ts';
import { get, postForm } from './http.ts';
import { APP_CLIENT_ID, runSandbox, type RunningSandbox } from './running-sandbox.ts';

const WISH = { scope: 'launch openid online_access patient/Patient.rs', patient: 'typical' };

describe('sandbox authorization server, the life of tokens', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const reads = async (token: unknown) =>
    (await get(`${sandbox.fhirBase}/Patient/typical`, { Authorization: `Bearer ${String(token)}` })).status;
  const refresh = (token: unknown, client = APP_CLIENT_ID) =>
    exchange(sandbox, { grant_type: 'refresh_token', refresh_token: String(token), client_id: client });

  it('SMART 2.2: a refresh token comes with online_access or offline_access, and not without', async () => {
    expect(await launchApp(sandbox, WISH)).to.have.property('refresh_token');
    const without = await launchApp(sandbox, { ...WISH, scope: 'launch patient/Patient.rs' });
    expect(without).not.to.have.property('refresh_token');
  });

  it('SMART 2.2: a refresh gives a new access token with the same context, and a new refresh token', async () => {
    const first = await launchApp(sandbox, { ...WISH, appContext: 'opaque-7' });
    const { status, body } = await refresh(first['refresh_token']);
    const second = body as Record<string, unknown>;
    expect(status).to.equal(200);
    expect(second).to.include({ patient: 'typical', scope: first['scope'], appContext: 'opaque-7' });
    expect(second['access_token']).not.to.equal(first['access_token']);
    expect(second['refresh_token']).not.to.equal(first['refresh_token']);
    expect(await reads(second['access_token'])).to.equal(200);
  });

  it('RFC 9700 4.14.2: a refresh token used twice ends all tokens of its family', async () => {
    const first = await launchApp(sandbox, WISH);
    const second = (await refresh(first['refresh_token'])).body as Record<string, unknown>;
    expect((await refresh(first['refresh_token'])).status).to.equal(400);
    expect(await reads(second['access_token'])).to.equal(401);
    expect((await refresh(second['refresh_token'])).status).to.equal(400);
  });

  it('RFC 6749 10.4: a refresh token is of one client', async () => {
    const first = await launchApp(sandbox, WISH);
    expect((await refresh(first['refresh_token'], 'another-app')).status).to.equal(400);
    expect((await refresh(first['refresh_token'])).status).to.equal(200);
  });

  it('a refresh token lives for twelve hours', async () => {
    const running = await runSandbox();
    try {
      const first = await launchApp(running, WISH);
      running.wait(12 * 3600);
      const answer = await exchange(running, {
        grant_type: 'refresh_token',
        refresh_token: String(first['refresh_token']),
        client_id: APP_CLIENT_ID,
      });
      expect(answer.status).to.equal(400);
    } finally {
      await running.close();
    }
  });

  for (const kind of ['access_token', 'refresh_token']) {
    it(`RFC 7009: revoking the ${kind} ends both, and an unknown token is answered the same`, async () => {
      const tokens = await launchApp(sandbox, WISH);
      const revoke = (token: string) =>
        postForm(`${sandbox.url}/auth/revoke`, { token, client_id: APP_CLIENT_ID });
      expect((await revoke('never-given')).status).to.equal(200);
      expect(await reads(tokens['access_token'])).to.equal(200);
      expect((await revoke(String(tokens[kind]))).status).to.equal(200);
      expect(await reads(tokens['access_token'])).to.equal(401);
      expect((await refresh(tokens['refresh_token'])).status).to.equal(400);
    });
  }

  const introspect = (token: unknown, own: string | undefined) =>
    postForm(
      `${sandbox.url}/auth/introspect`,
      { token: String(token) },
      own === undefined ? {} : { Authorization: `Bearer ${own}` },
    );

  it('RFC 7662: says who a token is for, to a caller with a valid token only', async () => {
    const token = String((await launchApp(sandbox, WISH))['access_token']);
    const { status, body } = await introspect(token, token);
    expect(status).to.equal(200);
    expect(body).to.deep.include({
      active: true,
      client_id: APP_CLIENT_ID,
      patient: 'typical',
      scope: WISH.scope,
      iss: sandbox.fhirBase,
    });
    expect((body as { exp: number }).exp).to.equal(sandbox.now().getTime() / 1000 + 3600);
    expect((await introspect(token, undefined)).status).to.equal(401);
    expect((await introspect(token, 'never-given')).status).to.equal(401);
    expect((await introspect('never-given', token)).body).to.deep.equal({ active: false });
  });

  it('SMART 2.2, standalone: the user chooses the patient, and the app is told whom', async () => {
    const { parameters, verifier } = await authorizationRequest(sandbox, WISH);
    delete parameters['launch'];
    const standalone = { ...parameters, scope: 'launch/patient openid patient/Patient.rs' };
    const page = await fetch(`${sandbox.url}/auth/authorize?${new URLSearchParams(standalone).toString()}`);
    expect(page.status).to.equal(200);
    expect(page.headers.get('content-type')).to.match(/^text\/html/);
    expect(page.headers.get('content-security-policy')).to.contain("default-src 'none'");
    expect(await page.text()).to.contain('value="typical"');

    // A patient who is not here, or a made-up one, leads back to the page.
    expect((await authorize(sandbox, { ...standalone, sandbox_patient: 'nobody' })).sentTo).to.equal(
      undefined,
    );

    const { sentTo } = await authorize(sandbox, { ...standalone, sandbox_patient: 'typical' });
    const code = sentTo?.searchParams.get('code') ?? '';
    const { status, body } = await exchange(sandbox, tokenForm(code, verifier));
    expect(status).to.equal(200);
    expect(body).to.include({ patient: 'typical', need_patient_banner: true });
    expect(body).not.to.have.property('appContext');
    expect(body).not.to.have.property('encounter');
  });

  it('SMART 2.2, standalone: with launch/encounter the app is told which stay is going on', async () => {
    const { parameters, verifier } = await authorizationRequest(sandbox, WISH);
    delete parameters['launch'];
    const scope = 'launch/patient launch/encounter openid patient/Patient.rs';
    const { sentTo } = await authorize(sandbox, { ...parameters, scope, sandbox_patient: 'typical' });
    const { body } = await exchange(sandbox, tokenForm(sentTo?.searchParams.get('code') ?? '', verifier));
    const { encounter } = body as { encounter: string };
    const { body: resource } = await get(`${sandbox.fhirBase}/Encounter/${encounter}`);
    expect(resource).to.deep.include({ status: 'in-progress', subject: { reference: 'Patient/typical' } });
  });

  it('the page of the choice shows what came in the request as text', async () => {
    const { parameters } = await authorizationRequest(sandbox, WISH);
    delete parameters['launch'];
    const wish = { ...parameters, scope: 'launch/patient', state: '"><script>alert(1)</script>' };
    const page = await fetch(`${sandbox.url}/auth/authorize?${new URLSearchParams(wish).toString()}`);
    expect(await page.text()).not.to.contain('<script');
  });

  it('SMART 2.2, launch context: intent, fhirContext, banner and style reach the app', async () => {
    const { parameters, verifier } = await authorizationRequest(sandbox, {
      ...WISH,
      intent: 'family-view',
      fhirContext: [{ reference: 'ImagingStudy/1' }],
      needPatientBanner: false,
    });
    const { sentTo } = await authorize(sandbox, parameters);
    const { body } = await exchange(sandbox, tokenForm(sentTo?.searchParams.get('code') ?? '', verifier));
    expect(body).to.deep.include({
      intent: 'family-view',
      fhirContext: [{ reference: 'ImagingStudy/1' }],
      need_patient_banner: false,
    });
    const style = await get((body as { smart_style_url: string }).smart_style_url);
    expect(style.body).to.have.property('color_background');
  });
});

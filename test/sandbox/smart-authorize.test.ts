import { expect } from 'chai';
import { authorizationRequest, authorize } from './app-client.ts';
import { get, postForm, send } from './http.ts';
import { APP_LAUNCH_URL, APP_REDIRECT_URI, runSandbox, type RunningSandbox } from './running-sandbox.ts';

const WISH = { scope: 'launch openid fhirUser patient/Patient.rs', patient: 'typical' };

describe('sandbox authorization server, authorize', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  it('SMART 2.2 conformance: smart-configuration names the endpoints, S256 only and the capabilities', async () => {
    const { status, body, headers } = await get(`${sandbox.fhirBase}/.well-known/smart-configuration`);
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.match(/^application\/json/);
    expect(headers.get('access-control-allow-origin')).to.equal('*');
    expect(body).to.deep.include({
      issuer: sandbox.fhirBase,
      authorization_endpoint: `${sandbox.url}/auth/authorize`,
      token_endpoint: `${sandbox.url}/auth/token`,
      jwks_uri: `${sandbox.url}/auth/jwks.json`,
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      revocation_endpoint: `${sandbox.url}/auth/revoke`,
      introspection_endpoint: `${sandbox.url}/auth/introspect`,
    });
    expect((body as { capabilities: string[] }).capabilities).to.include.members([
      'launch-ehr',
      'permission-v2',
    ]);
  });

  it('SMART 2.2: sends the browser back with a code and the state, by GET and by POST', async () => {
    const { parameters } = await authorizationRequest(sandbox, WISH);
    const { answer, sentTo } = await authorize(sandbox, parameters);
    expect(answer.status).to.equal(302);
    expect(`${sentTo?.origin ?? ''}${sentTo?.pathname ?? ''}`).to.equal(APP_REDIRECT_URI);
    expect(sentTo?.searchParams.get('state')).to.equal('the-state');
    // 256 random bits are 43 characters of base64url.
    expect(sentTo?.searchParams.get('code')).to.match(/^[\w-]{43}$/);

    const posted = await postForm(`${sandbox.url}/auth/authorize`, parameters);
    expect([posted.status, posted.headers.get('location')]).to.satisfy(
      ([status, location]: [number, string]) => status === 302 && location.includes('code='),
    );
  });

  it('RFC 6749 4.1.2.1: never redirects to a client or URI that is not registered, compared as whole strings', async () => {
    const { parameters } = await authorizationRequest(sandbox, WISH);
    const wrong: Record<string, string>[] = [
      { client_id: 'another-app' },
      { redirect_uri: 'https://evil.example.org/' },
      { redirect_uri: `${APP_REDIRECT_URI}/` },
      { redirect_uri: `${APP_REDIRECT_URI}?x=1` },
      { redirect_uri: APP_REDIRECT_URI.replace('https', 'http') },
    ];
    for (const change of wrong) {
      const { answer, sentTo } = await authorize(sandbox, { ...parameters, ...change });
      expect(sentTo, JSON.stringify(change)).to.equal(undefined);
      expect(answer.status).to.be.oneOf([400, 401]);
      expect(answer.body).to.have.property('error');
    }
  });

  const REFUSED: [string, Record<string, string>, string][] = [
    ['SMART 2.2: aud of another server', { aud: 'https://another.example.org/fhir' }, 'invalid_request'],
    ['SMART 2.2: aud with a slash more', { aud: 'slash' }, 'invalid_request'],
    ['RFC 7636: the method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['RFC 7636: no method, which means plain', { code_challenge_method: '' }, 'invalid_request'],
    ['RFC 7636: no challenge', { code_challenge: '' }, 'invalid_request'],
    ['RFC 6749: another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['SMART 2.2: a launch that was never made', { launch: 'never-made' }, 'invalid_request'],
    [
      'SMART 2.2: neither scope launch nor launch/patient',
      { scope: 'openid patient/Patient.rs' },
      'invalid_scope',
    ],
  ];
  for (const [what, change, code] of REFUSED) {
    it(`${what}: goes back as ${code} with the state and without a code`, async () => {
      const { parameters } = await authorizationRequest(sandbox, WISH);
      const aud = change['aud'] === 'slash' ? { aud: `${sandbox.fhirBase}/` } : {};
      const { sentTo } = await authorize(sandbox, { ...parameters, ...change, ...aud });
      expect(sentTo?.searchParams.get('error')).to.equal(code);
      expect(sentTo?.searchParams.get('state')).to.equal('the-state');
      expect(sentTo?.searchParams.has('code')).to.be.false;
    });
  }

  it('SMART 2.2: a state is required', async () => {
    const { parameters } = await authorizationRequest(sandbox, WISH);
    const { sentTo } = await authorize(sandbox, { ...parameters, state: '' });
    expect(sentTo?.searchParams.get('error')).to.equal('invalid_request');
  });

  it('forgets a launch after ten minutes', async () => {
    const running = await runSandbox();
    try {
      const { parameters } = await authorizationRequest(running, WISH);
      running.wait(601);
      const { sentTo } = await authorize(running, parameters);
      expect(sentTo?.searchParams.get('error')).to.equal('invalid_request');
    } finally {
      await running.close();
    }
  });

  it('creates launches for the origin of the registered app only', async () => {
    const launch = (launchUrl: unknown) =>
      send('POST', `${sandbox.fhirBase}/_services/smart/Launch`, {
        launchUrl,
        parameters: { patient: 'typical' },
      });
    expect((await launch(APP_LAUNCH_URL)).body).to.have.property('launch_id');
    for (const url of ['https://evil.example.org/launch', 'https://app.example.org.evil.org/', 'x', 7]) {
      expect((await launch(url)).status, String(url)).to.equal(400);
    }
  });
});

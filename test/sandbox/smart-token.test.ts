import { expect } from 'chai';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { exchange, launchApp, obtainCode, tokenForm } from './app-client.ts';
import { get } from './http.ts';
import { APP_CLIENT_ID, runSandbox, type RunningSandbox } from './running-sandbox.ts';

const WISH = {
  scope: 'launch openid fhirUser patient/Patient.rs',
  patient: 'typical',
  appContext: 'opaque-7',
};

describe('sandbox authorization server, token', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  it('SMART 2.2: gives token, scope and launch context, and CDS Hooks’ appContext', async () => {
    const response = await launchApp(sandbox, WISH);
    expect(response).to.include({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: WISH.scope,
      patient: 'typical',
      appContext: 'opaque-7',
      need_patient_banner: true,
    });
    expect(response['access_token']).to.match(/^[\w-]{43}$/);
  });

  it('RFC 6749 5.1: the answer may not be stored, and a browser app may read it', async () => {
    const { code, verifier } = await obtainCode(sandbox, WISH);
    const { headers } = await exchange(sandbox, tokenForm(code, verifier));
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('access-control-allow-origin')).to.equal('*');
  });

  it('OpenID Connect: the id_token verifies against jwks_uri, with issuer, audience, nonce and fhirUser', async () => {
    const response = await launchApp(sandbox, WISH);
    const { body } = await get(`${sandbox.url}/auth/jwks.json`);
    const { payload, protectedHeader } = await jwtVerify(
      response['id_token'] as string,
      createLocalJWKSet(body as JSONWebKeySet),
      {
        issuer: sandbox.fhirBase,
        audience: APP_CLIENT_ID,
        algorithms: ['ES384'],
        currentDate: sandbox.now(),
      },
    );
    expect(payload).to.include({
      nonce: 'the-nonce',
      fhirUser: `${sandbox.fhirBase}/Practitioner/COREPRACTITIONER1`,
    });
    expect(protectedHeader.kid).to.be.a('string');
    expect(JSON.stringify(body)).not.to.match(/"d":/);
  });

  it('gives no id_token unless openid was asked for', async () => {
    const response = await launchApp(sandbox, { ...WISH, scope: 'launch patient/Patient.rs' });
    expect(response).not.to.have.property('id_token');
  });

  const WRONG: [string, Record<string, string>][] = [
    ['RFC 7636 4.6: another verifier', { code_verifier: 'v'.repeat(43) }],
    ['RFC 7636 4.1: no verifier', { code_verifier: '' }],
    ['RFC 6749 4.1.3: another redirect_uri', { redirect_uri: 'https://app.example.org/app/other.html' }],
    ['RFC 6749 4.1.3: another client', { client_id: 'another-app' }],
    ['a code that was never given', { code: 'never-given' }],
  ];
  for (const [what, change] of WRONG) {
    it(`${what}: invalid_grant, and the code is used up`, async () => {
      const { code, verifier } = await obtainCode(sandbox, WISH);
      const refused = await exchange(sandbox, { ...tokenForm(code, verifier), ...change });
      expect([refused.status, (refused.body as { error: string }).error]).to.eql([400, 'invalid_grant']);
      if (change['code'] === undefined) {
        expect((await exchange(sandbox, tokenForm(code, verifier))).status).to.equal(400);
      }
    });
  }

  it('RFC 6749 4.1.2: a code used twice is refused, and the token given for it is called back', async () => {
    const { code, verifier } = await obtainCode(sandbox, WISH);
    const first = (await exchange(sandbox, tokenForm(code, verifier))).body as { access_token: string };
    const read = async () =>
      (await get(`${sandbox.fhirBase}/Patient/typical`, { Authorization: `Bearer ${first.access_token}` }))
        .status;
    expect(await read()).to.equal(200);
    expect((await exchange(sandbox, tokenForm(code, verifier))).status).to.equal(400);
    expect(await read()).to.equal(401);
  });

  it('a code lives for 60 seconds', async () => {
    const running = await runSandbox();
    try {
      const inTime = await obtainCode(running, WISH);
      const late = await obtainCode(running, WISH);
      running.wait(60);
      expect((await exchange(running, tokenForm(inTime.code, inTime.verifier))).status).to.equal(200);
      running.wait(1);
      expect((await exchange(running, tokenForm(late.code, late.verifier))).status).to.equal(400);
    } finally {
      await running.close();
    }
  });

  it('RFC 6749 5.2: another grant type is unsupported_grant_type', async () => {
    const { status, body } = await exchange(sandbox, { grant_type: 'client_credentials' });
    expect([status, (body as { error: string }).error]).to.eql([400, 'unsupported_grant_type']);
  });
});

import { expect } from 'chai';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { startFakeService, type FakeService } from './fake-service.ts';
import { get, send } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

/** CDS Hooks 2.0.1, "Trusting CDS Clients". */
describe('sandbox EHR, the JWT of its calls', () => {
  let service: FakeService;
  let sandbox: RunningSandbox;
  before(async () => {
    service = await startFakeService([{ id: 'sign', hook: 'order-sign', description: 'a' }]);
    sandbox = await runSandbox(service.url);
    await send('POST', `${sandbox.url}/ehr/hooks`, {
      hook: 'order-sign',
      patientId: 'typical',
      drug: 'alteplase',
      prefetch: false,
    });
    await send('POST', `${sandbox.url}/ehr/feedback`, {
      serviceId: 'sign',
      feedback: { card: 'card-1', outcome: 'accepted', acceptedSuggestions: [{ id: 'suggestion-1' }] },
    });
  });
  after(async () => {
    await sandbox.close();
    await service.close();
  });

  const verified = async (jwt: string, audience: string) => {
    const { body } = await get(`${sandbox.url}/ehr/jwks.json`);
    return jwtVerify(jwt, createLocalJWKSet(body as JSONWebKeySet), {
      issuer: sandbox.clientRegistration.issuer,
      audience,
      algorithms: sandbox.clientRegistration.algorithms,
      typ: 'JWT',
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
      currentDate: sandbox.now(),
    });
  };
  const jwtOf = (path: string) =>
    service.calls.find((call) => call.path === path)?.authorization.replace(/^Bearer /, '') ?? '';

  for (const path of ['/cds-services', '/cds-services/sign', '/cds-services/sign/feedback']) {
    it(`verifies against /ehr/jwks.json with aud the exact URL of ${path}, for 300 seconds`, async () => {
      const { payload } = await verified(jwtOf(path), `${service.url}${path}`);
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).to.equal(300);
      expect(payload.iat).to.equal(sandbox.now().getTime() / 1000);
    });
  }

  it('carries alg ES384, typ JWT and the kid of a published key', () => {
    const header = decodeProtectedHeader(jwtOf('/cds-services/sign'));
    expect(header).to.include({ alg: 'ES384', typ: 'JWT' });
    expect(sandbox.clientRegistration.jwks.keys.map(({ kid }) => kid)).to.include(header.kid);
  });

  it('uses every jti once', async () => {
    const ids = await Promise.all(
      service.calls.map(async ({ path, authorization }) => {
        const { payload } = await verified(authorization.replace(/^Bearer /, ''), `${service.url}${path}`);
        return payload.jti;
      }),
    );
    expect(new Set(ids).size).to.equal(3);
  });

  it('registers the keys it publishes, and only their public halves', async () => {
    const { body } = await get(`${sandbox.url}/ehr/jwks.json`);
    expect(body).to.eql(sandbox.clientRegistration.jwks);
    expect(sandbox.clientRegistration.jwks.keys.every((key) => key.d === undefined)).to.be.true;
    expect(sandbox.clientRegistration.fhirBases).to.eql([sandbox.fhirBase]);
  });

  it('CDS Hooks 2.0.1, Feedback: wraps the item in a list and adds the time in UTC', () => {
    const call = service.calls.find(({ path }) => path === '/cds-services/sign/feedback');
    expect(call?.body).to.eql({
      feedback: [
        {
          card: 'card-1',
          outcome: 'accepted',
          acceptedSuggestions: [{ id: 'suggestion-1' }],
          outcomeTimestamp: sandbox.now().toISOString(),
        },
      ],
    });
  });
});

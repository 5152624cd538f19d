import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect } from 'chai';
import { startFhirServer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { NOW, patient } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';

const SERVICES = 'https://cds.example.org/cds-services';
const ORDER_SIGN = '/cds-services/thrombolysis-order-sign';

describe('two tenants of one issuer, and discovery', () => {
  let service: TestService;
  let closed: TestService;
  let north: FakeFhirServer;
  let south: FakeFhirServer;
  let sign: (claims: Record<string, unknown>) => Promise<string>;

  before(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] };
    const iat = NOW.getTime() / 1000;
    sign = (claims) =>
      new SignJWT({
        iss: 'https://vendor.example.org',
        aud: `${SERVICES}/thrombolysis-order-sign`,
        iat,
        exp: iat + 300,
        jti: crypto.randomUUID(),
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
        .sign(privateKey);
    const answer = (path: string) => ({
      body: path.startsWith('Patient/') ? patient() : { resourceType: 'Bundle', type: 'searchset' },
    });
    [north, south] = [await startFhirServer(answer), await startFhirServer(answer)];
    const vendor = { issuer: 'https://vendor.example.org', jwks };
    const clients = [
      registration({ ...vendor, id: 'north', tenants: ['n1', 'n2'], fhirBases: [north.base] }),
      registration({ ...vendor, id: 'south', tenants: ['s'], fhirBases: [south.base] }),
      registration({ id: 'whole', issuer: 'https://whole.example.org', jwks }),
    ];
    service = await startService({ acceptsAnonymous: false, clients });
    closed = await startService({ acceptsAnonymous: false, clients, discoveryToken: 'required' });
  });
  after(async () => {
    for (const part of [service, closed, north, south]) await part.close();
  });

  async function status(claims: Record<string, unknown>, fhirServer?: string): Promise<number> {
    const body = orderSign(fhirServer === undefined ? {} : { fhirServer, prefetch: {} });
    return (await service.post(ORDER_SIGN, body, { authorization: `Bearer ${await sign(claims)}` })).status;
  }

  it('each tenant reaches its own FHIR server and not the other’s', async () => {
    expect(await status({ tenant: 'n2' }, north.base)).to.equal(200);
    expect(await status({ tenant: 's' }, south.base)).to.equal(200);
    const reads = [north.requests.length, south.requests.length];
    expect(await status({ tenant: 's' }, north.base)).to.equal(412);
    expect([north.requests.length, south.requests.length]).to.deep.equal(reads);
  });

  it('a tenant that is not listed is refused, and so is none where they are listed', async () => {
    for (const tenant of ['other', '', undefined, null, ['s'], 1])
      expect(await status({ tenant })).to.equal(401);
  });

  it('an issuer registered as a whole is accepted with any tenant and with none', async () => {
    const whole = { iss: 'https://whole.example.org' };
    expect(await status(whole)).to.equal(200);
    expect(await status({ ...whole, tenant: 'any' })).to.equal(200);
  });

  const discover = async (from: TestService, claims?: Record<string, unknown>) => {
    const headers = claims ? { authorization: `Bearer ${await sign({ tenant: 's', ...claims })}` } : {};
    return (await fetch(`${from.url}/cds-services`, { headers })).status;
  };

  it('discovery is open, but a token that is sent must be good and for discovery', async () => {
    expect(await discover(service)).to.equal(200);
    expect(await discover(service, { aud: SERVICES })).to.equal(200);
    expect(await discover(service, {})).to.equal(401);
  });

  it('discovery can be for registered clients only', async () => {
    expect(await discover(closed)).to.equal(401);
    expect(await discover(closed, { aud: SERVICES })).to.equal(200);
    expect(await discover(closed, { aud: `${SERVICES}/` })).to.equal(401);
  });
});

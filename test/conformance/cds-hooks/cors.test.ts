/** Checklist I: clients that run in a browser. */
import { expect } from 'chai';
import { startService, type TestService } from '../../fakes/service.ts';
import { registration } from '../../fixtures/registration.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const REGISTERED = 'https://ehr.example.org';

describe('CDS Hooks conformance: CORS', () => {
  let service: TestService;
  before(async () => {
    const client = registration({ id: 'ehr', issuer: REGISTERED, origins: [REGISTERED], jwks: { keys: [] } });
    service = await startService({ acceptsAnonymous: false, clients: [client] });
  });
  after(() => service.close());

  const preflight = (path: string, origin: string) =>
    fetch(service.url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  // Goes red when OPTIONS asks for a token, or Authorization is not among the headers.
  for (const path of ['/cds-services', PATH, `${PATH}/feedback`]) {
    it(`[I1] answers the preflight of a registered origin for ${path}, without a token`, async () => {
      const response = await preflight(path, REGISTERED);
      expect(response.ok).to.equal(true);
      expect(response.headers.get('access-control-allow-origin')).to.equal(REGISTERED);
      const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(/, */);
      expect(allowed).to.include.members(['authorization', 'content-type']);
      expect(response.headers.get('access-control-allow-methods')).to.contain('POST');
      expect(response.headers.get('vary')).to.contain('Origin');
    });
  }

  // Goes red when the origin is reflected, or compared by its beginning.
  for (const origin of [
    'https://evil.example.org',
    `${REGISTERED}.evil.org`,
    'http://ehr.example.org',
    'null',
  ]) {
    it(`[I1] allows nothing to the origin ${origin}`, async () => {
      for (const response of [
        await preflight(PATH, origin),
        await fetch(service.url + PATH, { headers: { origin } }),
      ]) {
        expect(response.headers.get('access-control-allow-origin')).to.equal(null);
        expect(response.headers.get('access-control-allow-credentials')).to.equal(null);
        expect(response.headers.get('vary')).to.contain('Origin');
      }
    });
  }

  // Goes red when the CORS middleware stands behind the routes.
  it('[I1] lets the client read errors too', async () => {
    for (const [path, body, status] of [
      [PATH, '{}', 401],
      ['/cds-services/nope', '{}', 404],
    ] as const) {
      const response = await service.post(path, body, { origin: REGISTERED });
      expect(response.status).to.equal(status);
      expect(response.headers.get('access-control-allow-origin')).to.equal(REGISTERED);
    }
  });
});

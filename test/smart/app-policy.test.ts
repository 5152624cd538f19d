import { expect } from 'chai';
import { startService, type TestService } from '../fakes/service.ts';
import { registration } from '../fixtures/registration.ts';

describe('what the app may talk to, and who may frame it', () => {
  let service: TestService;
  before(async () => {
    service = await startService({
      clients: [
        registration({
          fhirBases: ['https://api.vendor.example/north/r4'],
          authorizationOrigins: ['https://login.vendor.example'],
          origins: ['https://pages.vendor.example'],
          appClientId: 'app',
        }),
      ],
    });
  });
  after(() => service.close());

  it('are the registered servers: FHIR and authorization, which vendors keep apart; and the EHR’s pages', async () => {
    const { headers } = await fetch(`${service.url}/app/config.json`);
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split('; ').map((part) => {
        const [name = '', ...sources] = part.split(' ');
        return [name, sources];
      }),
    );
    expect(policy['connect-src']).to.have.members([
      "'self'",
      'https://api.vendor.example',
      'https://login.vendor.example',
    ]);
    expect(policy['frame-ancestors']).to.include('https://pages.vendor.example');
    expect(policy['frame-ancestors']).not.to.include('https://login.vendor.example');
    expect(policy['default-src']).to.deep.equal(["'none'"]);
  });
});

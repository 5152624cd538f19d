import { expect } from 'chai';
import { startCountingServer, type CountingServer } from '../fakes/counting-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { orderSign } from '../fixtures/hook-request.ts';

describe('a fhirServer that is not registered for the client', () => {
  let stranger: CountingServer;
  let registered: CountingServer;
  let service: TestService;
  before(async () => {
    [stranger, registered] = [await startCountingServer(), await startCountingServer()];
    service = await startService({ fhirBases: [`http://127.0.0.1:${registered.port}/fhir`] });
  });
  after(async () => {
    for (const part of [service, stranger, registered]) await part.close();
  });

  const call = (fhirServer: string) =>
    service.post(
      '/cds-services/thrombolysis-order-sign',
      orderSign({
        fhirServer,
        prefetch: {},
        fhirAuthorization: {
          access_token: 'canary',
          token_type: 'Bearer',
          expires_in: 300,
          scope: 'user/*.rs',
          subject: 'cds',
        },
      }),
    );

  const spellings = (port: number, other: number): string[] => [
    `http://127.0.0.1:${port}/fhir`,
    `http://localhost:${port}/fhir`,
    `http://2130706433:${port}/fhir`,
    `http://0x7f000001:${port}/fhir`,
    `http://127.1:${port}/fhir`,
    `http://0.0.0.0:${port}/fhir`,
    `http://[::1]:${port}/fhir`,
    `http://[::ffff:127.0.0.1]:${port}/fhir`,
    `http://127.0.0.1:${other}@127.0.0.1:${port}/fhir`,
    `http://127.0.0.1:${other}/fhirx`,
    `http://127.0.0.1:${other}/fhir/../admin`,
    `http://127.0.0.1:${other}/fhir/%2e%2e/admin`,
    `http://user@127.0.0.1:${other}/fhir`,
    `http://127.0.0.1:${other}/fhir?x`,
    'http://169.254.169.254/latest/meta-data/',
  ];

  it('is never connected to, however it is written, nor is the registered one in its place', async () => {
    for (const url of spellings(stranger.port, registered.port)) {
      const response = await call(url);
      // Some spellings are not even a URL by the schema; the others leave the patient unobtainable.
      expect(response.status, url).to.be.oneOf([400, 412]);
      expect(await response.text()).not.to.match(/canary|127\.0\.0\.1|169\.254/);
    }
    expect([stranger.count(), registered.count()]).to.deep.equal([0, 0]);
  });

  it('while the registered one is', async () => {
    await call(`http://127.0.0.1:${registered.port}/fhir`);
    expect(registered.count()).to.be.greaterThan(0);
  });
});

import { expect } from 'chai';
import { startFhirServer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch, patient } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';

const PATH = '/cds-services/thrombolysis-order-sign';

describe('whose token reads the chart', () => {
  let ehr: FakeFhirServer;
  let service: TestService;
  let askedFor: [clientId: string, base: string][];
  let refused: [clientId: string, base: string, token: string][];
  let status = 200;

  before(async () => {
    ehr = await startFhirServer((path) =>
      path.startsWith('Patient/')
        ? { status, body: patient() }
        : { status, body: { resourceType: 'Bundle', type: 'searchset' } },
    );
    service = await startService({
      fhirBases: [ehr.base],
      backendTokens: {
        tokenFor: (clientId, base) => {
          askedFor.push([clientId, base]);
          return Promise.resolve('ours');
        },
        refused: (...given) => {
          refused.push(given);
        },
      },
    });
  });
  beforeEach(() => {
    askedFor = [];
    refused = [];
    status = 200;
    (ehr.requests as unknown[]).length = 0;
  });
  after(async () => {
    await service.close();
    await ehr.close();
  });

  const fhirAuthorization = {
    access_token: 'theirs',
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'user/*.rs',
    subject: 'cds',
  };
  const bearers = () => [...new Set(ehr.requests.map(({ authorization }) => authorization))];

  it('the one the hook brings, and ours is not asked for', async () => {
    const body = orderSign({ fhirServer: ehr.base, fhirAuthorization, prefetch: {} });
    expect((await service.post(PATH, body)).status).to.equal(200);
    expect(bearers()).to.deep.equal(['Bearer theirs']);
    expect(askedFor).to.deep.equal([]);
  });

  it('ours where the hook brings none, asked for once in a call', async () => {
    expect((await service.post(PATH, orderSign({ fhirServer: ehr.base, prefetch: {} }))).status).to.equal(
      200,
    );
    expect(bearers()).to.deep.equal(['Bearer ours']);
    expect(askedFor).to.deep.equal([['anonymous', ehr.base]]);
  });

  it('none where nothing has to be read, or the server is not one of the client’s', async () => {
    await service.post(PATH, orderSign({ fhirServer: ehr.base, prefetch: fullPrefetch() }));
    const elsewhere = `${ehr.base}x`;
    expect((await service.post(PATH, orderSign({ fhirServer: elsewhere, prefetch: {} }))).status).to.equal(
      412,
    );
    expect(askedFor).to.deep.equal([]);
    expect(ehr.requests).to.deep.equal([]);
  });

  it('ours is given back when the server does not take it, and the one of a hook is not ours to give back', async () => {
    status = 401;
    await service.post(PATH, orderSign({ fhirServer: ehr.base, prefetch: {} }));
    expect(refused[0]).to.deep.equal(['anonymous', ehr.base, 'ours']);
    refused = [];
    await service.post(PATH, orderSign({ fhirServer: ehr.base, fhirAuthorization, prefetch: {} }));
    status = 403;
    await service.post(PATH, orderSign({ fhirServer: ehr.base, prefetch: {} }));
    expect(refused).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import type { FhirAccess } from '../../server/fhir/fhir-reader.ts';
import { localFhirAccess } from '../fakes/fhir-access.ts';
import { gather } from '../../server/fhir/gather.ts';
import { gatherRequest } from '../fixtures/gather-request.ts';
import { startFhirServer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { fullPrefetch, glucose, minutesAgo, patient, searchset } from '../fixtures/chart.ts';

describe('gathering the chart from a FHIR server', () => {
  const closers: (() => Promise<void>)[] = [];
  let access: FhirAccess;
  beforeEach(() => {
    access = localFhirAccess({ maxResponseBytes: 100_000 });
    closers.push(() => access.close());
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function serve(...args: Parameters<typeof startFhirServer>): Promise<FakeFhirServer> {
    const server = await startFhirServer(...args);
    closers.unshift(() => server.close());
    return server;
  }

  function gatherFrom(server: FakeFhirServer, prefetch: Record<string, unknown>, ms = 5000) {
    const reader = access.open({ base: server.base, token: 't', signal: AbortSignal.timeout(ms) });
    return gather(gatherRequest(prefetch), reader);
  }

  const withoutGlucose = () => {
    const prefetch = fullPrefetch();
    delete prefetch['glucose'];
    return prefetch;
  };

  it('asks only for what prefetch lacks', async () => {
    const server = await serve(() => ({ body: searchset(glucose(9, 'mmol/L')) }));
    const chart = await gatherFrom(server, withoutGlucose());
    expect(server.requests.map((request) => request.url.split('?')[0])).to.deep.equal(['Observation']);
    expect(chart.glucose).to.deep.include({ state: 'read', complete: true });
  });

  it('follows next pages inside the base until everything is read', async () => {
    const server = await serve((path, _request, base) => {
      const page = Number(/page=(\d)/.exec(path)?.[1] ?? 1);
      const link = page < 3 ? [{ relation: 'next', url: `${base}/Observation?page=${page + 1}` }] : [];
      return {
        body: {
          ...searchset(glucose(page, 'mmol/L', { id: `g${page}`, effectiveDateTime: minutesAgo(page) })),
          link,
        },
      };
    });
    const chart = await gatherFrom(server, withoutGlucose());
    expect(chart.glucose.state === 'read' && chart.glucose.resources.length).to.equal(3);
    expect(chart.glucose).to.deep.include({ complete: true });
  });

  it('stops paging when a list sorted newest first has reached values too old to matter', async () => {
    const days = (count: number) => minutesAgo(count * 24 * 60);
    const server = await serve((_path, _request, base) => ({
      body: {
        ...searchset(glucose(9, 'mmol/L'), glucose(8, 'mmol/L', { id: 'old', effectiveDateTime: days(30) })),
        link: [{ relation: 'next', url: `${base}/Observation?page=2` }],
      },
    }));
    const chart = await gatherFrom(server, withoutGlucose());
    expect(server.requests).to.have.length(1);
    expect(chart.glucose).to.deep.include({ complete: true });
  });

  it('never follows a next link to another host, nor a redirect, with the token', async () => {
    const elsewhere = await serve(() => ({ body: searchset() }));
    const linking = await serve(() => ({
      body: { ...searchset(), link: [{ relation: 'next', url: `${elsewhere.base}/Observation?page=2` }] },
    }));
    const redirecting = await serve(() => ({
      status: 302,
      headers: { location: `${elsewhere.base}/Observation` },
    }));
    expect((await gatherFrom(linking, withoutGlucose())).glucose).to.deep.include({ complete: false });
    expect((await gatherFrom(redirecting, withoutGlucose())).glucose).to.deep.equal({ state: 'unreadable' });
    expect(elsewhere.requests).to.deep.equal([]);
  });

  it('gives up at the deadline and at the size limit, and says which key could not be read', async () => {
    const silent = await serve(() => undefined);
    expect((await gatherFrom(silent, withoutGlucose(), 50)).glucose).to.deep.equal({ state: 'unreadable' });
    const huge = await serve(() => ({ body: { ...searchset(), padding: 'x'.repeat(200_000) } }));
    expect((await gatherFrom(huge, withoutGlucose())).glucose).to.deep.equal({ state: 'unreadable' });
  });

  for (const status of [401, 403, 404, 500]) {
    it(`treats ${status} for the patient as unobtainable: PATIENT_UNAVAILABLE`, async () => {
      const server = await serve(() => ({ status, body: { resourceType: 'OperationOutcome', issue: [] } }));
      const failure = await gatherFrom(server, {}).catch((error: unknown) => error);
      expect(failure).to.deep.include({ code: 'PATIENT_UNAVAILABLE', fields: ['prefetch.patient'] });
    });
  }

  it('asks the server once more for a patient that the client sent as null', async () => {
    const server = await serve(() => ({ body: patient() }));
    const chart = await gatherFrom(server, { ...fullPrefetch(), patient: null });
    expect(chart.patient.state).to.equal('read');
  });
});

import { expect } from 'chai';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FhirAccess } from '../../server/fhir/fhir-reader.ts';
import { localFhirAccess } from '../fakes/fhir-access.ts';
import type { FhirWriter } from '../../server/fhir/fhir-writer.ts';
import { startFhirServer, type FakeAnswer, type FakeFhirServer } from '../fakes/fhir-server.ts';

describe('writing to a FHIR server', () => {
  let access: FhirAccess;
  let server: FakeFhirServer;
  let seen: { request: IncomingMessage; body: Promise<string> }[];
  let answer: FakeAnswer | undefined;

  before(async () => {
    access = localFhirAccess({ maxResponseBytes: 10_000 });
    server = await startFhirServer((_path, request) => {
      seen.push({ request, body: text(request) });
      return answer;
    });
  });
  beforeEach(() => {
    seen = [];
    answer = { status: 201, body: { resourceType: 'RiskAssessment', id: 'made' } };
  });
  after(async () => {
    await access.close();
    await server.close();
  });

  const writer = (ms = 5000): FhirWriter =>
    access.openWriter({ base: server.base, token: 't', signal: AbortSignal.timeout(ms) });
  const resource = { resourceType: 'RiskAssessment', status: 'final' };

  it('creates with POST, the condition in If-None-Exist, and the token', async () => {
    expect(await writer().create(resource, 'identifier=urn:x|1')).to.deep.equal({ ok: true, id: 'made' });
    const [{ request, body }] = seen as [(typeof seen)[0]];
    expect([request.method, request.url]).to.deep.equal(['POST', '/fhir/RiskAssessment']);
    expect(request.headers).to.include({
      'if-none-exist': 'identifier=urn:x|1',
      authorization: 'Bearer t',
      'content-type': 'application/fhir+json',
    });
    expect(JSON.parse(await body)).to.deep.equal(resource);
  });

  it('updates with PUT under the id, and takes an answer without a body', async () => {
    answer = { status: 200 };
    expect(await writer().update('RiskAssessment', 'a-1', { ...resource, id: 'a-1' })).to.deep.equal({
      ok: true,
      id: undefined,
    });
    expect([seen[0]?.request.method, seen[0]?.request.url]).to.deep.equal([
      'PUT',
      '/fhir/RiskAssessment/a-1',
    ]);
  });

  it('sends nothing to a type or id that is none', async () => {
    for (const [type, id] of [
      ['RiskAssessment', '..'],
      ['RiskAssessment', 'a/b'],
      ['../admin', '1'],
      ['', '1'],
    ] as const) {
      expect(await writer().update(type, id, resource)).to.deep.equal({ ok: false, problem: 'outside-base' });
    }
    expect(seen).to.deep.equal([]);
  });

  for (const [status, problem] of [
    [400, 'rejected'],
    [401, 'refused'],
    [403, 'refused'],
    [409, 'rejected'],
    [412, 'rejected'],
    [422, 'rejected'],
    [429, 'failed'],
    [503, 'failed'],
    [307, 'failed'],
  ] as const) {
    it(`tells ${status} as ${problem}`, async () => {
      answer = { status, headers: { location: `${server.base}/elsewhere` } };
      expect(await writer().create(resource)).to.deep.equal({ ok: false, problem });
      expect(seen).to.have.length(1);
    });
  }

  it('gives up at its deadline', async () => {
    answer = undefined;
    expect(await writer(50).create(resource)).to.deep.equal({ ok: false, problem: 'timed-out' });
  });
});

import { expect } from 'chai';
import { fhirReader } from '../../smart-app/src/chart/fhir-reader.ts';
import { startFhirServer, type FakeAnswer, type FakeFhirServer } from '../fakes/fhir-server.ts';

describe('reading from the EHR in the app', () => {
  let fhir: FakeFhirServer;
  let elsewhere: FakeFhirServer;
  let answers: Record<string, FakeAnswer>;
  let isSilent = false;

  before(async () => {
    fhir = await startFhirServer((path) => (isSilent ? undefined : (answers[path] ?? { status: 404 })));
    elsewhere = await startFhirServer(() => ({ body: { resourceType: 'Patient', id: 'p1' } }));
  });
  after(async () => {
    await fhir.close();
    await elsewhere.close();
  });
  beforeEach(() => {
    isSilent = false;
    answers = { 'Patient/p1': { body: { resourceType: 'Patient', id: 'p1' } } };
  });

  const reader = (signal = AbortSignal.timeout(5000), maxBytes?: number) =>
    fhirReader({ base: fhir.base, accessToken: 'users-token', signal, ...(maxBytes && { maxBytes }) });

  it('sends the user’s token inside the base, by relative and by absolute URL', async () => {
    for (const url of ['Patient/p1', `${fhir.base}/Patient/p1`]) {
      const answer = await reader().get(url);
      expect(answer).to.deep.equal({ ok: true, body: { resourceType: 'Patient', id: 'p1' } });
      expect(fhir.requests.at(-1)?.authorization).to.equal('Bearer users-token');
    }
  });

  it('sends it nowhere else: another server, a path beside the base, one that climbs out', async () => {
    const before = fhir.requests.length;
    const outside = [
      `${elsewhere.base}/Patient/p1`,
      fhir.base.replace('/fhir', '/other/Patient/p1'),
      '../other/Patient/p1',
      'https://user:pass@evil.example.org/',
    ];
    for (const url of outside) {
      expect(await reader().get(url)).to.deep.equal({ ok: false, problem: 'outside-base' });
    }
    expect(fhir.requests.length).to.equal(before);
    expect(elsewhere.requests).to.deep.equal([]);
  });

  it('follows no redirect, not even with the token left out', async () => {
    answers['Patient/p1'] = { status: 302, headers: { location: `${elsewhere.base}/Patient/p1` } };
    expect(await reader().get('Patient/p1')).to.deep.equal({ ok: false, problem: 'failed' });
    expect(elsewhere.requests).to.deep.equal([]);
  });

  it('tells a refusal, an absence and a failure apart', async () => {
    const problems: Record<number, string> = {
      401: 'refused',
      403: 'refused',
      404: 'not-found',
      410: 'not-found',
      500: 'failed',
    };
    for (const [status, problem] of Object.entries(problems)) {
      answers['Patient/p1'] = { status: Number(status) };
      expect(await reader().get('Patient/p1')).to.deep.equal({ ok: false, problem });
    }
    answers['Patient/p1'] = { text: '<html>' };
    expect(await reader().get('Patient/p1')).to.deep.equal({ ok: false, problem: 'failed' });
  });

  it('reads no answer beyond the largest size', async () => {
    answers['Patient/p1'] = { body: { resourceType: 'Patient', id: 'p1', note: 'x'.repeat(5000) } };
    expect(await reader(undefined, 1000).get('Patient/p1')).to.deep.equal({ ok: false, problem: 'failed' });
    expect((await reader(undefined, 10_000).get('Patient/p1')).ok).to.equal(true);
  });

  it('gives up at the deadline', async () => {
    isSilent = true;
    const answer = await reader(AbortSignal.timeout(100)).get('Patient/p1');
    expect(answer).to.deep.equal({ ok: false, problem: 'timed-out' });
  });
});

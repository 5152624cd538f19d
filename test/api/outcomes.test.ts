import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { expect } from 'chai';
import type { OutcomeHistory } from '../../server/api/contract.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { refusalIn } from '../fixtures/answers.ts';
import { NOW } from '../fixtures/chart.ts';
import { assessmentRecord } from '../fixtures/records.ts';
import { registration } from '../fixtures/registration.ts';

const BASE = 'https://ehr.example.org/fhir';
const PATH = '/api/outcomes';

const outcome = (changes: object = {}) => ({
  id: crypto.randomUUID(),
  patient: 'p1',
  kind: 'mrs',
  value: 2,
  observedAt: '2026-11-23T10:00:00+01:00',
  source: 'registry',
  ...changes,
});

describe('/api/outcomes', () => {
  let service: TestService;
  let privateKey: CryptoKey;
  before(async () => {
    const keys = await generateKeyPair('ES384', { extractable: true });
    ({ privateKey } = keys);
    const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k' }] };
    service = await startService({
      acceptsAnonymous: false,
      clients: [registration({ id: 'registry', jwks, fhirBases: [BASE, 'https://two.example.org/fhir'] })],
    });
  });
  after(() => service.close());
  beforeEach(() => {
    service.store.observed.length = 0;
  });

  const jwt = (aud = `https://cds.example.org${PATH}`) => {
    const iat = NOW.getTime() / 1000;
    const claims = { iss: 'https://ehr.example.org', aud, iat, exp: iat + 300, jti: crypto.randomUUID() };
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' }).sign(privateKey);
  };
  const byClient = async (...outcomes: object[]) =>
    service.post(PATH, { outcomes }, { authorization: `Bearer ${await jwt()}` });
  const session = async (patientId = 'p1') =>
    `Bearer ${(await service.sessions.seal({ fhirBase: BASE, patientId, user: 'dr-who' })).token}`;

  it('takes outcomes of a registered client, with the server at which the patient id counts', async () => {
    const sent = [
      outcome({ fhirServer: BASE }),
      outcome({ fhirServer: BASE, kind: 'thrombolysis', value: true }),
    ];
    const response = await byClient(...sent);
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({
      outcomes: sent.map(({ id }) => ({ id, status: 'recorded' })),
    });
    expect(service.store.observed[0]).to.deep.equal({
      sender: 'registry',
      recordedBy: 'registry',
      id: sent[0]?.id,
      createdAt: NOW.toISOString(),
      fhirBase: BASE,
      patientId: 'p1',
      kind: 'mrs',
      value: 2,
      observedAt: '2026-11-23T09:00:00.000Z',
      source: 'registry',
    });
    const again = (await (await byClient(...sent)).json()) as { outcomes: { status: string }[] };
    expect(again.outcomes.map(({ status }) => status)).to.deep.equal([
      'already-recorded',
      'already-recorded',
    ]);
  });

  it('a user of the app reports on the patient of the session and on nobody else, and reads what was reported', async () => {
    const authorization = await session();
    const corrected = [outcome({ patient: undefined, value: 3 }), outcome({ value: 4 })];
    expect((await service.post(PATH, { outcomes: corrected }, { authorization })).status).to.equal(200);
    const response = await fetch(service.url + PATH, { headers: { authorization } });
    const { outcomes } = (await response.json()) as OutcomeHistory;
    expect(outcomes.map(({ value, isCurrent }) => [value, isCurrent])).to.deep.equal([
      [3, false],
      [4, true],
    ]);
    const other = await fetch(service.url + PATH, { headers: { authorization: await session('p2') } });
    expect(await other.json()).to.deep.equal({ strokes: [], outcomes: [] });
    for (const wrong of [{ patient: 'p2' }, { fhirServer: 'https://two.example.org/fhir' }]) {
      const refused = await service.post(PATH, { outcomes: [outcome(wrong)] }, { authorization });
      const { issue } = await refusalIn(refused, 400, 'INVALID_REQUEST');
      expect(issue[0]?.expression).to.deep.equal(['outcomes.0.patient']);
    }
  });

  it('calls current what stands of each stroke, as the monitoring counts it', async () => {
    const authorization = await session('p5');
    for (const createdAt of ['2025-01-01T10:00:00.000Z', '2026-07-01T10:00:00.000Z']) {
      const assessment = assessmentRecord({ fhirBase: BASE, patientId: 'p5', createdAt });
      service.store.assessments.set(assessment.id, assessment);
    }
    const reports = [
      ['2025-04-01', 2, true],
      // The visit after a year corrects nothing of the third month.
      ['2026-01-01', 1, true],
      ['2026-10-01', 4, false],
      ['2026-10-02', 3, true],
      // Before the first assessment.
      ['2024-10-02', 0, true],
    ] as const;
    for (const [day, value] of reports) {
      const sent = outcome({ patient: 'p5', value, observedAt: `${day}T10:00:00Z` });
      expect((await service.post(PATH, { outcomes: [sent] }, { authorization })).status).to.equal(200);
    }
    const response = await fetch(service.url + PATH, { headers: { authorization } });
    const { outcomes } = (await response.json()) as OutcomeHistory;
    expect(
      outcomes.map(({ observedAt, value, isCurrent }) => [observedAt.slice(0, 10), value, isCurrent]),
    ).to.deep.equal(reports);
  });

  it('says which strokes of the patient were assessed, and of nobody else', async () => {
    const assessed = (createdAt: string, patientId = 'p3') =>
      assessmentRecord({ fhirBase: BASE, patientId, createdAt });
    const records = [
      assessed('2026-11-20T08:00:00.000Z'),
      assessed('2026-03-01T10:00:00.000Z'),
      assessed('2026-03-02T10:00:00.000Z'),
      assessed('2026-06-01T10:00:00.000Z', 'p4'),
    ];
    for (const record of records) service.store.assessments.set(record.id, record);
    const response = await fetch(service.url + PATH, { headers: { authorization: await session('p3') } });
    const { strokes } = (await response.json()) as OutcomeHistory;
    expect(strokes.map(({ startedAt }) => startedAt)).to.deep.equal([
      '2026-03-01T10:00:00.000Z',
      '2026-11-20T08:00:00.000Z',
    ]);
  });

  it('a caller without a token, with one for a hook, or with a session that is none is refused', async () => {
    const body = { outcomes: [outcome()] };
    const forHook = await jwt('https://cds.example.org/cds-services/thrombolysis-order-sign');
    for (const headers of [{}, { authorization: `Bearer ${forHook}` }, { authorization: 'Bearer a.b.c.d.e' }])
      await refusalIn(await service.post(PATH, body, headers), 401, 'UNAUTHENTICATED');
    await refusalIn(await fetch(service.url + PATH), 401, 'UNAUTHENTICATED');
    expect(service.store.observed).to.deep.equal([]);
  });

  const wrong: [what: string, change: object, field: string][] = [
    ['no kind of outcome', { kind: 'sich' }, 'kind'],
    ['mRS 7', { value: 7 }, 'value'],
    ['a yes for a scale', { value: true }, 'value'],
    ['a class that Heidelberg does not have', { kind: 'haemorrhage-imaging', value: '4' }, 'value'],
    ['what has not happened yet', { observedAt: '2026-11-24T09:03:00Z' }, 'observedAt'],
    ['a day without a time', { observedAt: '2026-11-23' }, 'observedAt'],
    ['a server of somebody else', { fhirServer: 'https://evil.example.org/fhir' }, 'fhirServer'],
    ['no patient', { patient: undefined }, 'patient'],
    ['a reference for an id', { patient: 'Patient/p1' }, 'patient'],
    ['no server, where the sender has two', { fhirServer: undefined }, 'fhirServer'],
    ['an id that no database keeps', { id: 'a\u0000b' }, 'id'],
    ['half a character in an id', { id: 'a\ud800' }, 'id'],
    ['a patient id that no database keeps', { patient: 'p\u0000' }, 'patient'],
    ['the year 0', { observedAt: '0000-01-01T00:00:00Z' }, 'observedAt'],
    ['more than it takes', { name: 'Soledad' }, ''],
  ];
  for (const [what, change, field] of wrong) {
    it(`refuses ${what}, stores nothing of the batch, and never repeats a value`, async () => {
      const response = await byClient(
        outcome({ fhirServer: BASE }),
        outcome({ fhirServer: BASE, ...change }),
      );
      const answer = await refusalIn(response, 400, 'INVALID_REQUEST');
      expect(answer.issue[0]?.expression).to.deep.equal([`outcomes.1${field === '' ? '' : `.${field}`}`]);
      expect(JSON.stringify(answer)).not.to.match(/Soledad|evil|2026-11/);
      expect(service.store.observed).to.deep.equal([]);
    });
  }

  it('says when the database is away, so that it is sent or read again', async () => {
    service.store.isDown = true;
    const authorization = await session();
    const response = await service.post(PATH, { outcomes: [outcome()] }, { authorization });
    const read = await fetch(service.url + PATH, { headers: { authorization } });
    service.store.isDown = false;
    for (const refused of [response, read]) await refusalIn(refused, 503, 'STORAGE_UNAVAILABLE');
  });
});

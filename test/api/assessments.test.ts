import { expect } from 'chai';
import type { Assessment } from '../../server/clinical/assessment.ts';
import { CORE_VERSION } from '../../server/clinical/assessment.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { PATIENT_ID } from '../fixtures/chart.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { assessmentRecord } from '../fixtures/records.ts';
import type { AssessmentRecord } from '../../server/storage/store.ts';

describe('POST /api/assessments', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  it('turns facts into an assessment, and stores nothing', async () => {
    const response = await service.post('/api/assessments', {
      facts: knownFacts({ nihss: 17, diabetes: true }),
    });
    expect(response.status).to.equal(200);
    const { scores, assessedAt } = (await response.json()) as Assessment;
    expect(assessedAt).to.equal('2026-11-24T09:00:00.000Z');
    expect(scores.find(({ id }) => id === 'hat')?.total).to.deep.equal({ low: 2, high: 2 });
    expect(service.store.assessments.size).to.equal(0);
  });

  it('refuses what cannot be, naming field, limit and reason, and never the value', async () => {
    const facts = { nihss: { status: 'known', value: 4711 }, weightKg: { status: 'known', value: -8 } };
    const response = await service.post('/api/assessments', { facts });
    expect(response.status).to.equal(400);
    const { issue } = (await response.json()) as { issue: { expression: string[]; diagnostics: string }[] };
    expect(issue[0]?.expression).to.deep.equal(['facts.nihss.value', 'facts.weightKg.value']);
    expect(issue[0]?.diagnostics).to.contain('allowed is 0 to 42').and.to.contain('2 to 350 kg');
    expect(JSON.stringify(issue)).not.to.contain('4711');
  });

  it('refuses a body without facts, no JSON, another type, and GET', async () => {
    const status = async (body: unknown, headers = {}) =>
      (await service.post('/api/assessments', body, headers)).status;
    expect(await status({})).to.equal(400);
    expect(await status([])).to.equal(400);
    expect(await status('{')).to.equal(400);
    expect(await status('x', { 'content-type': 'text/plain' })).to.equal(415);
    expect(await status({ facts: { padding: 'x'.repeat(300_000) } })).to.equal(413);
    const put = await fetch(`${service.url}/api/assessments`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).to.deep.equal([405, 'GET, POST, OPTIONS']);
  });
});

describe('GET /api/assessments', () => {
  const BASE = 'https://ehr.example.org/fhir';
  let service: TestService;
  before(async () => {
    service = await startService({ fhirBases: [BASE] });
  });
  after(() => service.close());

  const store = async (id: string, changes: Partial<AssessmentRecord> = {}, coreVersion = CORE_VERSION) => {
    const answer = await service.post('/api/assessments', { facts: knownFacts({ nihss: 17 }) });
    const assessment = { ...((await answer.json()) as Assessment), coreVersion };
    const document = { assessment, agents: ['alteplase'] };
    await service.store.recordAnswer({
      assessment: assessmentRecord({ id, fhirBase: BASE, patientId: PATIENT_ID, document, ...changes }),
      cards: [],
    });
  };
  const session = async (changes = {}) =>
    (await service.sessions.seal({ fhirBase: BASE, user: 'dr-1', patientId: PATIENT_ID, ...changes })).token;
  const read = async (path: string, token?: string) =>
    fetch(`${service.url}/api/assessments${path}`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });

  it('answers in a session of the patient at that FHIR server, and in no other', async () => {
    await store('one');
    expect((await read('/one', await session())).status).to.equal(200);
    expect((await read('/one', await session({ patientId: 'somebody-else' }))).status).to.equal(404);
    expect(
      (await read('/one', await session({ fhirBase: 'https://other.example.org/fhir' }))).status,
    ).to.equal(404);
    expect((await read('/unknown', await session())).status).to.equal(404);
    expect((await read('/one')).status).to.equal(401);
    expect((await read('/one', 'forged')).status).to.equal(401);
  });

  it('answers 410 for one whose form was given up', async () => {
    await store('old', {}, '1.0.0');
    expect((await read('/old', await session())).status).to.equal(410);
  });

  it('lists the history of the patient, the latest first, without what can no longer be shown', async () => {
    await store('two', { createdAt: '2026-11-24T09:30:00.000Z' });
    await store('of another', { patientId: 'somebody-else' });
    await store('elsewhere', { fhirBase: 'https://other.example.org/fhir' });
    await store('outdated', {}, '1.0.0');
    const response = await read('', await session());
    const { assessments } = (await response.json()) as { assessments: { id: string; totals: unknown }[] };
    expect(assessments.map(({ id }) => id)).to.deep.equal(['two', 'one']);
    expect(assessments[0]).to.deep.include({ assessedAt: '2026-11-24T09:30:00.000Z', agent: 'alteplase' });
    expect(assessments[0]?.totals).to.deep.include({ score: 'hat', total: { low: 1, high: 1 } });
    expect((await read('')).status).to.equal(401);
  });
});

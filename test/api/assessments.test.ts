import { expect } from 'chai';
import type { Assessment } from '../../server/clinical/assessment.ts';
import { CORE_VERSION } from '../../server/clinical/assessment.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { startFhirServer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { patient, PATIENT_ID } from '../fixtures/chart.ts';
import { knownFacts } from '../fixtures/facts.ts';

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
    expect((await fetch(`${service.url}/api/assessments`)).status).to.equal(405);
  });
});

describe('GET /api/assessments/:id', () => {
  let fhir: FakeFhirServer;
  let service: TestService;
  before(async () => {
    fhir = await startFhirServer(() => ({ body: patient() }));
    service = await startService({ fhirBases: [fhir.base] });
  });
  after(async () => {
    await service.close();
    await fhir.close();
  });

  const stored = async (coreVersion: string) => {
    await service.store.recordAnswer({
      assessment: {
        id: coreVersion,
        createdAt: '2026-11-24T09:00:00.000Z',
        clientId: 'anonymous',
        serviceId: 'thrombolysis-order-sign',
        hookInstance: '1',
        fhirBase: fhir.base,
        patientId: PATIENT_ID,
        document: { assessment: { coreVersion }, agents: [] },
      },
      cards: [],
    });
    const headers = { authorization: 'Bearer token' };
    return (await fetch(`${service.url}/api/assessments/${coreVersion}`, { headers })).status;
  };

  it('answers 410 for one whose form was given up, and 200 for one of the present rules', async () => {
    expect(await stored('1.0.0')).to.equal(410);
    expect(await stored(CORE_VERSION)).to.equal(200);
  });
});

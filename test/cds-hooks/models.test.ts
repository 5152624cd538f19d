/** Hop 5 over HTTP: which models are asked when, and what is kept of their answer. */
import { expect } from 'chai';
import type { Assessment } from '../../server/clinical/assessment.ts';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { fakePredictor, type FakePredictor } from '../fakes/predictor.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch, PATIENT_ID } from '../fixtures/chart.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { ASPIRIN, draftOrders, medicationRequest, orderSign } from '../fixtures/hook-request.ts';
import { BLEEDING_PREDICTION, OUTCOME_PREDICTION } from '../fixtures/predictions.ts';

const PREDICTIONS = [OUTCOME_PREDICTION, BLEEDING_PREDICTION];

describe('models in the hooks', () => {
  let service: TestService;
  let predictor: FakePredictor;
  beforeEach(async () => {
    predictor = fakePredictor(PREDICTIONS);
    service = await startService({ predictor, fhirBases: ['https://ehr.example.org/fhir'] });
  });
  afterEach(() => service.close());

  const cards = async (path: string, body: unknown): Promise<Card[]> => {
    const response = await service.post(`/cds-services/${path}`, body);
    expect(response.status).to.equal(200);
    return ((await response.json()) as { cards: Card[] }).cards;
  };

  it('an order is answered by models of what is known before treatment, without explanation', async () => {
    const [card] = await cards('thrombolysis-order-sign', orderSign());
    expect(card?.detail).to.contain('**94 % (89–99)**').and.to.contain('not patients');
    expect(card?.summary).not.to.contain('94');
    expect(predictor.asked).to.deep.equal([{ moment: 'before-treatment' }]);
  });

  it('the predictions are part of the stored assessment', async () => {
    await cards('thrombolysis-order-sign', orderSign());
    const [stored] = service.store.assessments.values();
    const { assessment } = stored?.document as { assessment: Assessment };
    expect(assessment.predictions).to.deep.equal(PREDICTIONS);
  });

  it('a chart that is opened is answered by the models that need no MRI of the stay', async () => {
    const [card] = await cards('stroke-prognosis', {
      hook: 'patient-view',
      hookInstance: '1',
      context: { userId: 'Practitioner/doctor', patientId: PATIENT_ID },
      prefetch: fullPrefetch(),
    });
    expect(card?.detail).to.contain('Outcome after a stroke with a visual field defect');
    expect(predictor.asked).to.deep.equal([{ moment: 'before-treatment' }]);
  });

  it('an order that is not ours asks no model', async () => {
    const aspirin = orderSign({}, { draftOrders: draftOrders(medicationRequest(ASPIRIN)) });
    expect(await cards('thrombolysis-order-sign', aspirin)).to.deep.equal([]);
    expect(predictor.asked).to.deep.equal([]);
  });
});

describe('models in POST /api/assessments', () => {
  let service: TestService;
  let predictor: FakePredictor;
  before(async () => {
    predictor = fakePredictor(PREDICTIONS);
    service = await startService({ predictor });
  });
  after(() => service.close());

  it('every model answers, with contributions only when they are asked for', async () => {
    for (const body of [{}, { explain: true }]) {
      const response = await service.post('/api/assessments', { facts: knownFacts(), ...body });
      expect(((await response.json()) as Assessment).predictions).to.deep.equal(PREDICTIONS);
    }
    expect(predictor.asked).to.deep.equal([
      { moment: 'any', explain: false },
      { moment: 'any', explain: true },
    ]);
  });

  it('refuses an explain that is neither true nor false, by name', async () => {
    const response = await service.post('/api/assessments', { facts: knownFacts(), explain: 'please' });
    expect(response.status).to.equal(400);
    const { issue } = (await response.json()) as { issue: { expression: string[] }[] };
    expect(issue[0]?.expression).to.deep.equal(['explain']);
  });
});

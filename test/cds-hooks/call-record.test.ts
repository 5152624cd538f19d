import { expect } from 'chai';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch, NOW, PATIENT_ID } from '../fixtures/chart.ts';
import { ASPIRIN, draftOrders, medicationRequest, orderSign } from '../fixtures/hook-request.ts';

const SIGN = '/cds-services/thrombolysis-order-sign';
const INSTANCE = 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea';

describe('every hook call is on record, whatever became of it', () => {
  let service: TestService;
  before(async () => {
    service = await startService({ repeatCards: 'when-changed' });
  });
  after(() => service.close());
  beforeEach(() => {
    service.store.calls.length = 0;
  });

  const aspirin = { draftOrders: draftOrders(medicationRequest(ASPIRIN)) };
  const ofOther = {
    draftOrders: draftOrders(
      medicationRequest(undefined, {
        medicationCodeableConcept: { text: 'alteplase' },
        subject: { reference: 'Patient/other' },
      }),
    ),
  };
  const cases: [what: string, body: unknown, expected: object][] = [
    ['cards', orderSign({}, { encounterId: 'e1' }), { outcome: 'cards', encounterId: 'e1' }],
    ['the same again', orderSign({}, { encounterId: 'e1' }), { outcome: 'shown-before', cards: 0 }],
    [
      'scores that stay open',
      orderSign({ prefetch: fullPrefetch({ nihss: null }) }),
      { outcome: 'cannot-compute' },
    ],
    ['another drug', orderSign({}, aspirin), { outcome: 'nothing-to-say', cards: 0, assessmentId: null }],
    ['an order for another patient', orderSign({}, ofOther), { outcome: 'wrong-patient', cards: 1 }],
    [
      'another hook',
      orderSign({ hook: 'order-select' }),
      { outcome: 'refused', errorCode: 'HOOK_MISMATCH', patientId: PATIENT_ID, hookInstance: INSTANCE },
    ],
    [
      'a body that is no JSON',
      '{',
      { outcome: 'refused', errorCode: 'INVALID_JSON', patientId: null, hookInstance: null },
    ],
    [
      'a patient id that is no text',
      orderSign({}, { patientId: 7 }),
      { outcome: 'refused', errorCode: 'INVALID_REQUEST', patientId: null, hookInstance: INSTANCE },
    ],
  ];
  for (const [what, body, expected] of cases) {
    it(what, async () => {
      const response = await service.post(SIGN, body);
      const { calls, assessments } = service.store;
      expect(calls).to.have.length(1);
      const [call] = calls;
      expect(call).to.include({ clientId: 'anonymous', serviceId: 'thrombolysis-order-sign', ...expected });
      expect(call?.createdAt).to.equal(NOW.toISOString());
      expect(call?.versions).to.have.all.keys('service', 'evidence', 'core');
      expect(call?.durationMs).to.be.a('number').that.is.at.least(0);
      if (call?.outcome !== 'refused')
        expect(call?.cards).to.equal(((await response.json()) as { cards: unknown[] }).cards.length);
      if (typeof call?.assessmentId === 'string') expect(assessments.has(call.assessmentId)).to.equal(true);
    });
  }

  it('a caller that did not prove who it is leaves none', async () => {
    const response = await service.post(SIGN, orderSign(), { authorization: 'Bearer a.b.c' });
    expect(response.status).to.equal(401);
    expect(service.store.calls).to.deep.equal([]);
  });
});

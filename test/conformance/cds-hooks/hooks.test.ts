/** Checklist K: the three hooks, with what their pages say of context. Which orders count: test/cds-hooks/thrombolytic-order.test.ts. */
import { expect } from 'chai';
import { startService, type TestService } from '../../fakes/service.ts';
import { cardAbout, cardsIn, refusalIn } from '../../fixtures/answers.ts';
import { fullPrefetch, PATIENT_ID } from '../../fixtures/chart.ts';
import {
  ALTEPLASE,
  ASPIRIN,
  draftOrders,
  medicationRequest,
  orderSign,
} from '../../fixtures/hook-request.ts';

const SIGN = '/cds-services/thrombolysis-order-sign';
const SELECT = '/cds-services/thrombolysis-order-select';
const VIEW = '/cds-services/stroke-prognosis';
const SCORES = 'thrombolysisBleedingScores';

describe('CDS Hooks conformance: hooks', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  const orderSelect = (selections: unknown, ...orders: unknown[]) =>
    orderSign({ hook: 'order-select' }, { draftOrders: draftOrders(...orders), selections });
  const lytic = medicationRequest(ALTEPLASE, { id: 'lytic' });
  const aspirin = medicationRequest(ASPIRIN, { id: 'aspirin' });
  const patientView = (context: object) => ({
    hook: 'patient-view',
    hookInstance: 'i',
    context: { userId: 'Practitioner/doctor', patientId: PATIENT_ID, ...context },
    prefetch: fullPrefetch(),
  });

  // Goes red when only drafts are looked at, or the Bundle's type is asked for.
  it('[K1] order-sign: counts the lytic among other orders, also one that is active and signed again', async () => {
    const bundle = {
      ...draftOrders(aspirin, { ...lytic, status: 'active' }, null, { resourceType: 'Task' }),
    };
    const cards = await cardsIn(await service.post(SIGN, orderSign({}, { draftOrders: bundle })));
    expect(cardAbout(cards, SCORES).summary).to.contain('HAT 2');
  });

  it('[K1] order-sign: needs no encounter', async () => {
    for (const encounterId of [undefined, 'e1']) {
      const cards = await cardsIn(await service.post(SIGN, orderSign({}, { encounterId })));
      expect(cards).to.have.length(1);
    }
  });

  it('[K2] order-select: needs selections, as Type/id', async () => {
    for (const selections of [undefined, ['lytic'], 'MedicationRequest/lytic', [{ reference: 'x' }]]) {
      const response = await service.post(SELECT, orderSelect(selections, lytic));
      const outcome = await refusalIn(response, 400, 'INVALID_REQUEST');
      expect(outcome.issue[0]?.expression?.join()).to.match(/^context\.selections/);
    }
  });

  // Goes red when selections are ignored.
  it('[K2] order-select: says nothing of a lytic that was not selected', async () => {
    const unselected = orderSelect(['MedicationRequest/aspirin'], lytic, aspirin);
    expect(await cardsIn(await service.post(SELECT, unselected))).to.deep.equal([]);
    const none = orderSelect([], lytic, aspirin);
    expect(await cardsIn(await service.post(SELECT, none))).to.deep.equal([]);
  });

  it('[K2] order-select: compares the scores for a selected lytic without dose, and checks no dose', async () => {
    const cards = await cardsIn(
      await service.post(SELECT, orderSelect(['MedicationRequest/lytic'], lytic, aspirin)),
    );
    expect(cardAbout(cards, SCORES).summary).to.contain('HAT 2');
    expect(cards.map(({ source }) => source.topic.code)).not.to.include('thrombolyticDose');
  });

  it('[K4] patient-view: answers with and without encounter, and needs user and patient', async () => {
    for (const encounterId of [undefined, 'e1']) {
      const cards = await cardsIn(await service.post(VIEW, patientView({ encounterId })));
      expect(cards.every(({ indicator }) => indicator === 'info')).to.equal(true);
    }
    for (const field of ['userId', 'patientId']) {
      const outcome = await refusalIn(
        await service.post(VIEW, patientView({ [field]: undefined })),
        400,
        'INVALID_REQUEST',
      );
      expect(outcome.issue[0]?.expression?.join()).to.contain(`context.${field}`);
    }
  });

  it('[K4] patient-view: says what could not be read, where it shows an outcome', async () => {
    const prefetch = Object.fromEntries(
      Object.entries(fullPrefetch()).filter(([key]) => key !== 'bloodPressure'),
    );
    const body = { ...patientView({}), prefetch };
    const card = cardAbout(await cardsIn(await service.post(VIEW, body)), 'strokePrognosis');
    expect(card.detail).to.contain('**Could not be read:** blood pressure.');
  });

  // HL7/cds-hooks-library, examples of patient-view and order-sign: another patient, who takes no lytic.
  it('[F2] says nothing for the examples of the hook library', async () => {
    const nutrition = {
      resourceType: 'NutritionOrder',
      id: 'pureeddiet-simple',
      status: 'draft',
      patient: { reference: 'Patient/1288992' },
      dateTime: '2014-09-17',
    };
    const amoxicillin = {
      resourceType: 'MedicationRequest',
      id: 'smart-MedicationRequest-103',
      status: 'draft',
      intent: 'order',
      medicationCodeableConcept: {
        coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '617993' }],
        text: 'Amoxicillin 120 MG/ML',
      },
      subject: { reference: 'Patient/1288992' },
    };
    const context = {
      userId: 'PractitionerRole/123',
      patientId: '1288992',
      encounterId: '89284',
      draftOrders: draftOrders(nutrition, amoxicillin),
    };
    const selections = ['NutritionOrder/pureeddiet-simple', 'MedicationRequest/smart-MedicationRequest-103'];
    const call = (hook: string, more: object) => ({
      hook,
      hookInstance: 'i',
      context: { ...context, ...more },
    });
    expect(await cardsIn(await service.post(SIGN, call('order-sign', {})))).to.deep.equal([]);
    expect(await cardsIn(await service.post(SELECT, call('order-select', { selections })))).to.deep.equal([]);
  });
});

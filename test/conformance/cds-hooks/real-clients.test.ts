/** What real clients send, from HTTP to the clinical outcome: the right drug, the right dose, the right card. */
import { expect } from 'chai';
import type { Card } from '../../../server/cds-hooks/wire.ts';
import { chartAnswers } from '../../fakes/chart-answers.ts';
import { startService, type TestService } from '../../fakes/service.ts';
import { withEhr } from '../../fakes/with-ehr.ts';
import { cardAbout, cardsIn } from '../../fixtures/answers.ts';
import { fullPrefetch, searchset, weight } from '../../fixtures/chart.ts';
import { ALTEPLASE, ASPIRIN, TENECTEPLASE } from '../../fixtures/hook-request.ts';
import {
  EPIC_ORDER_ID,
  epicContained,
  epicDisplayOnly,
  epicDose,
  epicOrder,
  epicOrderSelect,
  sandboxOrder,
  sandboxRequest,
} from '../../fixtures/real-clients.ts';

const SELECT = '/cds-services/thrombolysis-order-select';
const SIGN = '/cds-services/thrombolysis-order-sign';
const SCORES = 'thrombolysisBleedingScores';
const DOSE = 'thrombolyticDose';

describe('requests of real clients', () => {
  let service: TestService;
  before(async () => {
    service = await startService({ repeatCards: 'always' });
  });
  after(() => service.close());

  const topics = (cards: readonly Card[]) => cards.map(({ source }) => source.topic.code);

  describe('Epic', () => {
    const select = async (order: Record<string, unknown>, prefetch = fullPrefetch()) =>
      cardsIn(await service.post(SELECT, epicOrderSelect(order, prefetch)));

    // Goes red when the display beside a reference is not read, or an id must be a FHIR id.
    for (const [what, medication] of [
      ['contained, with a code of its preference list', epicContained],
      ['by display only', epicDisplayOnly],
    ] as const) {
      it(`[K3] [C9] order-select, medication ${what}: alteplase by name, 63 mg for 70 kg, no dose card`, async () => {
        const cards = await select(epicOrder(medication));
        const card = cardAbout(cards, SCORES);
        expect(card.summary).to.contain('HAT 2').and.to.contain('SEDAN 2');
        expect(card.detail).to.contain('recognised by its name only');
        expect(card.detail).to.contain('The dose fits alteplase 0.9 mg/kg');
        expect(topics(cards)).not.to.include(DOSE);
      });
    }

    // One dose said three times. Goes red when the three are added up, or make the dose unreadable.
    it('checks the milligrams among the three ways of saying the dose', async () => {
      const wrong = epicOrder(epicContained, { dosageInstruction: [epicDose(0.9, 90)] });
      const card = cardAbout(await select(wrong), DOSE);
      expect(card.indicator).to.equal('warning');
      expect(card.summary).to.match(/Alteplase: 90(\.0)? mg ordered; expected 63(\.0)? mg/);
      const resource = card.suggestions?.[0]?.actions[0]?.resource as Record<string, unknown>;
      expect(resource['id']).to.equal(EPIC_ORDER_ID);
      expect(JSON.stringify(resource)).not.to.match(/:""|:\[\]|:\{\}|:null/);
      expect(resource['dosageInstruction']).to.have.nested.property('[0].doseAndRate.length', 1);
    });

    it('checks the dose per kilogram when no milligrams are said', async () => {
      const [said] = [epicDose(1.2, 84)];
      const [, volume, ordered] = said['doseAndRate'] as unknown[];
      const perKg = { ...said, doseAndRate: [volume, ordered] };
      const card = cardAbout(await select(epicOrder(epicContained, { dosageInstruction: [perKg] })), DOSE);
      expect(card.summary).to.match(/84(\.0)? mg ordered; expected 63(\.0)? mg/);
    });

    it('takes bolus and infusion for two doses, each said three times', async () => {
      const parts = [epicDose(0.09, 6.3), epicDose(0.81, 56.7)];
      const cards = await select(epicOrder(epicContained, { dosageInstruction: parts }));
      expect(topics(cards)).not.to.include(DOSE);
      expect(cardAbout(cards, SCORES).detail).to.contain('The dose fits alteplase 0.9 mg/kg');
    });

    // Goes red when a plain number without type or the larger of two types is overlooked.
    it('never overlooks too much: of two amounts in milligrams the larger is checked', async () => {
      const said = epicDose(0.9, 63);
      const [calculated] = said['doseAndRate'] as Record<string, unknown>[];
      const other = {
        ...calculated,
        type: { text: 'ordered' },
        doseQuantity: { value: 90, unit: 'mg', code: 'mg' },
      };
      const order = epicOrder(epicContained, {
        dosageInstruction: [{ ...said, doseAndRate: [calculated, other] }],
      });
      expect(cardAbout(await select(order), DOSE).summary).to.contain('90');
    });

    it('reads an external Medication without display from the server', () =>
      withEhr(
        (path) =>
          path === 'Medication/eGx1y2z3'
            ? { body: { resourceType: 'Medication', id: 'eGx1y2z3', code: TENECTEPLASE } }
            : chartAnswers()(path),
        async (bound, { base }) => {
          const order = epicOrder(
            { medicationReference: { reference: 'Medication/eGx1y2z3' } },
            { dosageInstruction: [epicDose(0.25, 17.5)] },
          );
          const request = { ...epicOrderSelect(order, {}), fhirServer: base };
          const cards = await cardsIn(await bound.post(SELECT, request));
          expect(cardAbout(cards, SCORES).detail).to.contain('not tenecteplase');
          expect(topics(cards)).not.to.include(DOSE);
        },
      ));

    it('[K3] stays silent for the 2 mg vial and for what was not selected', async () => {
      const vial = {
        medicationReference: { reference: 'Medication/x', display: 'alteplase (CATHFLO) 2 mg' },
      };
      expect(await select(epicOrder(vial, { dosageInstruction: [epicDose(0.03, 2)] }))).to.deep.equal([]);
      const other = { ...epicOrderSelect(epicOrder(epicContained), fullPrefetch()) };
      const context = { ...(other['context'] as object), selections: ['MedicationRequest/other'] };
      expect(await cardsIn(await service.post(SELECT, { ...other, context }))).to.deep.equal([]);
    });

    it('echoes none of its extensions, and needs no requester', async () => {
      const body = epicOrderSelect(epicOrder(epicContained, { requester: {} }), fullPrefetch());
      const text = await (await service.post(SELECT, body)).text();
      expect(text)
        .to.contain('HAT 2')
        .and.not.to.match(/com\.epic|criteria-id|123456/);
    });
  });

  describe('the public CDS Hooks sandbox', () => {
    const coded = { medicationCodeableConcept: { text: 'alteplase 100 MG Injection', ...ALTEPLASE } };

    // Goes red when a Bundle needs its type, or an order with an odd category is not read.
    for (const [hook, path] of [
      ['order-select', SELECT],
      ['order-sign', SIGN],
    ] as const) {
      it(`[K7] ${hook}: compares the scores for its draft`, async () => {
        const body = sandboxRequest(hook, sandboxOrder(coded), fullPrefetch());
        const card = cardAbout(await cardsIn(await service.post(path, body)), SCORES);
        expect(card.summary).to.contain('HAT 2').and.to.contain('SEDAN 2');
        expect(card.detail).not.to.contain('recognised by its name only');
      });
    }

    it('[F2] [K7] first order-select, without a medication: no cards', async () => {
      for (const order of [sandboxOrder({}), sandboxOrder({ medicationCodeableConcept: ASPIRIN })]) {
        const body = sandboxRequest('order-select', order, fullPrefetch());
        expect(await cardsIn(await service.post(SELECT, body))).to.deep.equal([]);
      }
    });

    it('[K7] its correction keeps text and code of the drug, without which the sandbox applies nothing', async () => {
      const dose = { doseAndRate: [{ doseQuantity: { value: 90, unit: 'mg' } }] };
      const order = sandboxOrder({ ...coded, dosageInstruction: [dose] });
      const body = sandboxRequest('order-sign', order, fullPrefetch());
      const card = cardAbout(await cardsIn(await service.post(SIGN, body)), DOSE);
      const resource = card.suggestions?.[0]?.actions[0]?.resource;
      expect(resource).to.have.nested.property(
        'medicationCodeableConcept.text',
        'alteplase 100 MG Injection',
      );
      expect(resource).to.have.nested.property('medicationCodeableConcept.coding[0].code', '1804799');
      expect(resource).to.have.property('id', 'request-123');
    });

    // It leaves a key out when the read fails (an unknown practitioner), and sends what it got otherwise.
    it('[D2] answers with what it sent, and says what it did not', async () => {
      const prefetch = Object.fromEntries(Object.entries(fullPrefetch()).filter(([key]) => key !== 'weight'));
      const body = sandboxRequest('order-sign', sandboxOrder(coded), prefetch);
      const card = cardAbout(await cardsIn(await service.post(SIGN, body)), SCORES);
      expect(card.detail).to.contain('**Could not be read:** weight.');
    });
  });

  // JSON of other makers: a list element without anything in it, text that is empty, a number as text.
  it('reads a chart with empty texts and elements around the values', async () => {
    const prefetch = fullPrefetch({
      weight: searchset({ ...weight(70), note: [], bodySite: {}, device: { reference: '', display: '' } }),
    });
    const body = sandboxRequest(
      'order-sign',
      sandboxOrder({ medicationCodeableConcept: ALTEPLASE }),
      prefetch,
    );
    const card = cardAbout(await cardsIn(await service.post(SIGN, body)), SCORES);
    expect(card.summary).to.contain('HAT 2');
  });
});

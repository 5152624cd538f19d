import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { UCUM } from '../../server/fhir/codes.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { bloodTest, fullPrefetch, searchset, weight } from '../fixtures/chart.ts';
import {
  ALTEPLASE,
  draftOrders,
  medicationRequest,
  orderSign,
  TENECTEPLASE,
} from '../fixtures/hook-request.ts';

const dosage = (value: number, unit = 'mg', rest: object = {}) => ({
  ...rest,
  doseAndRate: [{ doseQuantity: { value, unit, system: UCUM, code: unit } }],
});

describe('the dose of the drafted order', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  async function cards(order: object, prefetch: Record<string, unknown> = fullPrefetch()): Promise<Card[]> {
    const body = orderSign({ prefetch }, { draftOrders: draftOrders(order) });
    const response = await service.post('/cds-services/thrombolysis-order-sign', body);
    expect(response.status).to.equal(200);
    return ((await response.json()) as { cards: Card[] }).cards;
  }
  const withTopic = (all: readonly Card[], code: string) =>
    all.filter(({ source }) => source.topic.code === code);
  const doseCards = async (medication: object, dosages: unknown[], prefetch?: Record<string, unknown>) =>
    withTopic(
      await cards(medicationRequest(medication, { dosageInstruction: dosages }), prefetch),
      'thrombolyticDose',
    );

  it('gets no card when it fits: alteplase 63 mg for 70 kg, as one dose or as bolus and infusion', async () => {
    expect(await doseCards(ALTEPLASE, [dosage(63)])).to.deep.equal([]);
    expect(await doseCards(ALTEPLASE, [dosage(6.3), dosage(56.7)])).to.deep.equal([]);
    const [comparison] = await cards(medicationRequest(ALTEPLASE, { dosageInstruction: [dosage(63)] }));
    expect(comparison?.detail).to.contain('The dose fits alteplase 0.9 mg/kg');
  });

  it('accepts tenecteplase by the exact rule and by the label’s band, and flags what fits neither', async () => {
    expect(await doseCards(TENECTEPLASE, [dosage(17.5)])).to.deep.equal([]);
    expect(await doseCards(TENECTEPLASE, [dosage(20)])).to.deep.equal([]);
    expect(await doseCards(TENECTEPLASE, [dosage(25)])).to.have.length(1);
  });

  it('is flagged when it is wrong, and the suggestion changes the dose and nothing else', async () => {
    const route = { route: { coding: [{ system: 'http://snomed.info/sct', code: '47625008' }] } };
    const order = medicationRequest(ALTEPLASE, {
      note: [{ text: 'kept' }],
      dosageInstruction: [dosage(90, 'mg', { ...route, text: '90 mg', timing: { code: { text: 'now' } } })],
    });
    const [card] = withTopic(await cards(order), 'thrombolyticDose');
    expect(card).to.deep.include({
      indicator: 'warning',
      summary: 'Alteplase: 90 mg ordered; expected 63 mg for this weight',
    });
    expect(card?.detail).to.contain('42.9 % too high').and.to.contain('70 kg');
    const suggestion = card?.suggestions?.[0];
    expect(suggestion?.label).to.equal('Change to 63 mg');
    expect(suggestion?.actions).to.have.length(1);
    expect(suggestion?.actions[0]).to.deep.include({ type: 'update' });
    expect(suggestion?.actions[0]?.resource).to.deep.equal({
      ...order,
      dosageInstruction: [
        {
          ...route,
          text: 'Alteplase 63 mg intravenously: 6.3 mg over 1 minute, then 56.7 mg over 60 minutes',
          doseAndRate: [{ doseQuantity: { value: 63, unit: 'mg', system: UCUM, code: 'mg' } }],
        },
      ],
    });
  });

  it('names tenecteplase 0.4 mg/kg and a slip of the unit', async () => {
    const [high] = await doseCards(TENECTEPLASE, [dosage(28)]);
    expect(high?.detail).to.contain('0.4 mg/kg is not recommended');
    const [slip] = await doseCards(ALTEPLASE, [dosage(63, 'g')]);
    expect(slip?.detail).to.contain('Possible slip');
  });

  it('cannot be checked without a weight, and says so without suggesting one', async () => {
    const [card] = await doseCards(ALTEPLASE, [dosage(63)], fullPrefetch({ weight: searchset() }));
    expect(card).to.deep.include({ indicator: 'info' });
    expect(card?.summary).to.contain('cannot be checked');
    expect(card?.suggestions).to.equal(undefined);
    expect(card?.detail).to.contain('not recorded');
  });

  it('is offered in the comparison card when the order gives none, or gives it in a way that cannot be read', async () => {
    for (const dosages of [
      undefined,
      [],
      [dosage(1), dosage(2), dosage(3)],
      [dosage(6.3), dosage(56, 'mg/kg')],
      [{ text: 'as usual' }],
    ]) {
      const all = await cards(medicationRequest(ALTEPLASE, { dosageInstruction: dosages }));
      expect(withTopic(all, 'thrombolyticDose')).to.deep.equal([]);
      expect(all[0]?.detail).to.contain('The order gives no total dose. Alteplase 63 mg intravenously');
    }
  });

  it('shows the time of the weight and that it was measured, stated or estimated', async () => {
    const stated = weight(70, { code: { coding: [{ system: 'http://loinc.org', code: '3142-7' }] } });
    const [card] = await doseCards(ALTEPLASE, [dosage(90)], fullPrefetch({ weight: searchset(stated) }));
    expect(card?.detail).to.contain('The weight was stated, not measured.').and.to.contain('(10:30)');
  });
});

describe('eligibility beside the comparison', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  async function cards(changes: Record<string, unknown>): Promise<Card[]> {
    const body = orderSign({ prefetch: fullPrefetch(changes) });
    const response = await service.post('/cds-services/thrombolysis-order-sign', body);
    return ((await response.json()) as { cards: Card[] }).cards;
  }
  const eligibility = async (changes: Record<string, unknown>) =>
    (await cards(changes)).find(({ source }) => source.topic.code === 'thrombolysisEligibility');

  it('is a line of the comparison card while nothing speaks against treatment', async () => {
    expect(await eligibility({})).to.equal(undefined);
    const [comparison] = await cards({});
    expect(comparison?.detail).to.contain(
      'No contraindication found so far; some questions are open. (AHA/ASA 2026)',
    );
  });

  it('is a warning for platelets below 100 (AHA/ASA 2026, absolute), with value, rule and what is open', async () => {
    const card = await eligibility({ bloodTests: searchset(bloodTest('777-3', 99, '10*9/L')) });
    expect(card).to.deep.include({ indicator: 'warning' });
    expect(card?.summary).to.match(/^An absolute contraindication is present \(AHA\/ASA 2026\): Platelets/);
    expect(card?.summary.length).to.be.below(140);
    expect(card?.detail)
      .to.contain('Platelets 99 × 10⁹/L')
      .and.to.contain('What is not recorded is not absent');
    expect(await eligibility({ bloodTests: searchset(bloodTest('777-3', 100, '10*9/L')) })).to.equal(
      undefined,
    );
  });

  it('is information when there is only something to correct first: pressure of 185/110 and above', async () => {
    const pressure = (systolic: number) => ({
      bloodPressure: searchset({
        ...bloodTest('8480-6', systolic, 'mm[Hg]'),
      }),
    });
    expect(await eligibility(pressure(185))).to.deep.include({ indicator: 'info' });
    expect(await eligibility(pressure(184))).to.equal(undefined);
  });

  it('names as many findings as fit when there are several', async () => {
    const card = await eligibility({
      bloodTests: searchset(
        bloodTest('777-3', 50, '10*9/L'),
        bloodTest('6301-6', 3, '{INR}'),
        bloodTest('14979-9', 60, 's'),
        bloodTest('5902-2', 30, 's'),
      ),
    });
    expect(card?.summary.length).to.be.below(140);
    expect(card?.detail?.match(/^- \*\*/gm)).to.have.length(4);
  });
});

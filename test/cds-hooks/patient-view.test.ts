import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { condition, fullPrefetch, patient, PATIENT_ID, searchset } from '../fixtures/chart.ts';

describe('patient-view', () => {
  let service: TestService;
  before(async () => {
    service = await startService({ fhirBases: ['https://ehr.example.org/fhir'] });
  });
  after(() => service.close());

  async function cards(changes: Record<string, unknown> = {}): Promise<Card[]> {
    const response = await service.post('/cds-services/stroke-prognosis', {
      hook: 'patient-view',
      hookInstance: '1',
      context: { userId: 'Practitioner/doctor', patientId: PATIENT_ID },
      prefetch: fullPrefetch(changes),
    });
    expect(response.status).to.equal(200);
    return ((await response.json()) as { cards: Card[] }).cards;
  }

  it('shows the outcome scores that are complete, with outcome, population and that they are no forecast', async () => {
    const [card, ...others] = await cards();
    expect(others).to.deep.equal([]);
    expect(card?.indicator).to.equal('info');
    // 70 years, NIHSS 17, diabetes alone: 4.942 - 0.035 x 70 - 0.19 x 17 - 0.105 = -0.843, 30.1 %.
    expect(card?.summary).to.contain('THRIVE-c → 30.1 % mRS 0–2');
    expect(card?.summary.length).to.be.below(140);
    expect(card?.detail).to.contain('independent at 3 months').and.to.contain('n=12,207');
    expect(card?.detail).to.contain('not a forecast for this person');
    expect(card?.links?.map(({ type }) => type)).to.deep.equal(['smart']);
    expect(card?.suggestions).to.equal(undefined);
  });

  it('keeps THRIVE’s rates of endovascular treatment out of the headline, and says whose they are', async () => {
    const [card] = await cards();
    expect(card?.summary).not.to.match(/THRIVE →/);
    expect(card?.detail).to.contain('THRIVE: the rates are of people who had endovascular treatment.');
  });

  it('offers the app alone when no score is complete', async () => {
    const [card] = await cards({ nihss: searchset() });
    expect(card?.summary).to.equal(
      'Acute stroke: the evidence on the data in this chart is ready in the app.',
    );
    expect(card?.detail).to.equal(undefined);
  });

  it('says nothing of a patient without a stroke, or of a chart that is another patient’s', async () => {
    expect(
      await cards({ nihss: searchset(), conditions: searchset(condition('c', '38341003')) }),
    ).to.deep.equal([]);
    expect(await cards({ patient: patient({ id: 'p2' }) })).to.deep.equal([]);
  });
});

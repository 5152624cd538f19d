import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import {
  administration,
  APIXABAN,
  ASPIRIN,
  LECANEMAB,
  lists,
  METOPROLOL,
  order,
  RAMIPRIL,
  statement,
  WARFARIN,
} from '../fixtures/medications.ts';

describe('drugs on the cards', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  async function cards(...records: Record<string, unknown>[]): Promise<Card[]> {
    const body = orderSign({ prefetch: fullPrefetch(lists(...records)) });
    const response = await service.post('/cds-services/thrombolysis-order-sign', body);
    return ((await response.json()) as { cards: Card[] }).cards;
  }
  const eligibility = async (...records: Record<string, unknown>[]) =>
    (await cards(...records)).find(({ source }) => source.topic.code === 'thrombolysisEligibility');

  it('warn of a DOAC given this morning, with the time of the dose', async () => {
    const card = await eligibility(administration(APIXABAN), statement(APIXABAN));
    expect(card).to.deep.include({ indicator: 'warning' });
    expect(card?.summary).to.match(/^A relative contraindication is present.*: DOAC within 48 hours$/);
    expect(card?.detail).to.contain('Last DOAC dose 4 h ago');
  });

  it('warn of a DOAC whose last dose nobody recorded, and ask for its time', async () => {
    for (const record of [order(APIXABAN), statement(APIXABAN)]) {
      const card = await eligibility(record);
      expect(card).to.deep.include({ indicator: 'warning' });
      expect(card?.summary).to.contain('DOAC within 48 hours').and.to.have.length.below(140);
      expect(card?.detail)
        .to.contain('Last DOAC dose: recorded, but not when')
        .and.to.contain('Ask for the time of the last dose.');
    }
    const named = await eligibility(statement({ text: 'Eliquis 5 mg' }));
    expect(named?.detail).to.contain('Last DOAC dose: recorded as unconfirmed');
  });

  it('do not call an amyloid antibody given that is only ordered: they ask', async () => {
    const [given, ordered] = [
      await eligibility(administration(LECANEMAB)),
      await eligibility(order(LECANEMAB)),
    ];
    expect(given?.summary).to.match(/^An absolute contraindication is present/);
    expect(ordered?.summary).to.match(/^What is recorded may be a contraindication/);
    expect(ordered?.detail).to.contain('Amyloid antibody: recorded as unconfirmed');
  });

  it('are silent about what speaks for no caution, and about a list without any of them', async () => {
    for (const records of [[], [METOPROLOL], [ASPIRIN, RAMIPRIL], [WARFARIN]])
      expect(
        await eligibility(...records.map((drug, index) => statement(drug, { id: `s${index}` }))),
      ).to.equal(undefined);
  });

  it('state aspirin as a value of the score, and its absence as "not recorded"', async () => {
    const detail = async (...records: Record<string, unknown>[]) => (await cards(...records))[0]?.detail;
    expect(await detail(statement(ASPIRIN))).to.contain('Antiplatelet drugs aspirin');
    expect(await detail(statement(METOPROLOL))).to.contain(
      'Antiplatelet drugs not recorded in a complete list',
    );
  });
});

import { expect } from 'chai';
import { comparisonCard } from '../../server/cds-hooks/cards.ts';
import { fingerprintOf } from '../../server/cds-hooks/repeats.ts';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { assess } from '../../server/clinical/assess.ts';
import { known } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { startService, type TestService } from '../fakes/service.ts';
import {
  bloodTest,
  fullPrefetch,
  glucose,
  lastKnownWell,
  minutesAgo,
  NOW,
  searchset,
} from '../fixtures/chart.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { orderSign } from '../fixtures/hook-request.ts';

const SIGN = '/cds-services/thrombolysis-order-sign';

describe('cards within an encounter', () => {
  let service: TestService;
  let encounters = 0;
  let encounterId = '';
  before(async () => {
    service = await startService();
  });
  after(() => service.close());
  beforeEach(() => {
    encounters += 1;
    encounterId = `e${encounters}`;
  });

  async function sign(
    changes: Record<string, unknown> = {},
    context: object = { encounterId },
  ): Promise<Card[]> {
    const body = orderSign({ prefetch: fullPrefetch(changes) }, { ...context });
    const response = await service.post(SIGN, body);
    expect(response.status).to.equal(200);
    return ((await response.json()) as { cards: Card[] }).cards;
  }
  const feedback = (card: Card | undefined) =>
    service.post(`${SIGN}/feedback`, {
      feedback: [
        {
          card: card?.uuid,
          outcome: 'overridden',
          outcomeTimestamp: '2026-11-24T09:00:30Z',
          overrideReason: { userComment: 'seen' },
        },
      ],
    });

  it('are shown once while the data are the same', async () => {
    expect(await sign()).to.have.length(1);
    expect(await sign()).to.deep.equal([]);
  });

  it('are the same a quarter of an hour later, unless a window has closed meanwhile', () => {
    const cardAt = (minutes: number) => {
      const facts = {
        ...knownFacts(),
        disablingDeficit: known(true),
        minutesSinceLastKnownWell: known(minutes, { at: minutesAgo(0), source: 'Observation/well-1' }),
      };
      const assessment = assess(facts, new Date(NOW.getTime() + minutes * 60_000), DEFAULT_POLICY);
      const deps = { newId: () => `${minutes}`, appLaunchUrl: undefined, selectionBehavior: 'any' } as const;
      const subject = { patientId: 'p1', encounterId: 'e1', assessmentId: undefined };
      return fingerprintOf(comparisonCard(assessment, { unread: [], notes: [] }, subject, deps), assessment);
    };
    expect(cardAt(115)).to.equal(cardAt(100));
    // AHA/ASA 2026: thrombolysis within 4.5 hours.
    expect(cardAt(275)).not.to.equal(cardAt(265));
  });

  it('are shown again when a value changes, or comes from another record', async () => {
    expect(await sign()).to.have.length(1);
    expect(await sign({ glucose: searchset(glucose(9.2, 'mmol/L')) })).to.have.length(1);
    expect(await sign({ glucose: searchset(glucose(9.1, 'mmol/L', { id: 'glucose-2' })) })).to.have.length(1);
    const later = searchset(lastKnownWell(0, { valueDateTime: minutesAgo(90) }));
    expect(await sign({ lastKnownWell: later })).to.have.length(1);
  });

  it('are shown again in another encounter, by another service, and always without an encounter', async () => {
    expect(await sign()).to.have.length(1);
    expect(await sign({}, { encounterId: `${encounterId}-next` })).to.have.length(1);
    const select = orderSign(
      { hook: 'order-select' },
      { encounterId, selections: ['MedicationRequest/order-1'] },
    );
    const response = await service.post('/cds-services/thrombolysis-order-select', select);
    expect(((await response.json()) as { cards: Card[] }).cards).to.have.length(1);
    expect(await sign({}, {})).to.have.length(1);
    expect(await sign({}, {})).to.have.length(1);
  });

  it('that warn come again until someone has answered them', async () => {
    const lowPlatelets = { bloodTests: searchset(bloodTest('777-3', 70, '10*9/L')) };
    const topics = (cards: readonly Card[]) => cards.map(({ source }) => source.topic.code);
    const first = await sign(lowPlatelets);
    expect(topics(first)).to.deep.equal(['thrombolysisEligibility', 'thrombolysisBleedingScores']);
    expect(topics(await sign(lowPlatelets))).to.deep.equal(['thrombolysisEligibility']);
    expect((await feedback(first[0])).status).to.equal(200);
    expect(await sign(lowPlatelets)).to.deep.equal([]);
  });

  it('are all shown while the database is down: silence needs a reason', async () => {
    expect(await sign()).to.have.length(1);
    service.store.isDown = true;
    expect(await sign()).to.have.length(1);
    service.store.isDown = false;
  });

  it('are always shown where the site wants it so', async () => {
    const chatty = await startService({ repeatCards: 'always' });
    const body = orderSign({}, { encounterId });
    for (let call = 0; call < 2; call++) {
      const response = await chatty.post(SIGN, body);
      expect(((await response.json()) as { cards: Card[] }).cards).to.have.length(1);
    }
    await chatty.close();
  });
});

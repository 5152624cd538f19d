import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { startAll, type Running } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { pglitePlace, type Place } from '../fixtures/storage.ts';

/** Totals worked out by hand from the patient files and the papers, by someone who did not write the scores. */
interface Expected {
  hat: [number, number];
  sedan: [number, number];
  note: string;
}
/**
 * Cards beside the comparison: what AHA/ASA 2026 names in these charts. Platelets below 100 are absolute there, a
 * direct oral anticoagulant within 48 hours is relative.
 */
const OTHER_CARDS: Readonly<Record<string, readonly string[]>> = {
  'platelets-70': ['thrombolysisEligibility'],
  // Class 3, no benefit: mild and, as the clinician judges, not disabling.
  'mild-non-disabling': ['thrombolysisEligibility'],
  'apixaban-this-morning': ['thrombolysisEligibility'],
  'haemorrhage-on-ct': ['thrombolysisEligibility'],
  'known-avm': ['thrombolysisEligibility'],
};

const topicOf = (card: Card) => card.source.topic.code;

/** Alteplase for something else: no stroke card, whatever the scores would be. */
const NOT_STROKE = ['pulmonary-embolism'];

const expected = JSON.parse(readFileSync('test/fixtures/sandbox-expected.json', 'utf8')) as Record<
  string,
  Expected
>;

describe('the whole path: sandbox EHR, service and storage, on real parts', function () {
  this.timeout(60_000);
  let running: Running;
  let place: Place & { dataDir: string };

  before(async () => {
    place = await pglitePlace();
    running = await startAll({
      config: readConfig({
        SANDBOX: 'on',
        REPEAT_CARDS: 'always',
        PORT: '0',
        SANDBOX_PORT: '0',
        DATA_DIR: place.dataDir,
        FHIR_DEADLINE_MS: '10000',
      }),
      root: '.',
      serviceVersion: '0.0.0-test',
      log: createLog('silent'),
      now: () => new Date(),
      onLockLost: () => undefined,
    });
  });
  after(async () => {
    await running.close();
    await place.remove();
  });

  async function ehr(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${running.sandbox?.url ?? ''}/ehr/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status, path).to.equal(200);
    return response.json();
  }

  async function sign(patientId: string, prefetch: boolean): Promise<{ serviceId: string; cards: Card[] }> {
    const answer = (await ehr('hooks', { hook: 'order-sign', patientId, drug: 'alteplase', prefetch })) as {
      results: { serviceId: string; status: number; response: { cards: Card[] } }[];
    };
    const [result] = answer.results;
    expect(result?.status).to.equal(200);
    return { serviceId: result?.serviceId ?? '', cards: result?.response.cards ?? [] };
  }

  /** The total as the card prints it: `3` or `2–4`. */
  function totalsOf(card: Card): Record<string, [number, number]> {
    return Object.fromEntries(
      [...card.summary.matchAll(/(HAT|SEDAN) (\d)(?:–(\d))?/g)].map(([, name = '', low, high]) => [
        name,
        [Number(low), Number(high ?? low)],
      ]),
    );
  }

  for (const [patientId, { hat, sedan, note }] of Object.entries(expected)) {
    for (const prefetch of [true, false]) {
      it(`${patientId}, ${prefetch ? 'with' : 'without'} prefetch: ${note}`, async () => {
        const { cards } = await sign(patientId, prefetch);
        if (NOT_STROKE.includes(patientId)) {
          expect(cards).to.deep.equal([]);
          return;
        }
        const comparisons = cards.filter((candidate) => topicOf(candidate) === 'thrombolysisBleedingScores');
        expect(comparisons).to.have.length(1);
        const [card] = comparisons;
        expect(cards.map(topicOf).filter((code) => code !== topicOf(card!))).to.deep.equal(
          OTHER_CARDS[patientId] ?? [],
        );
        expect(card?.summary.length).to.be.lessThan(140);
        expect(totalsOf(card!)).to.deep.equal({ HAT: hat, SEDAN: sedan });
      });
    }
  }

  it('stores what was said, and shows it to nobody without a session', async () => {
    const { cards } = await sign('typical', true);
    const link = cards[0]?.links?.find((candidate) => candidate.type === 'smart');
    const id = link?.type === 'smart' ? link.appContext : undefined;
    const read = async (headers: Record<string, string>) =>
      (await fetch(`${running.serviceUrl}/api/assessments/${id ?? ''}`, { headers })).status;
    expect(await read({})).to.equal(401);
    expect(await read({ authorization: 'Bearer forged' })).to.equal(401);
  });

  it('receives the feedback that the EHR sends', async () => {
    const { serviceId, cards } = await sign('high-risk', true);
    const feedback = {
      card: cards[0]?.uuid,
      outcome: 'overridden',
      overrideReason: { reason: cards[0]?.overrideReasons?.[0] },
    };
    expect(await ehr('feedback', { serviceId, feedback })).to.deep.equal({ status: 200 });
  });

  it('offers the app, and nothing else, when the chart of a stroke patient is opened', async () => {
    const view = async (patientId: string) =>
      (await ehr('hooks', { hook: 'patient-view', patientId, prefetch: true })) as {
        results: { response: { cards: Card[] } }[];
      };
    const [card] = (await view('typical')).results[0]?.response.cards ?? [];
    expect(card?.links?.map((link) => link.type)).to.deep.equal(['smart']);
    expect((await view('pulmonary-embolism')).results[0]?.response.cards).to.deep.equal([]);
  });

  it('answers /healthz and /readyz', async () => {
    expect((await fetch(`${running.serviceUrl}/healthz`)).status).to.equal(200);
    const ready = await fetch(`${running.serviceUrl}/readyz`);
    expect(await ready.json()).to.deep.include({ status: 'ready', storage: 'ok' });
  });
});

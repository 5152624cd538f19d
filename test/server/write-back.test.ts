/** Write-back with nothing faked: the service's own process, its database, and the sandbox's FHIR server. */
import { expect } from 'chai';
import type { Bundle, Provenance, RiskAssessment } from 'fhir/r4.js';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { startAll, type Running } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { profileValidator } from '../fixtures/profile-validator.ts';
import { pglitePlace, type Place } from '../fixtures/storage.ts';

describe('write-back to the sandbox EHR', function () {
  this.timeout(60_000);
  let running: Running;
  let place: Place & { dataDir: string };

  before(async () => {
    place = await pglitePlace();
    running = await startAll({
      config: readConfig({ SANDBOX: 'on', PORT: '0', SANDBOX_PORT: '0', DATA_DIR: place.dataDir }),
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

  async function ehr<T>(path: string, body: object): Promise<T> {
    const response = await fetch(`${running.sandbox?.url ?? ''}/ehr/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status, path).to.equal(200);
    return (await response.json()) as T;
  }

  /** The resources of a type in the chart, as soon as there are any. */
  async function written<T extends RiskAssessment | Provenance>(query: string): Promise<T[]> {
    for (;;) {
      const response = await fetch(`${running.sandbox?.fhirBase ?? ''}/${query}`);
      const { entry = [] } = (await response.json()) as Bundle<T>;
      if (entry.length > 0) return entry.flatMap(({ resource }) => resource ?? []);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('puts predictions and the decision on them into the chart, valid and once', async () => {
    const hooks = { hook: 'order-sign', patientId: 'typical', drug: 'alteplase', prefetch: true };
    const signed = await ehr<{ results: { serviceId: string; response: { cards: Card[] } }[] }>(
      'hooks',
      hooks,
    );
    const [{ serviceId, response }] = signed.results as [(typeof signed.results)[0]];
    const card = response.cards.find(({ suggestions = [] }) => suggestions.length === 0);
    const overrideReason = { reason: card?.overrideReasons?.[0] };
    const feedback = { card: card?.uuid, outcome: 'overridden', overrideReason };
    const outcomeTimestamp = new Date().toISOString();
    for (let times = 0; times < 2; times += 1) {
      await ehr('feedback', { serviceId, feedback: { ...feedback, outcomeTimestamp } });
    }

    const [decision, ...others] = await written<Provenance>('Provenance');
    const predictions = await written<RiskAssessment>('RiskAssessment?patient=typical');
    expect(others).to.deep.equal([]);
    const { problems, profilesOf } = await profileValidator();
    for (const resource of [...predictions, decision!]) {
      expect(profilesOf(resource), resource.id).to.have.length(1);
      expect(problems(resource), resource.id).to.deep.equal([]);
    }
    const scores = predictions.map(({ method }) => method?.coding?.[0]?.code);
    expect(scores).to.include.members(['hat', 'sedan', 'dragon']);
    expect(new Set(scores).size).to.equal(scores.length);
    expect(decision?.target.map(({ reference }) => reference)).to.have.members(
      predictions.map(({ id }) => `RiskAssessment/${id ?? ''}`),
    );
    // Every basis is a record that is really there.
    for (const reference of new Set(
      predictions.flatMap(({ basis = [] }) => basis.map((entry) => entry.reference)),
    )) {
      const found = await fetch(`${running.sandbox?.fhirBase ?? ''}/${reference ?? ''}`);
      expect(found.status, reference).to.equal(200);
    }
  });
});

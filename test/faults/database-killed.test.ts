import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { startAll, type Running } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { openMaintenance } from '../../server/storage/open-maintenance.ts';
import { fullPrefetch, NOW } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { ownPostgres, type OwnPostgres } from '../fixtures/own-postgres.ts';
import { SITE_KEY } from '../fixtures/storage.ts';

/** Of 37 kB, as from an EHR that prefetches everything. */
const HOOKS_AT_ONCE = 20;

describe('PostgreSQL killed under load', function () {
  this.timeout(120_000);
  let database: OwnPostgres | undefined;
  let running: Running;
  let dataDir: string;
  let answered: string[];

  before(async function () {
    database = await ownPostgres();
    if (!database) return this.skip();
    await database.start();
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    running = await startAll({
      config: readConfig({
        SANDBOX: 'on',
        PORT: '0',
        SANDBOX_PORT: '0',
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        SITE_KEY: Buffer.from(SITE_KEY).toString('base64url'),
        REPEAT_CARDS: 'always',
      }),
      root: '.',
      serviceVersion: '0.0.0-test',
      log: createLog('silent'),
      now: () => NOW,
      onLockLost: () => undefined,
    });
    answered = [];
  });
  after(async () => {
    if (!database) return;
    await running.close();
    await database.remove();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** One hook call; every card that it shows is noted. */
  const callHook = async () => {
    const response = await fetch(`${running.serviceUrl}/cds-services/thrombolysis-order-select`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(
        orderSign(
          { hook: 'order-select', hookInstance: crypto.randomUUID(), prefetch: fullPrefetch() },
          { selections: ['MedicationRequest/order-1'] },
        ),
      ),
    });
    expect(response.status).to.equal(200);
    const { cards } = (await response.json()) as { cards: { uuid: string }[] };
    expect(cards).not.to.be.empty;
    answered.push(...cards.map(({ uuid }) => uuid));
  };
  const callMany = () => Promise.all(Array.from({ length: HOOKS_AT_ONCE }, callHook));
  const readiness = async () => {
    const response = await fetch(`${running.serviceUrl}/readyz`);
    const { recordsWaiting } = (await response.json()) as { recordsWaiting: number };
    return { status: response.status, recordsWaiting };
  };

  it('every hook is answered, readiness is red, and every card that was shown is on record when it is back', async () => {
    if (!database) return;
    await callMany();
    const duringTheKill = callMany();
    await database.kill();
    await duringTheKill;
    await callMany();
    const red = await readiness();
    expect(red.status).to.equal(503);
    expect(red.recordsWaiting).to.be.at.least(HOOKS_AT_ONCE);
    await database.start();
    while ((await readiness()).recordsWaiting > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await callMany();
    expect((await readiness()).status).to.equal(200);

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ uuid: string }>('select uuid from cards');
    await client.end();
    expect(answered).to.have.length.of.at.least(4 * HOOKS_AT_ONCE);
    expect(rows.map(({ uuid }) => uuid)).to.have.members(answered);
  });

  it('the audit trail is whole', async () => {
    if (!database) return;
    const maintenance = await openMaintenance({
      databaseUrl: database.url,
      dataDir,
      siteKey: SITE_KEY,
      now: () => NOW,
      log: createLog('silent'),
    });
    const { problems, entries } = await maintenance.verify();
    await maintenance.close();
    expect(problems).to.deep.equal([]);
    expect(entries).to.equal(4 * HOOKS_AT_ONCE);
  });
});

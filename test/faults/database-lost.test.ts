import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { startAll, type Running } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { NOW } from '../fixtures/chart.ts';
import { orderSelectBodies } from '../fixtures/hook-body.ts';
import { ownPostgres, type OwnPostgres } from '../fixtures/own-postgres.ts';
import {
  overrideCard,
  auditReport,
  callHook,
  column,
  nothingWaits,
  readiness,
} from '../fixtures/running-service.ts';
import { SITE_KEY } from '../fixtures/storage.ts';

/** Of 42 kB, as from an EHR that prefetches everything. */
const HOOKS_AT_ONCE = 20;

describe('PostgreSQL lost under load', function () {
  this.timeout(120_000);
  let database: OwnPostgres | undefined;
  let running: Running;
  let dataDir: string;
  const shown: string[] = [];
  const overridden: string[] = [];

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
      }),
      root: '.',
      serviceVersion: '0.0.0-test',
      log: createLog('silent'),
      now: () => NOW,
      onLockLost: () => undefined,
    });
  });
  after(async () => {
    if (!database) return;
    await running.close();
    await database.remove();
    await rm(dataDir, { recursive: true, force: true });
  });

  const bodyOf = orderSelectBodies(NOW);
  let patients = 0;
  const callMany = async () => {
    const hooks = Array.from({ length: HOOKS_AT_ONCE }, () =>
      callHook(running.serviceUrl, bodyOf(`patient-${++patients}`)),
    );
    shown.push(...(await Promise.all(hooks)).flat().map(({ uuid }) => uuid));
  };
  const overrideLast = async () => {
    const uuid = shown.at(-1) ?? '';
    expect(await overrideCard(running.serviceUrl, uuid)).to.equal(200);
    overridden.push(uuid);
  };

  const LOSSES = [
    { what: 'killed', lose: (postgres: OwnPostgres) => postgres.kill() },
    { what: 'shut down and started again', lose: (postgres: OwnPostgres) => postgres.stop() },
  ];
  for (const { what, lose } of LOSSES) {
    it(`${what}: hooks and feedback are answered, readiness is red, and all of it is on record when it is back`, async () => {
      if (!database) return;
      await callMany();
      await overrideLast();
      const duringTheLoss = callMany();
      await lose(database);
      await duringTheLoss;
      await callMany();
      await overrideLast();
      const red = await readiness(running.serviceUrl);
      expect(red.status).to.equal(503);
      expect(red.recordsWaiting).to.be.at.least(HOOKS_AT_ONCE + 1);
      await database.start();
      await nothingWaits(running.serviceUrl);
      await callMany();
      const green = await readiness(running.serviceUrl);
      expect(green).to.include({ status: 200, answersNotKept: 0 });
      expect(await column(database.url, 'select uuid from cards')).to.have.members(shown);
      expect(await column(database.url, 'select card_uuid from feedback')).to.have.members(overridden);
    });
  }

  it('the audit trail is whole, and binds feedback that waited to its patient', async () => {
    if (!database) return;
    const { problems, entries } = await auditReport(database.url, dataDir);
    expect(problems).to.deep.equal([]);
    expect(entries).to.equal(patients + overridden.length);
    const unbound = `select seq from audit where kind = 'feedback' and patient_ref is null`;
    expect(await column(database.url, unbound)).to.deep.equal([]);
  });
});

/** Service and worker as processes: how they start, say that they are there, and end. */
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { createLog } from '../../server/log.ts';
import { openWorkerStore, type OpenStore } from '../../server/storage/open-store.ts';
import { startChild, type Child } from '../fixtures/child.ts';
import { openTestJobs, testKind, untilJob } from '../fixtures/jobs.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { ownPostgres, type OwnPostgres } from '../fixtures/own-postgres.ts';
import { SITE_KEY, STORAGE_SETTINGS } from '../fixtures/storage.ts';

const EXIT_CONFIG = 78;

describe('processes', function () {
  this.timeout(120_000);
  let dataDir: string;
  const children: Child[] = [];
  const start = (...parameters: Parameters<typeof startChild>) => {
    const child = startChild(...parameters);
    children.push(child);
    return child;
  };
  before(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
  });
  after(async () => {
    for (const { process: child } of children) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('a worker does not start without PostgreSQL, and says why', async () => {
    const worker = start('server/worker.ts', { SANDBOX: 'on', DATA_DIR: dataDir });
    expect(await worker.ended).to.equal(EXIT_CONFIG);
    expect(worker.output()).to.contain('DATABASE_URL is required by a worker');
  });

  it('a service that is told to end turns red, answers what was begun and what comes meanwhile, and ends well', async () => {
    const service = start('server/main.ts', {
      SANDBOX: 'on',
      PORT: '0',
      SANDBOX_PORT: '0',
      DATA_DIR: dataDir,
      DRAIN_SECONDS: '3',
      LOG_LEVEL: 'warn',
    });
    const [, url = ''] = await service.printed(/Service +(http\S+)\/cds-services/);
    const agent = new http.Agent({ keepAlive: true });
    const call = (endpoint: string, body?: string) => {
      const request = http.request(`${url}${endpoint}`, {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers:
          body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length },
      });
      const answer = new Promise<{
        status: number | undefined;
        connection: string | undefined;
        text: string;
      }>((resolve, reject) => {
        request.once('error', reject).once('response', (response) => {
          const { statusCode: status, headers } = response;
          const got = (body: string) => {
            resolve({ status, connection: headers.connection, text: body });
          };
          text(response).then(got, reject);
        });
      });
      return { request, answer };
    };
    const get = (endpoint: string) => {
      const { request, answer } = call(endpoint);
      request.end();
      return answer;
    };
    expect(await get('/readyz')).to.deep.include({ status: 200, connection: 'keep-alive' });
    // A hook whose body is still on its way when the signal comes.
    const body = JSON.stringify(orderSign());
    const hook = call('/cds-services/thrombolysis-order-sign', body);
    hook.request.write(body.slice(0, 100));
    await get('/healthz');
    service.process.kill('SIGTERM');
    let ready = await get('/readyz');
    while (ready.status === 200) ready = await get('/readyz');
    expect(ready).to.deep.include({ status: 503, connection: 'close' });
    expect(JSON.parse(ready.text)).to.have.property('status', 'ending');
    expect((await get('/cds-services')).status).to.equal(200);
    let isOpen = true;
    while (isOpen)
      isOpen = await get('/healthz').then(
        () => true,
        () => false,
      );
    hook.request.end(body.slice(100));
    // The sandbox has no such patient: an answer nevertheless, and not a broken connection.
    expect((await hook.answer).status).to.be.oneOf([200, 412]);
    expect(await service.ended).to.equal(0);
  });

  describe('on PostgreSQL', () => {
    let database: OwnPostgres | undefined;
    let store: OpenStore;
    before(async function () {
      database = await ownPostgres();
      if (!database) return this.skip();
      await database.start();
      store = await openWorkerStore({
        ...STORAGE_SETTINGS,
        databaseUrl: database.url,
        dataDir,
        log: createLog('silent'),
      });
    });
    after(async () => {
      if (!database) return;
      await store.close();
      await database.remove();
    });

    it('a worker tells of itself, has the night’s jobs on its timetable, and ends well', async () => {
      const worker = start('server/worker.ts', {
        SANDBOX: 'on',
        DATABASE_URL: database?.url ?? '',
        SITE_KEY: Buffer.from(SITE_KEY).toString('base64url'),
        WORKER_PORT: '0',
        RETENTION_DAYS: '3650',
        DATA_DIR: path.join(dataDir, 'worker'),
      });
      const [, url = ''] = await worker.printed(/Worker +(http\S+)\/readyz/);
      const ready = await fetch(`${url}/readyz`);
      expect(ready.status).to.equal(200);
      expect(await ready.json()).to.include({ status: 'ready', storage: 'ok' });
      expect(await (await fetch(`${url}/metrics`)).text()).to.contain('stroke_cds_audit_problems');
      const rows = await store.background.query('select name from pgboss.schedule order by name');
      expect(rows.map(({ name }) => name)).to.include.members(['expire-records', 'verify-audit']);
      worker.process.kill('SIGTERM');
      expect(await worker.ended).to.equal(0);
    });

    it('a job that ends while PostgreSQL is away is told as done when it is back, and not done twice', async () => {
      let attempts = 0;
      const kind = testKind(
        async () => {
          attempts += 1;
          await database?.kill();
          return { attempts };
        },
        { name: 'outage' },
      );
      const jobs = await openTestJobs(store.background, [kind]);
      const id = await jobs.enqueue('outage', { id: 'a' });
      while (attempts === 0) await pause(20);
      // Long enough for the lease to end and for everything that is done by the clock to fail.
      await pause(2000);
      await database?.start();
      const done = await untilJob(jobs, id, 'completed');
      expect(done).to.deep.include({ attempts: 1, result: { attempts: 1 } });
      expect(attempts).to.equal(1);
      await jobs.close();
    });

    it('the job of a worker that is killed is done by another', async () => {
      const kind = testKind((id, { attempt }) => Promise.resolve({ id, attempt }), { name: 'long' });
      const makes = await openTestJobs(store.background, [kind], { slots: 0 });
      const id = await makes.enqueue('long', { id: 'a' });
      const killed = start('test/fixtures/job-worker.ts', {}, [database?.url ?? '']);
      await killed.printed(/begun a/);
      killed.process.kill('SIGKILL');
      await killed.ended;
      expect((await makes.find(id))?.state).to.equal('active');
      const lives = await openTestJobs(store.background, [kind], { leaseMs: 2000 });
      const done = await untilJob(makes, id, 'completed');
      expect(done).to.deep.include({ result: { id: 'a', attempt: 2 }, attempts: 2 });
      await lives.close();
      await makes.close();
    });

    it('a job that kills its worker is kept with the failed ones, and does not kill one worker after the other', async () => {
      const kind = testKind(() => Promise.resolve({}), { name: 'poison', retries: 1 });
      const makes = await openTestJobs(store.background, [kind], { slots: 0 });
      const failed = untilJob(makes, await makes.enqueue('poison', { id: 'a' }), 'failed');
      let deaths = 0;
      for (;;) {
        const { ended } = start('test/fixtures/job-worker.ts', {}, [database?.url ?? '']);
        if (!(await Promise.race([ended.then(() => true), failed.then(() => false)]))) break;
        deaths += 1;
      }
      expect(await failed).to.deep.include({ cause: 'WORKER_DIED', attempts: 2 });
      expect(deaths).to.equal(2);
      await makes.close();
    });
  });
});

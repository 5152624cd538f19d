import express from 'express';
import { expect } from 'chai';
import { healthRouter, type HealthDeps } from '../../server/api/health.ts';
import type { Readiness } from '../../server/api/contract.ts';
import { listen, type Listener } from '../../server/listener.ts';
import { createMetrics } from '../../server/metrics.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';

describe('health', () => {
  let store: MemoryStore;
  let listener: Listener;
  let waiting = 0;
  let isEnding = false;
  let jobs: HealthDeps['jobs'];
  before(async () => {
    store = createMemoryStore();
    listener = await listen('127.0.0.1', 0);
    const deps: HealthDeps = {
      store: { ...store, ping: () => store.ping(), waiting: () => waiting },
      jobs: () => jobs(),
      isEnding: () => isEnding,
      metrics: createMetrics(),
      serviceVersion: 'test',
    };
    listener.serve(express().use(healthRouter(deps)));
  });
  after(() => listener.close());
  beforeEach(() => {
    store.isDown = false;
    waiting = 0;
    isEnding = false;
    jobs = () => Promise.resolve({ queues: {}, audit: null });
  });
  const get = (path: string) => fetch(`http://127.0.0.1:${listener.port}${path}`);
  const statuses = async () =>
    Promise.all(['/healthz', '/servez', '/readyz'].map(async (path) => (await get(path)).status));
  const storage = async () => ((await (await get('/readyz')).json()) as Readiness).storage;

  it('takes calls without the database, which is not ready, and none once it ends', async () => {
    expect(await statuses()).to.deep.equal([200, 200, 200]);
    store.isDown = true;
    expect(await statuses()).to.deep.equal([200, 200, 503]);
    store.isDown = false;
    isEnding = true;
    expect(await statuses()).to.deep.equal([200, 503, 503]);
  });

  it('is not ready while a database that answers takes no records', async () => {
    const now = performance.now.bind(performance);
    waiting = 3;
    try {
      expect(await storage()).to.equal('ok');
      performance.now = () => now() + 29_000;
      expect(await storage()).to.equal('ok');
      performance.now = () => now() + 31_000;
      expect(await storage()).to.equal('behind');
      expect(await statuses()).to.deep.equal([200, 200, 503]);
      waiting = 0;
      expect(await storage()).to.equal('ok');
      waiting = 1;
      expect(await storage()).to.equal('ok');
    } finally {
      performance.now = now;
    }
  });

  it('does not wait for jobs that the database is slow to count', async () => {
    jobs = () => new Promise(() => undefined);
    const response = await get('/readyz');
    expect(response.status).to.equal(200);
    expect(await response.json()).to.include({ jobs: null, audit: null });
  });

  it('keeps unused connections longer than proxies do', async () => {
    expect((await get('/healthz')).headers.get('keep-alive')).to.equal('timeout=125');
  });
});

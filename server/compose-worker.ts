/** A worker: the queue and what its jobs need, and if it has a port, its health and figures. */
import path from 'node:path';
import express, { type Express } from 'express';
import { healthRouter, type HealthDeps } from './api/health.ts';
import type { ComposeDeps } from './compose.ts';
import { openEhrs, readableClients, readRegistrations } from './compose-ehrs.ts';
import { SLOTS_OF_A_WORKER, startJobs } from './compose-jobs.ts';
import { startTracing } from './compose-tracing.ts';
import { ConfigError } from './config.ts';
import { errorHandler, notFound } from './error-handler.ts';
import { jobsStatus } from './jobs/status.ts';
import { listen } from './listener.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { requestIds } from './request-log.ts';
import { readSiteKey } from './site-key.ts';
import { openWorkerStore } from './storage/open-store.ts';

export interface RunningWorker {
  /** Where it tells of itself, if it has a port. */
  readonly healthUrl: string | undefined;
  readonly close: () => Promise<void>;
}

/** @throws ConfigError without PostgreSQL: the embedded database belongs to the service's process */
export async function startWorker(deps: Omit<ComposeDeps, 'onLockLost'>): Promise<RunningWorker> {
  const { config, root, log, now } = deps;
  if (config.DATABASE_URL === undefined)
    throw new ConfigError([
      'DATABASE_URL is required by a worker: jobs of the embedded database run in the service itself',
    ]);
  const { clients, codeMap, ownKeys } = await readRegistrations(config);
  const siteKey = await readSiteKey(config);
  const listener =
    config.WORKER_PORT === undefined ? undefined : await listen(config.HOST, config.WORKER_PORT);
  const store = await openWorkerStore({
    databaseUrl: config.DATABASE_URL,
    dataDir: path.resolve(config.DATA_DIR),
    migrationsDir: path.join(root, 'server/storage/migrations'),
    siteKey,
    now,
    log,
  }).catch(async (error: unknown) => {
    await listener?.close();
    throw error;
  });
  const metrics = createMetrics();
  const tracing = await startTracing(config, 'stroke-cds-worker', deps);
  const ehrs = openEhrs(clients, ownKeys, { config, metrics, tracing, now, log });
  const charts = { ...ehrs, codeMap, clientIds: readableClients(clients) };
  const slots = SLOTS_OF_A_WORKER;
  const jobs = await startJobs({ config, store, charts, slots, metrics, tracing, now, log });
  let isEnding = false;
  listener?.serve(
    createWorkerApp(log, {
      store,
      metrics,
      jobs: () => jobsStatus(store.background),
      isEnding: () => isEnding,
      serviceVersion: deps.serviceVersion,
    }),
  );
  return {
    healthUrl: listener && `http://${config.HOST}:${listener.port}/readyz`,
    close: async () => {
      isEnding = true;
      await jobs.close();
      await ehrs.close();
      await listener?.close();
      await store.close();
      await tracing.close();
    },
  };
}

function createWorkerApp(log: Log, health: HealthDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestIds(log));
  app.use(healthRouter(health));
  app.use(notFound);
  app.use(errorHandler);
  return app;
}

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, or says what is missing. Models are an addition: without
 * them the service is ready, and says that its predictions are degraded. `/metrics`: figures for Prometheus.
 */
import { Router } from 'express';
import { CORE_VERSION } from '../clinical/assessment.ts';
import type { ModelState, Predictor } from '../inference/predictor.ts';
import type { JobsStatus } from '../jobs/status.ts';
import type { Metrics } from '../metrics.ts';
import type { AlertState } from '../storage/monitoring-store.ts';
import type { Store } from '../storage/store.ts';
import type { Health, Readiness } from './contract.ts';

export interface HealthDeps {
  readonly store: Pick<Store, 'ping' | 'waiting' | 'answersNotKept' | 'monitoring'>;
  /** Absent in a process that does not predict. */
  readonly predictor?: Pick<Predictor, 'models' | 'status'>;
  readonly jobs: () => Promise<JobsStatus>;
  /** The process was told to end: it answers to the last, but nobody new should come. */
  readonly isEnding: () => boolean;
  readonly metrics: Pick<Metrics, 'scrape'>;
  readonly serviceVersion: string;
}

export function healthRouter(deps: HealthDeps): Router {
  const versions = { service: deps.serviceVersion, core: CORE_VERSION };
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', versions } satisfies Health);
  });
  router.get('/readyz', async (_request, response) => {
    const isStored = await answers(deps.store);
    const isReady = isStored && !deps.isEnding();
    const jobs = isStored ? await knownJobs(deps) : null;
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : deps.isEnding() ? 'ending' : 'not ready',
      storage: isStored ? 'ok' : 'unavailable',
      recordsWaiting: deps.store.waiting(),
      answersNotKept: deps.store.answersNotKept(),
      ...(deps.predictor && {
        predictions: predictionsState(deps.predictor),
        inference: deps.predictor.status(),
        models: deps.predictor.models().map(modelState),
      }),
      jobs: jobs?.queues ?? null,
      audit: jobs?.audit ?? null,
      versions,
    } satisfies Readiness);
  });
  router.get('/metrics', async (_request, response) => {
    const isStored = await answers(deps.store);
    const { contentType, text } = await deps.metrics.scrape({
      models: () => deps.predictor?.models() ?? [],
      recordsWaiting: deps.store.waiting,
      answersNotKept: deps.store.answersNotKept,
      isStorageUp: isStored,
      jobs: isStored ? await knownJobs(deps) : null,
      monitoringAlerts: isStored ? await raisedAlerts(deps.store) : [],
      serviceVersion: deps.serviceVersion,
      coreVersion: CORE_VERSION,
    });
    response.type(contentType).send(text);
  });
  return router;
}

function answers({ ping }: Pick<Store, 'ping'>): Promise<boolean> {
  return ping().then(
    () => true,
    () => false,
  );
}

/** Asked only when the database has just answered: whoever asks for readiness does not wait twice. */
function knownJobs({ jobs }: Pick<HealthDeps, 'jobs'>): Promise<JobsStatus | null> {
  return jobs().catch(() => null);
}

/** Asked only when the database has just answered, too. */
async function raisedAlerts({ monitoring }: HealthDeps['store']): Promise<AlertState[]> {
  const alerts = await monitoring.alerts().catch(() => []);
  return alerts.filter(({ level }) => level !== 'none');
}

/** Tasks that only a site can train a model for degrade nothing. */
function predictionsState(predictor: Pick<Predictor, 'models' | 'status'>): 'ready' | 'degraded' {
  const states = predictor.models().map(({ state }) => state);
  const isWhole = !states.includes('refused') && !states.includes('unavailable') && states.includes('ready');
  return isWhole && predictor.status().state === 'ready' ? 'ready' : 'degraded';
}

function modelState({ id, version, state, provider, reasons }: ModelState) {
  return {
    id,
    ...(version !== undefined && { version }),
    state,
    ...(provider !== undefined && { provider }),
    reasons,
  };
}

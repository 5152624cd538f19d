/**
 * `/healthz`: the process answers. `/servez`: calls may be sent to it, which is so without a database as well. `/readyz`:
 * it can do all its work, or says what is missing. Models are an addition: without them the service is ready, and says that
 * its predictions are degraded. `/metrics`: figures for Prometheus.
 */
import { Router } from 'express';
import { CORE_VERSION } from '../clinical/assessment.ts';
import type { ModelState, Predictor } from '../inference/predictor.ts';
import type { JobsStatus } from '../jobs/status.ts';
import type { Metrics } from '../metrics.ts';
import { within } from '../storage/deadline.ts';
import type { AlertState } from '../storage/monitoring-store.ts';
import type { Store } from '../storage/store.ts';
import type { Health, Readiness, Serving } from './contract.ts';

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

/** Records that wait are written within moments once the database takes them: for so long, it does not. Milliseconds. */
const LONGEST_BACKLOG_MS = 30_000;

/** Whoever asks for readiness or figures gives up after a few seconds. */
const JOBS_DEADLINE_MS = 1000;

export function healthRouter(deps: HealthDeps): Router {
  const versions = { service: deps.serviceVersion, core: CORE_VERSION };
  const isBehind = backlogWatch(deps.store);
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', versions } satisfies Health);
  });
  router.get('/servez', (_request, response) => {
    const isEnding = deps.isEnding();
    response.status(isEnding ? 503 : 200).json({ status: isEnding ? 'ending' : 'serving' } satisfies Serving);
  });
  router.get('/readyz', async (_request, response) => {
    const isStored = await answers(deps.store);
    const storage = isBehind() ? 'behind' : isStored ? 'ok' : 'unavailable';
    const isReady = storage === 'ok' && !deps.isEnding();
    const jobs = isStored ? await knownJobs(deps) : null;
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : deps.isEnding() ? 'ending' : 'not ready',
      storage,
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
  return within(JOBS_DEADLINE_MS, jobs()).catch(() => null);
}

/** Says whether records have waited for too long: a database that answers may still take none. */
function backlogWatch({ waiting }: Pick<Store, 'waiting'>): () => boolean {
  let since: number | undefined;
  return () => {
    since = waiting() === 0 ? undefined : (since ?? performance.now());
    return since !== undefined && performance.now() - since > LONGEST_BACKLOG_MS;
  };
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

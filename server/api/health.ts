/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, or says what is missing. Models are an addition: without
 * them the service is ready, and says that its predictions are degraded.
 */
import { Router } from 'express';
import { CORE_VERSION } from '../clinical/assessment.ts';
import type { ModelState, Predictor } from '../inference/predictor.ts';
import type { Store } from '../storage/store.ts';

export interface HealthDeps {
  readonly store: Pick<Store, 'ping' | 'waiting'>;
  readonly predictor: Pick<Predictor, 'models' | 'status'>;
  readonly serviceVersion: string;
}

export function healthRouter(deps: HealthDeps): Router {
  const versions = { service: deps.serviceVersion, core: CORE_VERSION };
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', versions });
  });
  router.get('/readyz', async (_request, response) => {
    const storage = await deps.store.ping().then(
      () => 'ok',
      () => 'unavailable',
    );
    const isReady = storage === 'ok';
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : 'not ready',
      storage,
      recordsWaiting: deps.store.waiting(),
      predictions: predictionsState(deps.predictor),
      inference: deps.predictor.status(),
      models: deps.predictor.models().map(modelState),
      versions,
    });
  });
  return router;
}

/** Tasks that only a site can train a model for degrade nothing. */
function predictionsState(predictor: HealthDeps['predictor']): 'ready' | 'degraded' {
  const states = predictor.models().map(({ state }) => state);
  const isWhole = !states.includes('refused') && !states.includes('unavailable') && states.includes('ready');
  return isWhole && predictor.status().state === 'ready' ? 'ready' : 'degraded';
}

function modelState({ id, version, state, provider, reasons }: ModelState): object {
  return { id, version, state, provider, reasons };
}

/** `/healthz`: the process answers. `/readyz`: it can do its work, or says what is missing. */
import { Router } from 'express';
import { CORE_VERSION } from '../clinical/assessment.ts';
import type { Store } from '../storage/store.ts';

export function healthRouter(deps: { store: Pick<Store, 'ping'>; serviceVersion: string }): Router {
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
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', storage, versions });
  });
  return router;
}

/** The whole HTTP surface on one screen. Mounts only; never listens. */
import { once } from 'node:events';
import type { JSONWebKeySet } from 'jose';
import express, { type Express, type RequestHandler } from 'express';
import { assessmentsRouter } from './api/assessments.ts';
import { healthRouter, type HealthDeps } from './api/health.ts';
import { modelsRouter } from './api/models.ts';
import { monitoringRouter, type MonitoringRouterDeps } from './api/monitoring.ts';
import { openApiRouter, type OpenApiDeps } from './api/openapi.ts';
import { outcomesRouter, type OutcomesDeps } from './api/outcomes.ts';
import { provingBase } from './cds-hooks/clients.ts';
import { cdsHooksRouter, type CdsHooksDeps } from './cds-hooks/router.ts';
import { errorHandler, notFound } from './error-handler.ts';
import type { Predictor } from './inference/predictor.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { requestIds } from './request-log.ts';
import { jwksRouter } from './smart/jwks-router.ts';
import { smartRouter } from './smart/router.ts';
import { sessionRouter, type SessionDeps } from './smart/session-router.ts';
import type { Store } from './storage/store.ts';
import { NO_TRACING, type Tracing } from './tracing.ts';

export interface AppDeps
  extends Omit<CdsHooksDeps, 'clients' | 'store' | 'metrics' | 'tracing'>, Omit<SessionDeps, 'store'> {
  readonly store: Store;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly jobs: HealthDeps['jobs'];
  readonly isEnding: HealthDeps['isEnding'];
  readonly predictor: Predictor;
  readonly appDir: string;
  readonly openApiFile: OpenApiDeps['openApiFile'];
  readonly monitoringToken: MonitoringRouterDeps['monitoringToken'];
  readonly isSandbox: boolean;
  /** Our own public keys, where the service gets tokens of its own. */
  readonly publicKeys: JSONWebKeySet | undefined;
  readonly serviceVersion: string;
  readonly log: Log;
}

/** As they are mounted below, for the metrics. */
export const SURFACES = [
  '/app',
  '/.well-known/jwks.json',
  '/cds-services',
  '/api/session',
  '/api/assessments',
  '/api/models',
  '/api/outcomes',
  '/api/monitoring',
  '/api/openapi.json',
  '/monitoring',
  '/healthz',
  '/servez',
  '/readyz',
  '/metrics',
];

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestIds(deps.log));
  app.use(counted(deps.metrics));
  if (deps.tracing !== NO_TRACING) app.use(['/cds-services', '/api'], traced(deps.tracing));
  app.use('/app', noSniff, smartRouter(deps));
  app.use(noSniff, apiHeaders);
  if (deps.publicKeys) app.use('/.well-known/jwks.json', jwksRouter(deps.publicKeys));
  app.use('/cds-services', cdsHooksRouter(deps));
  app.use('/api/session', sessionRouter(deps));
  app.use('/api/assessments', assessmentsRouter({ ...deps, openSession: deps.sessions.open }));
  app.use('/api/models', modelsRouter(deps));
  app.use(
    '/api/outcomes',
    outcomesRouter({ ...deps, openSession: deps.sessions.open, verifySender: verifySender(deps) }),
  );
  app.use(monitoringRouter(deps));
  app.use('/api/openapi.json', openApiRouter(deps));
  app.use(healthRouter(deps));
  app.use(notFound);
  app.use(errorHandler);
  return app;
}

/** A registered client reports outcomes with a token like those of its hooks. */
function verifySender({
  trust,
  publicUrl,
}: Pick<AppDeps, 'trust' | 'publicUrl'>): OutcomesDeps['verifySender'] {
  return async (authorization) => {
    const client = await trust.verifyClient(authorization, [`${publicUrl}/api/outcomes`]);
    return {
      id: client.id,
      mustNameServer: client.fhirBases.length > 1,
      baseOf: (fhirServer) => provingBase(client, fhirServer),
    };
  };
}

/** A span for each request but those that look after the process; continues the caller's trace. */
function traced({ request: span, annotate }: Tracing): RequestHandler {
  return (request, response, next) => {
    const surface = surfaceOf(request.originalUrl);
    const attributes = { 'http.request.method': request.method, 'http.route': surface };
    void span(`${request.method} ${surface}`, request.get('traceparent'), attributes, async () => {
      const ended = once(response, 'close');
      next();
      await ended;
      annotate({ 'http.response.status_code': response.statusCode });
    });
  };
}

/** By surface: addresses hold ids, and there are endlessly many that do not exist. */
function counted({ requestAnswered }: Pick<Metrics, 'requestAnswered'>): RequestHandler {
  return (request, response, next) => {
    const surface = surfaceOf(request.path);
    response.once('finish', () => {
      requestAnswered({ surface, method: request.method, status: response.statusCode });
    });
    next();
  };
}

function surfaceOf(address: string): string {
  return SURFACES.find((path) => new RegExp(`^${path}(?:[/?]|$)`).test(address)) ?? 'none';
}

const noSniff: RequestHandler = (_request, response, next) => {
  response.set('X-Content-Type-Options', 'nosniff');
  next();
};

/** Answers of the API are data: nothing in them may run, be framed or be cached. */
const apiHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  });
  next();
};

/** The HTTP surface of the CDS services: discovery, services, feedback. Where an order-sign request enters. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import { jsonBody } from '../json-body.ts';
import type { Metrics } from '../metrics.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { requestLog } from '../request-log.ts';
import type { Tracing } from '../tracing.ts';
import type { ClientRegistration } from './clients.ts';
import { recordRefusal } from './call-record.ts';
import { cors } from './cors.ts';
import { receiveFeedback, type FeedbackDeps } from './feedback.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import { createHopTimes, type HopTimes } from './hops.ts';
import { createOrderHook } from './order-hook.ts';
import { createPatientView } from './patient-view.ts';
import { SERVICES, type ServiceId } from './services.ts';
import type { Trust } from './trust.ts';
import type { CdsResponse, Discovery } from './wire.ts';

export interface CdsHooksDeps extends HookDeps {
  readonly trust: Pick<Trust, 'verifyClient'>;
  readonly store: HookDeps['store'] & FeedbackDeps['store'];
  readonly metrics: Pick<Metrics, 'hookAnswered' | 'feedbackReceived'>;
  readonly tracing: Pick<Tracing, 'span' | 'annotate'>;
  readonly clients: readonly Pick<ClientRegistration, 'origins'>[];
  /** Whether discovery is for registered clients only. A token that is sent is verified in any case. */
  readonly discoveryToken: 'optional' | 'required';
  /** Public base URL of the service: audiences are compared with it, never with the Host header. */
  readonly publicUrl: string;
  readonly maxBodyBytes: number;
}

type HookHandler = (call: HookCall) => Promise<CdsResponse>;

export function cdsHooksRouter(deps: CdsHooksDeps): Router {
  const handlers: Readonly<Record<ServiceId, HookHandler>> = {
    'thrombolysis-order-select': createOrderHook('order-select', deps),
    'thrombolysis-order-sign': createOrderHook('order-sign', deps),
    'stroke-prognosis': createPatientView(deps),
  };
  const urlOf = (serviceId: ServiceId) => `${deps.publicUrl}/cds-services/${serviceId}`;
  const services = SERVICES.map((service) => ({ ...service, prefetch: deps.prefetchTemplates }));
  const readBody = jsonBody(deps.maxBodyBytes);
  const router = Router();
  router.use(cors(deps.clients));

  router.get('/', async (request, response) => {
    const { authorization } = request.headers;
    if (authorization !== undefined || deps.discoveryToken === 'required') {
      await deps.trust.verifyClient(authorization, [`${deps.publicUrl}/cds-services`]);
    }
    response.json({ services } satisfies Discovery);
  });
  router.all('/', methodNotAllowed('GET'));

  router.post('/:serviceId', async (request, response) => {
    const serviceId = serviceIdOf(request);
    deps.tracing.annotate({ 'cds_hooks.service': serviceId });
    const log = requestLog(response);
    const hops = createHopTimes(deps.tracing);
    const started = performance.now();
    const client = await hops.time('trust', () =>
      deps.trust.verifyClient(request.headers.authorization, [urlOf(serviceId)]),
    );
    const elapsedMs = () => performance.now() - started;
    const call = { client, log, hops, elapsedMs, afterAnswer: after(response) };
    let body: unknown;
    const handle = async (): Promise<CdsResponse> => {
      body = await hops.time('body', () => readBody(request, response));
      return handlers[serviceId]({ ...call, body });
    };
    const answer = await handle().catch(async (error: unknown) => {
      await recordRefusal(error, { serviceId, call, body }, deps);
      throw error;
    });
    const ms = elapsedMs();
    const { cards } = answer;
    deps.tracing.annotate({ 'cds_hooks.client': client.id, 'cds_hooks.cards': cards.length });
    log.info(
      {
        serviceId,
        clientId: client.id,
        hookInstance: hookInstanceOf(body),
        cards: cards.length,
        ms: Math.round(ms),
        hops: rounded(hops.durations()),
      },
      'hook',
    );
    deps.metrics.hookAnswered({
      service: serviceId,
      seconds: ms / 1000,
      hops: hops.durations(),
      indicators: cards.map(({ indicator }) => indicator),
    });
    response.json(answer);
  });
  router.all('/:serviceId', knownService, methodNotAllowed('POST'));

  router.post('/:serviceId/feedback', async (request, response) => {
    const serviceId = serviceIdOf(request);
    const url = urlOf(serviceId);
    // Clients differ in whether aud is the feedback URL or the service's: both mean this endpoint.
    const client = await deps.trust.verifyClient(request.headers.authorization, [`${url}/feedback`, url]);
    const body = await readBody(request, response);
    const log = requestLog(response);
    await receiveFeedback({ client, serviceId, body, log, afterAnswer: after(response) }, deps);
    response.status(200).end();
  });
  router.all('/:serviceId/feedback', knownService, methodNotAllowed('POST'));
  return router;
}

/** An address that does not exist is told as such, whatever the method. */
const knownService: RequestHandler = (request, _response, next) => {
  serviceIdOf(request);
  next();
};

/** Only a UUID, as the specification demands: anything else could be somebody's name. */
const calledSchema = z.object({ hookInstance: z.uuid() });

function hookInstanceOf(body: unknown): string | undefined {
  return calledSchema.safeParse(body).data?.hookInstance;
}

/** Milliseconds, to tenths. */
function rounded(durations: ReturnType<HopTimes['durations']>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(durations).map(([hop, ms]) => [hop, Math.round(ms * 10) / 10]));
}

/** A response closes once, when it has been sent or the connection is lost. */
const after = (response: Response) => (work: () => void) => void response.once('close', work);

function serviceIdOf(request: Request): ServiceId {
  const service = SERVICES.find((entry) => entry.id === request.params['serviceId']);
  if (!service) throw new ServiceError('UNKNOWN_SERVICE');
  return service.id;
}

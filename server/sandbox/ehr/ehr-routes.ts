/** The order-entry page's back end. Like a real EHR it calls CDS services from the server, never from the browser. */
import express, { type Router } from 'express';
import type { Grants } from '../access/grants.ts';
import { callServices, type CallServicesDeps } from '../cds-client/call-services.ts';
import { createServiceHttp } from '../cds-client/service-http.ts';
import type { Log } from '../fhir/fhir-error-handler.ts';
import type { FhirStore } from '../fhir/fhir-store.ts';
import type { SigningKey } from '../signing-key.ts';
import { isLaunchable, type AppRegistration } from '../smart/app-registration.ts';
import type { Launches } from '../smart/launches.ts';
import { applyActions } from './apply-actions.ts';
import { chartOf } from './chart.ts';
import { draftOrder } from './draft-order.ts';
import { answerEhrErrors, EhrError } from './ehr-error.ts';
import {
  feedbackRequestSchema,
  hookRequestSchema,
  launchRequestSchema,
  parseRequest,
  resetRequestSchema,
  suggestionRequestSchema,
} from './ehr-requests.ts';
import { hookContext } from './hook-context.ts';
import { listPatients } from './patient-list.ts';
import { readRecord, type PatientRecord } from './patient-record.ts';

interface EhrRoutesDeps {
  readonly url: string;
  readonly fhirBase: string;
  readonly serviceUrl: () => string;
  readonly store: FhirStore;
  readonly grants: Grants;
  readonly launches: Launches;
  readonly app: AppRegistration;
  readonly cdsKey: SigningKey;
  /** Loads the patients anew, freshly ill, and forgets all that was done to them. */
  readonly reset: () => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

export function ehrRoutes(deps: EhrRoutesDeps): Router {
  const { store, fhirBase, grants, serviceUrl, now } = deps;
  const router = express.Router();
  const http = createServiceHttp({ issuer: deps.url, key: deps.cdsKey, now });
  const services: CallServicesDeps = { http, serviceUrl, store, fhirBase, grants };

  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.use(express.json({ limit: '1mb' }));

  router.get('/jwks.json', (_req, res) => {
    res.json(deps.cdsKey.jwks);
  });

  router.get('/patients', async (_req, res) => {
    res.json(await listPatients(store));
  });

  router.get('/patients/:id/chart', async (req, res) => {
    res.json(chartOf(await recordOf(store, req.params.id), now()));
  });

  router.post('/hooks', async (req, res) => {
    const { hook, patientId, drug, prefetch, doseMg } = parseRequest(hookRequestSchema, req.body);
    const record = await recordOf(store, patientId);
    const order = drug && hook !== 'patient-view' ? draftOrder(record, drug, now(), doseMg) : undefined;
    const context = hookContext(hook, record, order);
    const outcome = await callServices(services, { hook, patientId, context, withPrefetch: prefetch });
    if (!outcome) throw new EhrError(502, 'service-unavailable', 'the CDS services cannot be discovered');
    res.json({ ...outcome, draftOrder: order ?? null });
  });

  router.post('/feedback', async (req, res) => {
    const { serviceId, feedback } = parseRequest(feedbackRequestSchema, req.body);
    const item = { outcomeTimestamp: now().toISOString(), ...feedback };
    const answer = await http.post(`${serviceUrl()}/cds-services/${serviceId}/feedback`, {
      feedback: [item],
    });
    if (answer.status === null)
      throw new EhrError(502, 'service-unavailable', 'the CDS service did not answer');
    res.json({ status: answer.status });
  });

  router.post('/suggestions', async (req, res) => {
    const { actions } = parseRequest(suggestionRequestSchema, req.body);
    res.json({ resources: await applyActions(store, actions) });
  });

  router.post('/launch', async (req, res) => {
    const { url, appContext, intent, patientId } = parseRequest(launchRequestSchema, req.body);
    if (!isLaunchable(deps.app, url))
      throw new EhrError(400, 'not-allowed', 'is not a registered app', 'url');
    const { encounter } = await recordOf(store, patientId);
    const href = new URL(url);
    href.searchParams.set('iss', fhirBase);
    href.searchParams.set(
      'launch',
      deps.launches.create({ patientId, encounterId: encounter?.id, appContext, intent }),
    );
    res.json({ href: href.toString() });
  });

  router.post('/reset', async (req, res) => {
    parseRequest(resetRequestSchema, req.body);
    await deps.reset();
    res.json({ patients: (await listPatients(store)).length });
  });

  router.use(() => {
    throw new EhrError(404, 'not-found', 'there is nothing here');
  });
  router.use(answerEhrErrors(deps.log));
  return router;
}

async function recordOf(store: FhirStore, patientId: string): Promise<PatientRecord> {
  const record = await readRecord(store, patientId);
  if (!record) throw new EhrError(404, 'not-found', 'no such patient', 'patientId');
  return record;
}

/** The FHIR R4 REST API: http.html of the specification, as far as capability-statement.ts declares it. */
import express, { type Request, type Response, type Router } from 'express';
import type { FhirResource } from 'fhir/r4.js';
import { accessOf, type Access } from '../access/access.ts';
import type { Grants } from '../access/grants.ts';
import { requireOnBundle } from '../access/bundle-access.ts';
import { requireOwnPatient } from '../access/search-access.ts';
import { capabilityStatement } from './capability-statement.ts';
import { allowAnyOrigin } from './cors.ts';
import { fhirError } from './fhir-error.ts';
import { answerFhirErrors, type Log } from './fhir-error-handler.ts';
import type { FhirStore } from './fhir-store.ts';
import { acceptsJson, FHIR_MEDIA_TYPES } from './media-types.ts';
import { parseBundle, parseResource } from './parse-resource.ts';
import { isResourceType, type ResourceType } from './resource-types.ts';
import { search } from './search.ts';

interface FhirRoutesDeps {
  readonly store: FhirStore;
  readonly fhirBase: string;
  readonly grants: Grants;
  readonly now: () => Date;
  readonly log: Log;
}

/** Transactions with images' metadata stay far below this. */
const BODY_LIMIT = '5mb';

export function fhirRoutes(deps: FhirRoutesDeps): Router {
  const { store, fhirBase } = deps;
  const router = express.Router();
  const access = (req: Request): Access => accessOf(req.get('authorization'), deps.grants);

  router.use(allowAnyOrigin);
  router.use((req, _res, next) => {
    if (!acceptsJson(req.get('accept'), queryOf(req).get('_format'))) {
      throw fhirError(406, 'not-supported', 'this server answers in JSON only');
    }
    next();
  });

  router.get('/metadata', (_req, res) => {
    send(res, 200, capabilityStatement(store, fhirBase, deps.now()));
  });

  const runSearch = async (req: Request, res: Response, query: URLSearchParams) => {
    const type = typeOf(req);
    const caller = access(req);
    caller.require('s', type);
    requireOwnPatient(caller, type, query, fhirBase);
    const isStrict = /\bhandling=strict\b/.test(req.get('prefer') ?? '');
    const isVisible = (resource: FhirResource) => caller.isVisible('s', resource);
    res.set('Cache-Control', 'no-store');
    send(res, 200, await search(store, fhirBase, { type, query, isStrict, isVisible }));
  };
  router.get('/:type', (req, res) => runSearch(req, res, queryOf(req)));
  router.post('/:type/_search', express.text({ type: 'application/x-www-form-urlencoded' }), (req, res) => {
    const form = typeof req.body === 'string' ? req.body : '';
    return runSearch(req, res, new URLSearchParams([...queryOf(req), ...new URLSearchParams(form)]));
  });

  router.get('/:type/:id', async (req, res) => {
    const type = typeOf(req);
    const caller = access(req);
    caller.require('r', type);
    const resource = await existing(store, type, req.params.id);
    caller.requireOn('r', resource);
    send(res, 200, resource);
  });

  router.use(express.json({ type: FHIR_MEDIA_TYPES, limit: BODY_LIMIT }));

  router.post('/', async (req, res) => {
    const caller = access(req);
    const bundle = parseBundle(req.body, store);
    await requireOnBundle(caller, bundle, store);
    send(res, 200, await store.transact(bundle));
  });

  router.post('/:type', async (req, res) => {
    const type = typeOf(req);
    const resource = parseResource(req.body, type);
    const caller = access(req);
    caller.requireOn('c', resource);
    const condition = req.get('if-none-exist');
    if (condition !== undefined) caller.require('s', type);
    const { resource: kept, isNew } =
      condition === undefined
        ? { resource: await store.create(resource), isNew: true }
        : await store.createUnless(resource, new URLSearchParams(condition));
    if (!isNew) caller.requireOn('r', kept);
    res.location(`${fhirBase}/${kept.resourceType}/${kept.id ?? ''}`);
    send(res, isNew ? 201 : 200, kept);
  });

  router.put('/:type/:id', async (req, res) => {
    const resource = parseResource(req.body, typeOf(req));
    if (resource.id !== req.params.id)
      throw fhirError(400, 'invalid', 'the id of the body is not that of the URL');
    const caller = access(req);
    caller.requireOn('u', resource);
    const before = await store.read(typeOf(req), req.params.id);
    if (before) caller.requireOn('u', before);
    const expected = req.get('if-match');
    if (expected !== undefined && expected !== etagOf(before)) {
      throw fhirError(412, 'conflict', 'the resource has another version');
    }
    const stored = await store.update(resource);
    res.location(`${fhirBase}/${resource.resourceType}/${req.params.id}`);
    send(res, stored.isNew ? 201 : 200, stored.resource);
  });

  router.delete('/:type/:id', async (req, res) => {
    const caller = access(req);
    caller.require('d', typeOf(req));
    const before = await store.read(typeOf(req), req.params.id);
    if (before) caller.requireOn('d', before);
    await store.remove(typeOf(req), req.params.id);
    res.status(204).end();
  });

  router.use(() => {
    throw fhirError(404, 'not-supported', 'this interaction is not supported here');
  });
  router.use(answerFhirErrors(deps.log));
  return router;
}

function typeOf(req: Request): ResourceType {
  const type = req.params['type'];
  if (typeof type !== 'string' || !isResourceType(type)) {
    throw fhirError(404, 'not-supported', 'this resource type is not kept here');
  }
  return type;
}

async function existing(store: FhirStore, type: ResourceType, id: string): Promise<FhirResource> {
  const resource = await store.read(type, id);
  if (!resource) throw fhirError(404, 'not-found', `no such ${type}`);
  return resource;
}

/** The query as sent: Express would turn repeated parameters and brackets into something else. */
function queryOf(req: Request): URLSearchParams {
  return new URL(req.originalUrl, 'http://localhost').searchParams;
}

function send(res: Response, status: number, resource: FhirResource): void {
  const etag = etagOf(resource);
  if (etag !== undefined) res.set('ETag', etag);
  if (resource.meta?.lastUpdated !== undefined) {
    res.set('Last-Modified', new Date(resource.meta.lastUpdated).toUTCString());
  }
  res.status(status).type('application/fhir+json').send(JSON.stringify(resource));
}

function etagOf(resource: FhirResource | undefined): string | undefined {
  const version = resource?.meta?.versionId;
  return version === undefined ? undefined : `W/"${version}"`;
}

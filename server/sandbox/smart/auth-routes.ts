/** `/auth`: the authorization server over HTTP. */
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Grants } from '../access/grants.ts';
import { listPatients } from '../ehr/patient-list.ts';
import { readRecord } from '../ehr/patient-record.ts';
import { allowAnyOrigin } from '../fhir/cors.ts';
import type { Log } from '../fhir/fhir-error-handler.ts';
import type { FhirStore } from '../fhir/fhir-store.ts';
import type { SigningKey } from '../signing-key.ts';
import type { AppRegistration } from './app-registration.ts';
import { createAuthorizationCodes } from './authorization-codes.ts';
import { authorize, CHOSEN_PATIENT } from './authorize.ts';
import { introspect } from './introspection.ts';
import type { Launches } from './launches.ts';
import { OAuthError } from './oauth-error.ts';
import { choicePolicy, patientChoicePage } from './patient-choice.ts';
import { SMART_STYLE } from './smart-style.ts';
import { answerTokenRequest } from './token.ts';
import { createTokenFamilies } from './token-families.ts';

interface AuthRoutesDeps {
  readonly url: string;
  readonly fhirBase: string;
  readonly store: FhirStore;
  readonly app: AppRegistration;
  readonly launches: Launches;
  readonly grants: Grants;
  readonly idTokenKey: SigningKey;
  readonly now: () => Date;
  readonly log: Log;
}

export function authRoutes(deps: AuthRoutesDeps): Router {
  const router = express.Router();
  const families = createTokenFamilies(deps.grants, deps.now);
  const codes = createAuthorizationCodes(deps.now, families.revokeFor);
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '20kb' });
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  const answerAuthorize = async (res: Response, query: URLSearchParams) => {
    const patients = await listPatients(deps.store);
    const chosen = query.get(CHOSEN_PATIENT);
    // A patient who is not here was not chosen on the page: it is shown again.
    if (chosen !== null && !patients.some(({ id }) => id === chosen)) query.delete(CHOSEN_PATIENT);
    const record = chosen === null ? undefined : await readRecord(deps.store, chosen);
    const answer = authorize({ ...deps, codes, chosenEncounter: record?.encounter?.id }, query);
    if (answer.kind === 'choose-patient') {
      res.set('Content-Security-Policy', choicePolicy(query.get('redirect_uri') ?? ''));
      res.type('html').send(patientChoicePage(patients, query));
      return;
    }
    res.location(answer.location);
    res.status(302).type('text').send('This is a sandbox: what its registered app asks for is approved.');
  };
  router.get('/authorize', (req, res) =>
    answerAuthorize(res, new URL(req.originalUrl, 'http://localhost').searchParams),
  );
  router.post('/authorize', form, (req, res) => {
    // The form of the page repeats the parameters that came in its own address.
    const query = new URL(req.originalUrl, 'http://localhost').searchParams;
    for (const [name, value] of formOf(req)) query.set(name, value);
    return answerAuthorize(res, query);
  });

  router.use(allowAnyOrigin);
  router.get('/jwks.json', (_req, res) => {
    res.json(deps.idTokenKey.jwks);
  });
  router.get('/smart-style.json', (_req, res) => {
    res.json(SMART_STYLE);
  });
  router.post('/token', form, async (req, res) => {
    res.json(await answerTokenRequest({ ...deps, codes, families }, formOf(req)));
  });
  router.post('/revoke', form, (req, res) => {
    const parameters = formOf(req);
    families.revoke(parameters.get('token') ?? '', parameters.get('client_id') ?? '');
    // RFC 7009 section 2.2: the same answer whether the token was known or not.
    res.status(200).end();
  });
  router.post('/introspect', form, (req, res) => {
    res.json(introspect(deps, req.get('authorization'), formOf(req)));
  });
  router.use((_req, res) => {
    res.status(404).json({ error: 'invalid_request', error_description: 'there is nothing here' });
  });
  router.use(answerOAuthErrors(deps.log));
  return router;
}

function formOf(req: Request): URLSearchParams {
  return new URLSearchParams(typeof req.body === 'string' ? req.body : '');
}

function answerOAuthErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof OAuthError) {
      res.status(error.code === 'invalid_client' ? 401 : 400);
      res.json({ error: error.code, error_description: error.message });
      return;
    }
    log.error({ name: error instanceof Error ? error.name : typeof error }, 'authorization request failed');
    res.status(500).json({ error: 'server_error' });
  };
}

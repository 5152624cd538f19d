/** `/auth`: the authorization server over HTTP. */
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import type { Grants } from '../access/grants.ts';
import { allowAnyOrigin } from '../fhir/cors.ts';
import type { Log } from '../fhir/fhir-error-handler.ts';
import type { SigningKey } from '../signing-key.ts';
import type { AppRegistration } from './app-registration.ts';
import { createAuthorizationCodes } from './authorization-codes.ts';
import { authorize } from './authorize.ts';
import type { Launches } from './launches.ts';
import { OAuthError } from './oauth-error.ts';
import { exchangeCode } from './token.ts';

interface AuthRoutesDeps {
  readonly fhirBase: string;
  readonly app: AppRegistration;
  readonly launches: Launches;
  readonly grants: Grants;
  readonly idTokenKey: SigningKey;
  readonly now: () => Date;
  readonly log: Log;
}

export function authRoutes(deps: AuthRoutesDeps): Router {
  const router = express.Router();
  const codes = createAuthorizationCodes(deps.now, deps.grants.revoke);
  const form = express.text({ type: 'application/x-www-form-urlencoded', limit: '20kb' });
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  const redirect = (res: Response, query: URLSearchParams) => {
    res.location(authorize({ ...deps, codes }, query));
    res.status(302).type('text').send('This is a sandbox: what its registered app asks for is approved.');
  };
  router.get('/authorize', (req, res) => {
    redirect(res, new URL(req.originalUrl, 'http://localhost').searchParams);
  });
  router.post('/authorize', form, (req, res) => {
    redirect(res, formOf(req));
  });

  router.use(allowAnyOrigin);
  router.get('/jwks.json', (_req, res) => {
    res.json(deps.idTokenKey.jwks);
  });
  router.post('/token', form, async (req, res) => {
    res.json(await exchangeCode({ ...deps, codes }, formOf(req)));
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

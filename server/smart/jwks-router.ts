/** `GET /.well-known/jwks.json`: the public keys with which EHRs verify us (SMART App Launch 2.2, "Registering a client"). */
import { Router } from 'express';
import type { JSONWebKeySet } from 'jose';
import { methodNotAllowed } from '../method-not-allowed.ts';

/** How long an EHR may keep the keys, seconds: a new key is published this long before it signs. */
const MAX_AGE_S = 3600;

export function jwksRouter(jwks: JSONWebKeySet): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.set('Cache-Control', `public, max-age=${MAX_AGE_S}`).json(jwks);
  });
  router.all('/', methodNotAllowed('GET'));
  return router;
}

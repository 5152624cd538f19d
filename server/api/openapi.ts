/** `GET /api/openapi.json`: this API as OpenAPI 3.1, for whoever builds against it (`npm run openapi` makes the file). */
import { Router } from 'express';
import { methodNotAllowed } from '../method-not-allowed.ts';

export interface OpenApiDeps {
  /** Path of the description. */
  readonly openApiFile: string;
}

export function openApiRouter({ openApiFile }: OpenApiDeps): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    response.sendFile(openApiFile);
  });
  router.all('/', methodNotAllowed('GET'));
  return router;
}

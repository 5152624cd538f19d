/** CORS for clients that run in a browser (CDS Hooks 2.0.1, "Cross-Origin Resource Sharing"). */
import type { RequestHandler } from 'express';
import type { ClientRegistration } from './clients.ts';

/** Registered origins only, never `*`; errors carry the headers too, so that a client can read them. */
export function cors(clients: readonly Pick<ClientRegistration, 'origins'>[]): RequestHandler {
  const allowed = new Set(clients.flatMap((client) => client.origins));
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin !== undefined && allowed.has(origin)) {
      response.set({
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Expose-Headers': 'X-Request-Id',
        'Access-Control-Max-Age': '600',
      });
    }
    if (request.method === 'OPTIONS') response.sendStatus(204);
    else next();
  };
}

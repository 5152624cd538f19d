/**
 * A SMART authorization server for backend services, as strict as the specification lets it be (SMART App Launch 2.2,
 * "Client Authentication: Asymmetric", "Signature Verification"; RFC 7523 section 3): it fetches the client's keys
 * from where they are published.
 */
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { listen } from '../../server/listener.ts';

export interface AuthorizationServer {
  readonly fhirBase: string;
  readonly tokenUrl: string;
  /** Requests in order, as `METHOD path`. */
  readonly asked: string[];
  /** Scopes that were asked for, in order. */
  readonly scopes: string[];
  /** Headers and claims of the assertions that were accepted. */
  readonly assertions: { header: Record<string, unknown>; claims: Record<string, unknown> }[];
  /** Why requests were refused. */
  readonly refusals: unknown[];
  /** What the next answers are instead. */
  answer: ((grant: Record<string, unknown>) => { status: number; body: string } | undefined) | undefined;
  expiresIn: number | undefined;
  configuration: Record<string, unknown>;
  readonly close: () => Promise<void>;
}

export async function startAuthorizationServer(options: {
  clientId: string;
  jwksUrl: () => string;
  now: () => Date;
}): Promise<AuthorizationServer> {
  const listener = await listen('127.0.0.1', 0);
  const origin = `http://127.0.0.1:${listener.port}`;
  const tokenUrl = `${origin}/token`;
  const usedIds = new Set<unknown>();
  const server: AuthorizationServer = {
    fhirBase: `${origin}/fhir`,
    tokenUrl,
    asked: [],
    scopes: [],
    assertions: [],
    refusals: [],
    answer: undefined,
    expiresIn: 300,
    configuration: { token_endpoint: tokenUrl },
    close: listener.close,
  };

  async function grant(body: string): Promise<Record<string, unknown>> {
    const form = new URLSearchParams(body);
    const must = (holds: boolean, what: string) => {
      if (!holds) throw new Error(what);
    };
    must(form.get('grant_type') === 'client_credentials', 'grant_type');
    must(
      form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      'client_assertion_type',
    );
    const scope = form.get('scope') ?? '';
    must(scope !== '' && scope.split(' ').every((entry) => entry.startsWith('system/')), 'scope');
    const { payload, protectedHeader } = await jwtVerify(
      form.get('client_assertion') ?? '',
      createRemoteJWKSet(new URL(options.jwksUrl())),
      {
        issuer: options.clientId,
        subject: options.clientId,
        audience: tokenUrl,
        algorithms: ['ES384', 'RS384'],
        typ: 'JWT',
        requiredClaims: ['exp', 'jti'],
        currentDate: options.now(),
      },
    );
    must(typeof protectedHeader.kid === 'string', 'kid');
    must((payload.exp ?? Infinity) <= options.now().getTime() / 1000 + 300, 'exp');
    must(!usedIds.has(payload.jti), 'jti');
    usedIds.add(payload.jti);
    server.scopes.push(scope);
    server.assertions.push({ header: { ...protectedHeader }, claims: payload });
    return {
      access_token: `token-${server.assertions.length}`,
      token_type: 'bearer',
      scope,
      ...(server.expiresIn !== undefined && { expires_in: server.expiresIn }),
    };
  }

  const handle: RequestListener = (request, response) => {
    server.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    if (request.url === '/fhir/.well-known/smart-configuration') {
      send(200, server.configuration);
      return;
    }
    void text(request)
      .then(grant)
      .then(
        (granted) => {
          const other = server.answer?.(granted);
          send(other?.status ?? 200, other?.body ?? granted);
        },
        (error: unknown) => {
          server.refusals.push(error);
          send(400, { error: 'invalid_client', error_description: 'canary-description' });
        },
      );
  };
  listener.serve(handle);
  return server;
}

/** The SMART app's static files and its public configuration, under `/app`. */
import path from 'node:path';
import express, { Router } from 'express';
import type { AppConfig, SiteRules } from '../api/contract.ts';
import type { ClientRegistration } from '../cds-hooks/clients.ts';
import type { Policy } from '../clinical/policy.ts';
import type { CodeMap } from '../fhir/code-map.ts';
import { READ_TYPES } from '../fhir/read-types.ts';

export type AppClient = Pick<
  ClientRegistration,
  'fhirBases' | 'origins' | 'authorizationOrigins' | 'appClientId'
>;

export interface SmartDeps {
  readonly clients: readonly AppClient[];
  /** The built app. */
  readonly appDir: string;
  readonly policy: Policy;
  readonly codeMap: Pick<CodeMap, 'mappings'>;
}

export function smartRouter(deps: SmartDeps): Router {
  const config = appConfig(deps.clients);
  const site: SiteRules = { policy: deps.policy, codeMappings: deps.codeMap.mappings };
  const securityPolicy = contentSecurityPolicy(deps.clients);
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': securityPolicy, 'Referrer-Policy': 'no-referrer' });
    next();
  });
  router.get('/config.json', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(config);
  });
  router.get('/site.json', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(site);
  });
  router.use(
    express.static(deps.appDir, {
      setHeaders: (response, file) => {
        const isHashed = path.dirname(file).endsWith('assets');
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-store');
      },
    }),
  );
  return router;
}

function appConfig(clients: readonly AppClient[]): AppConfig {
  return {
    issuers: clients.flatMap(({ appClientId: clientId, fhirBases }) =>
      clientId === undefined ? [] : fhirBases.map((iss) => ({ iss, clientId })),
    ),
    resources: READ_TYPES,
  };
}

/** The app talks to us and to the registered EHRs, and may be framed by them. */
function contentSecurityPolicy(clients: readonly AppClient[]): string {
  const ehrOrigins = clients.flatMap((client) => [
    ...client.fhirBases.map((base) => new URL(base).origin),
    ...client.authorizationOrigins,
  ]);
  const connect = [...new Set(["'self'", ...ehrOrigins])].join(' ');
  const framers = [...new Set(["'self'", ...clients.flatMap((client) => client.origins)])].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Lit falls back to style elements where constructable style sheets are missing.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framers}`,
  ].join('; ');
}

/** The sandbox's whole surface on one screen. */
import express, { type Express } from 'express';
import type { Grants } from './access/grants.ts';
import type { FhirStore } from './fhir/fhir-store.ts';
import { fhirRoutes } from './fhir/fhir-routes.ts';
import type { SigningKey } from './signing-key.ts';
import type { SandboxOptions } from './start-sandbox.ts';

export interface SandboxDeps extends Omit<SandboxOptions, 'port' | 'host' | 'publicUrl' | 'patientsDir'> {
  readonly url: string;
  readonly fhirBase: string;
  readonly store: FhirStore;
  readonly grants: Grants;
  /** Signs the calls to CDS services. */
  readonly cdsKey: SigningKey;
  readonly idTokenKey: SigningKey;
}

export function sandboxApp(deps: SandboxDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/fhir', fhirRoutes(deps));
  return app;
}

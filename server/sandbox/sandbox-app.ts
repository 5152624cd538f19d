/** The sandbox's whole surface on one screen. */
import express, { type Express } from 'express';
import type { Grants } from './access/grants.ts';
import { answerEhrErrors } from './ehr/ehr-error.ts';
import { ehrRoutes } from './ehr/ehr-routes.ts';
import type { FhirStore } from './fhir/fhir-store.ts';
import { fhirRoutes } from './fhir/fhir-routes.ts';
import { pages } from './pages.ts';
import type { SigningKey } from './signing-key.ts';
import { authRoutes } from './smart/auth-routes.ts';
import { launchRoutes } from './smart/launch-routes.ts';
import { createLaunches } from './smart/launches.ts';
import type { SandboxOptions } from './start-sandbox.ts';

interface SandboxDeps extends Omit<SandboxOptions, 'port' | 'host' | 'publicUrl' | 'patientsDir'> {
  readonly url: string;
  readonly fhirBase: string;
  readonly store: FhirStore;
  readonly reset: () => Promise<void>;
  readonly grants: Grants;
  /** Signs the calls to CDS services. */
  readonly cdsKey: SigningKey;
  readonly idTokenKey: SigningKey;
}

export function sandboxApp(deps: SandboxDeps): Express {
  const app = express();
  const shared = { ...deps, launches: createLaunches(deps.now), app: deps.appRedirects };
  app.disable('x-powered-by');
  app.use('/fhir', launchRoutes(shared), fhirRoutes(deps));
  app.use('/auth', authRoutes(shared));
  app.use('/ehr', ehrRoutes(shared));
  app.use(pages(deps.pagesDir));
  app.use((_req, res) => {
    res.status(404).json({ code: 'not-found', message: 'there is nothing here' });
  });
  // Whatever no router has answered, so that Express never shows a stack.
  app.use(answerEhrErrors(deps.log));
  return app;
}

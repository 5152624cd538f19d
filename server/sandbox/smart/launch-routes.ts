/**
 * What SMART adds under the FHIR base: the configuration document, and the call by which the public CDS Hooks
 * sandbox creates a launch (`POST _services/smart/Launch`, its own convention).
 */
import express, { type Router } from 'express';
import { z } from 'zod';
import { allowAnyOrigin } from '../fhir/cors.ts';
import { isLaunchable, type AppRegistration } from './app-registration.ts';
import { smartConfiguration } from './configuration.ts';
import type { Launches } from './launches.ts';

const launchSchema = z.object({
  launchUrl: z.string(),
  parameters: z.object({
    patient: z.string().min(1).max(64),
    encounter: z.string().max(64).optional(),
    appContext: z.string().max(4096).optional(),
    intent: z.string().max(256).optional(),
    fhirContext: z
      .array(z.strictObject({ reference: z.string().max(256), role: z.string().max(256).optional() }))
      .max(20)
      .optional(),
    need_patient_banner: z.boolean().optional(),
  }),
});

interface LaunchRoutesDeps {
  readonly url: string;
  readonly fhirBase: string;
  readonly app: AppRegistration;
  readonly launches: Launches;
}

export function launchRoutes(deps: LaunchRoutesDeps): Router {
  const router = express.Router();
  const configuration = smartConfiguration(deps.url, deps.fhirBase);
  router.use(['/.well-known', '/_services'], allowAnyOrigin);
  router.get(['/.well-known/smart-configuration', '/.well-known/openid-configuration'], (_req, res) => {
    res.json(configuration);
  });
  router.post('/_services/smart/Launch', express.json({ limit: '20kb' }), (req, res) => {
    const parsed = launchSchema.safeParse(req.body);
    if (!parsed.success || !isLaunchable(deps.app, parsed.data.launchUrl)) {
      res
        .status(400)
        .json({ error: 'invalid_request', error_description: 'not a launch of a registered app' });
      return;
    }
    const { patient, encounter, need_patient_banner, ...rest } = parsed.data.parameters;
    res.json({
      launch_id: deps.launches.create({
        ...rest,
        patientId: patient,
        encounterId: encounter,
        needPatientBanner: need_patient_banner,
      }),
    });
  });
  return router;
}

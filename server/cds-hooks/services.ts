/** The CDS services this server offers. */
import type { Discovery } from './wire.ts';

/** CDS Hooks version implemented; `version` in discovery is recommended by the 3.0 ballot. */
const CDS_HOOKS_VERSION = '2.0.1';

/** A service as discovery tells it, but for the prefetch templates: those hold the site's own codes. */
type ServiceDescription = Omit<Discovery['services'][number], 'prefetch'>;

const ORDER_DESCRIPTION =
  'When alteplase or tenecteplase is ordered for acute ischaemic stroke, compares the published scores for symptomatic intracranial haemorrhage (HAT, SEDAN) on the data in the chart, with ranges for what is missing.';

const USAGE_REQUIREMENTS =
  'FHIR R4. Reads the patient, NIHSS, Glasgow Coma and Rankin scale, glucose, imaging findings, last known well, blood pressure, weight, blood tests, encounter, conditions, procedures, and medication requests, statements and administrations; only the patient is required.';

const shared = {
  usageRequirements: USAGE_REQUIREMENTS,
  version: CDS_HOOKS_VERSION,
} as const;

export const SERVICES = [
  {
    hook: 'order-select',
    id: 'thrombolysis-order-select',
    title: 'Thrombolysis: bleeding scores while ordering',
    description: ORDER_DESCRIPTION,
    ...shared,
  },
  {
    hook: 'order-sign',
    id: 'thrombolysis-order-sign',
    title: 'Thrombolysis: bleeding scores at signing',
    description: ORDER_DESCRIPTION,
    ...shared,
  },
  {
    hook: 'patient-view',
    id: 'stroke-prognosis',
    title: 'Stroke evidence for this patient',
    description:
      'For patients with an acute stroke, shows what published scores say of the outcome, and offers the app with all of the evidence.',
    ...shared,
  },
] as const satisfies readonly ServiceDescription[];

export type ServiceId = (typeof SERVICES)[number]['id'];

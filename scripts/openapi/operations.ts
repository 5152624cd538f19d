/** Every operation of the HTTP API: who may call it, what it takes, what it answers, and how it can fail. */
import { z } from 'zod';
import { outcomesRequestSchema } from '../../server/api/outcomes.ts';
import { SERVICES } from '../../server/cds-hooks/services.ts';
import { feedbackSchema, REQUESTS } from '../../server/cds-hooks/wire.ts';
import { ERRORS, type ErrorCode } from '../../server/errors.ts';
import { sessionRequestSchema } from '../../server/smart/session-router.ts';
import type { JsonSchema } from './type-schemas.ts';

type Caller = 'client' | 'session' | 'monitoring';

interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Any of them suffices; `nobody` is a call without a token. */
  readonly callers: readonly (Caller | 'nobody')[];
  readonly parameters?: readonly JsonSchema[];
  readonly body?: JsonSchema;
  /** By status; a text is a media type, an object a schema of JSON. */
  readonly answers: Readonly<Record<string, JsonSchema | string | null>>;
  readonly errors: readonly ErrorCode[];
}

/** The types that answers and bodies refer to, by the file that declares them. */
export const TYPES = {
  'server/api/contract.ts': [
    'AppSessionAnswer',
    'AssessmentHistory',
    'AssessmentRequest',
    'AssessmentView',
    'Health',
    'ModelDescription',
    'ModelListings',
    'OutcomeHistory',
    'OutcomesAnswer',
    'PredictionsRequest',
    'Readiness',
    'RowPredictions',
    'Serving',
  ],
  'server/cds-hooks/wire.ts': ['CdsResponse', 'Discovery'],
  'server/clinical/assessment.ts': ['Assessment'],
  'server/clinical/predictions/prediction.ts': ['Prediction'],
  'server/monitoring/shown-report.ts': ['ShownReport'],
} as const;

type TypeName = (typeof TYPES)[keyof typeof TYPES][number];

const type = (name: TypeName): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** What is sent, as it is checked; what a schema cannot say is said by the error. */
const checked = (schema: z.ZodType): JsonSchema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  // OpenAPI 3.1 is written in the dialect that zod writes.
  if ($schema !== 'https://json-schema.org/draft/2020-12/schema') throw new Error('another JSON Schema');
  return rest;
};

const inPath = (name: string, description: string, values?: readonly string[]): JsonSchema => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', ...(values && { enum: values }) },
});

const service = inPath(
  'service',
  'Id of a service that discovery lists.',
  SERVICES.map(({ id }) => id),
);
const model = inPath('id', 'Id of a model or task that `GET /api/models` lists.');

/** Of reading any body. */
const BODY_ERRORS = ['INVALID_JSON', 'INVALID_REQUEST', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;

/** By path, then by method. */
export const OPERATIONS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/cds-services': {
    get: {
      id: 'discovery',
      tag: 'CDS Hooks',
      summary: 'Discovery: the services and what they want prefetched',
      description: 'A token is verified when one is sent; the setting DISCOVERY_TOKEN may require it.',
      callers: ['client', 'nobody'],
      answers: { 200: type('Discovery') },
      errors: ['UNAUTHENTICATED'],
    },
  },
  '/cds-services/{service}': {
    post: {
      id: 'callService',
      tag: 'CDS Hooks',
      summary: 'A hook of CDS Hooks 2.0.1',
      description:
        'Cards on the evidence for this patient; none when there is nothing to say. The context is that of the hook of the service.',
      callers: ['client'],
      parameters: [service],
      body: { oneOf: Object.values(REQUESTS).map(checked) },
      answers: { 200: type('CdsResponse') },
      errors: [...BODY_ERRORS, 'HOOK_MISMATCH', 'UNAUTHENTICATED', 'UNKNOWN_SERVICE', 'PATIENT_UNAVAILABLE'],
    },
  },
  '/cds-services/{service}/feedback': {
    post: {
      id: 'sendFeedback',
      tag: 'CDS Hooks',
      summary: 'What a user did with cards',
      description: 'Sending the same again changes nothing.',
      callers: ['client'],
      parameters: [service],
      body: checked(feedbackSchema),
      answers: { 200: null },
      errors: [...BODY_ERRORS, 'UNAUTHENTICATED', 'UNKNOWN_SERVICE', 'STORAGE_UNAVAILABLE'],
    },
  },
  '/api/session': {
    post: {
      id: 'openSession',
      tag: 'App',
      summary: 'A session for one patient, after a SMART launch',
      description:
        'The user is proved by the id token, the patient by what the EHR answers to the access token. The answer goes into the Authorization header of further calls.',
      callers: ['nobody'],
      body: checked(sessionRequestSchema),
      answers: { 200: type('AppSessionAnswer') },
      errors: [...BODY_ERRORS, 'UNAUTHENTICATED', 'FHIR_UNAVAILABLE', 'STORAGE_UNAVAILABLE'],
    },
  },
  '/api/assessments': {
    get: {
      id: 'listAssessments',
      tag: 'Assessments',
      summary: 'Assessments of the patient of the session, the latest first',
      callers: ['session'],
      answers: { 200: type('AssessmentHistory') },
      errors: ['UNAUTHENTICATED', 'STORAGE_UNAVAILABLE'],
    },
    post: {
      id: 'assess',
      tag: 'Assessments',
      summary: 'Facts in, assessment out',
      description:
        'Nothing is stored, and facts carry no identifier. Units are those of the facts in the answer; glucose is taken in mmol/L and mg/dL.',
      callers: ['nobody'],
      body: type('AssessmentRequest'),
      answers: { 200: type('Assessment') },
      errors: [...BODY_ERRORS],
    },
  },
  '/api/assessments/{id}': {
    get: {
      id: 'readAssessment',
      tag: 'Assessments',
      summary: 'An assessment of the patient of the session, as it was recorded',
      callers: ['session'],
      parameters: [inPath('id', 'As the card’s link or the list names it.')],
      answers: { 200: type('AssessmentView') },
      errors: ['UNAUTHENTICATED', 'NOT_FOUND', 'ASSESSMENT_OUTDATED', 'STORAGE_UNAVAILABLE'],
    },
  },
  '/api/models': {
    get: {
      id: 'listModels',
      tag: 'Models',
      summary: 'Every model and its state, and the tasks that have none here',
      callers: ['nobody'],
      answers: { 200: type('ModelListings') },
      errors: [],
    },
  },
  '/api/models/{id}': {
    get: {
      id: 'readModel',
      tag: 'Models',
      summary: 'A model with everything that its training says of it',
      callers: ['nobody'],
      parameters: [model],
      answers: { 200: type('ModelDescription') },
      errors: ['UNKNOWN_MODEL'],
    },
  },
  '/api/models/{id}/predictions': {
    post: {
      id: 'predict',
      tag: 'Models',
      summary: 'Inputs in, predictions out; nothing is stored',
      description:
        'With `inputs` one prediction, with `rows` up to 1,000 (20 for a model that reads a lesion map).',
      callers: ['nobody'],
      parameters: [model],
      body: type('PredictionsRequest'),
      answers: { 200: { anyOf: [type('Prediction'), type('RowPredictions')] } },
      errors: [...BODY_ERRORS, 'UNKNOWN_MODEL'],
    },
  },
  '/api/outcomes': {
    get: {
      id: 'listOutcomes',
      tag: 'Outcomes',
      summary: 'What was reported of the patient of the session, corrections included',
      callers: ['session'],
      answers: { 200: type('OutcomeHistory') },
      errors: ['UNAUTHENTICATED', 'STORAGE_UNAVAILABLE'],
    },
    post: {
      id: 'recordOutcomes',
      tag: 'Outcomes',
      summary: 'What became of patients, so that predictions can be compared with it',
      description:
        'From a registered client, which names the patient, or from a user of the app for the patient of the session. All or nothing; sending the same again changes nothing; a correction has an id of its own, and the value null withdraws.',
      callers: ['client', 'session'],
      body: checked(outcomesRequestSchema),
      answers: { 200: type('OutcomesAnswer') },
      errors: [...BODY_ERRORS, 'UNAUTHENTICATED', 'OUTCOME_ID_USED', 'STORAGE_UNAVAILABLE'],
    },
  },
  '/api/monitoring/reports/latest': {
    get: {
      id: 'readReport',
      tag: 'Operations',
      summary: 'The latest monitoring report: what was predicted beside what was observed',
      callers: ['monitoring'],
      answers: { 200: type('ShownReport') },
      errors: ['UNAUTHENTICATED', 'MONITORING_CLOSED', 'NO_REPORT', 'STORAGE_UNAVAILABLE'],
    },
  },
  '/api/openapi.json': {
    get: {
      id: 'readDescription',
      tag: 'Operations',
      summary: 'This description',
      callers: ['nobody'],
      answers: { 200: { type: 'object', required: ['openapi', 'info', 'paths'] } },
      errors: [],
    },
  },
  '/.well-known/jwks.json': {
    get: {
      id: 'readKeys',
      tag: 'Operations',
      summary: 'The public keys of the service, where it signs requests of its own; otherwise 404',
      callers: ['nobody'],
      answers: {
        200: {
          type: 'object',
          required: ['keys'],
          properties: { keys: { type: 'array', items: { type: 'object' } } },
        },
      },
      errors: ['NOT_FOUND'],
    },
  },
  '/healthz': {
    get: {
      id: 'readHealth',
      tag: 'Operations',
      summary: 'Whether the process answers',
      callers: ['nobody'],
      answers: { 200: type('Health') },
      errors: [],
    },
  },
  '/servez': {
    get: {
      id: 'readServing',
      tag: 'Operations',
      summary: 'Whether calls may be sent here; for load balancers',
      description: 'Also without a database, when hooks are answered all the same.',
      callers: ['nobody'],
      answers: { 200: type('Serving'), 503: type('Serving') },
      errors: [],
    },
  },
  '/readyz': {
    get: {
      id: 'readReadiness',
      tag: 'Operations',
      summary: 'Whether it can do its work, or what is missing',
      callers: ['nobody'],
      answers: { 200: type('Readiness'), 503: type('Readiness') },
      errors: [],
    },
  },
  '/metrics': {
    get: {
      id: 'readMetrics',
      tag: 'Operations',
      summary: 'Figures for Prometheus',
      callers: ['nobody'],
      answers: { 200: 'text/plain' },
      errors: [],
    },
  },
};

/** Of every operation: see the catalogue. */
export const ANYWHERE: readonly ErrorCode[] = ['INTERNAL', 'METHOD_NOT_ALLOWED'];

export function statusOf(code: ErrorCode): string {
  return String(ERRORS[code].status);
}

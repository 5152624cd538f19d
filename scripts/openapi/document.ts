/** The OpenAPI 3.1 description of the HTTP API, put together from the operations, the types and the error catalogue. */
import { ERRORS, type ErrorCode } from '../../server/errors.ts';
import { ANYWHERE, OPERATIONS, statusOf, TYPES } from './operations.ts';
import { typeSchemas, type JsonSchema } from './type-schemas.ts';

type Operation = (typeof OPERATIONS)[string][string];

const CALLERS = {
  client: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'CDS Hooks 2.0.1, “Trusting CDS Clients”: signed by a registered client for this one call; `aud` is the address that is called.',
  },
  session: { type: 'http', scheme: 'bearer', description: 'What `POST /api/session` answers.' },
  monitoring: {
    type: 'http',
    scheme: 'bearer',
    description: 'MONITORING_TOKEN of the site; also as the password of Basic authentication.',
  },
} as const;

/** @param version of the product */
export function openApiDocument(version: string): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'stroke-cds',
      version,
      description:
        'Clinical decision support for acute stroke. Every failure is an OperationOutcome with a code of the catalogue; members that a later version adds to an answer are to be ignored.',
    },
    // From where this stands: the service may be behind a path of a proxy.
    servers: [{ url: '..' }],
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([path, methods]) => [
        path,
        Object.fromEntries(Object.entries(methods).map(([method, one]) => [method, described(one)])),
      ]),
    ),
    components: {
      securitySchemes: CALLERS,
      schemas: {
        ...typeSchemas(Object.keys(TYPES), Object.values(TYPES).flat()),
        OperationOutcome: OPERATION_OUTCOME,
      },
    },
  };
}

function described(operation: Operation): JsonSchema {
  const { id, tag, summary, description, callers, parameters, body, answers, errors } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: callers.map((caller) => (caller === 'nobody' ? {} : { [caller]: [] })),
    ...(parameters && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answered(answer)])),
      ...failures([...errors, ...ANYWHERE]),
    },
  };
}

function answered(answer: Operation['answers'][string]): JsonSchema {
  if (answer === null) return { description: 'Done; nothing is said.' };
  const content = typeof answer === 'string' ? { [answer]: {} } : { 'application/json': { schema: answer } };
  return { description: 'The answer.', content };
}

/** By status: several codes may share one. */
function failures(codes: readonly ErrorCode[]): JsonSchema {
  const statuses = [...new Set(codes.map(statusOf))];
  return Object.fromEntries(
    statuses.map((status) => {
      const meanings = codes
        .filter((code) => statusOf(code) === status)
        .map((code) => `\`${code}\`: ${ERRORS[code].meaning}`);
      const schema = { $ref: '#/components/schemas/OperationOutcome' };
      return [status, { description: meanings.join(' '), content: { 'application/json': { schema } } }];
    }),
  );
}

/** As `server/fhir/outcome.ts` makes it. */
const OPERATION_OUTCOME = {
  type: 'object',
  description: 'FHIR R4 OperationOutcome. `details.coding[0].code` is the code of the catalogue.',
  required: ['resourceType', 'issue'],
  properties: {
    resourceType: { const: 'OperationOutcome' },
    issue: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['severity', 'code', 'details', 'diagnostics'],
        properties: {
          severity: { const: 'error' },
          code: { type: 'string', description: 'FHIR issue type.' },
          details: {
            type: 'object',
            required: ['coding', 'text'],
            properties: {
              coding: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['system', 'code'],
                  properties: {
                    system: { type: 'string' },
                    code: { type: 'string', enum: Object.keys(ERRORS) },
                  },
                },
              },
              text: { type: 'string', description: 'What it means.' },
            },
          },
          diagnostics: { type: 'string', description: 'What to do, and the id of the request.' },
          expression: {
            type: 'array',
            items: { type: 'string' },
            description: 'The fields that are wrong.',
          },
        },
      },
    },
  },
};

/**
 * The closed catalogue of what can go wrong for a caller: code -> HTTP status, FHIR issue type, meaning, remedy.
 * `server/README.md` carries the same table; a test keeps the two equal.
 */

interface ErrorEntry {
  readonly status: number;
  /** FHIR R4 issue-type code of the OperationOutcome. */
  readonly issue: string;
  readonly meaning: string;
  readonly remedy: string;
}

export const ERRORS = {
  INVALID_JSON: {
    status: 400,
    issue: 'structure',
    meaning: 'The body is not valid JSON.',
    remedy: 'Send one JSON object, without comments or trailing commas.',
  },
  INVALID_REQUEST: {
    status: 400,
    issue: 'invalid',
    meaning: 'A required field is missing or has the wrong type.',
    remedy: 'Correct the fields named in the expression.',
  },
  HOOK_MISMATCH: {
    status: 400,
    issue: 'business-rule',
    meaning: 'The hook in the body is not the hook of the service that was called.',
    remedy: 'Call the service that discovery lists for this hook.',
  },
  UNAUTHENTICATED: {
    status: 401,
    issue: 'login',
    meaning: 'The call carries no acceptable token.',
    remedy: 'Send a valid JWT of a registered client as a Bearer token.',
  },
  MONITORING_CLOSED: {
    status: 403,
    issue: 'forbidden',
    meaning: 'The monitoring of this site is not open to anybody.',
    remedy:
      'Set MONITORING_TOKEN, restart, and send it as a Bearer token or as the password of Basic authentication.',
  },
  NO_REPORT: {
    status: 404,
    issue: 'not-found',
    meaning: 'There is no monitoring report yet.',
    remedy: 'Wait a moment: the first is made when the service starts. If none comes, look for a failed job.',
  },
  UNKNOWN_SERVICE: {
    status: 404,
    issue: 'not-found',
    meaning: 'There is no CDS service with this id.',
    remedy: 'Use an id that GET /cds-services lists.',
  },
  UNKNOWN_MODEL: {
    status: 404,
    issue: 'not-found',
    meaning: 'There is no model and no task with this id.',
    remedy: 'Use an id that GET /api/models lists.',
  },
  NOT_FOUND: {
    status: 404,
    issue: 'not-found',
    meaning: 'There is nothing at this address, or not for this caller.',
    remedy: 'Check the address and the patient in context.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    issue: 'not-supported',
    meaning: 'The address does not answer this HTTP method.',
    remedy: 'Use the method named in the Allow header.',
  },
  ASSESSMENT_OUTDATED: {
    status: 410,
    issue: 'not-supported',
    meaning: 'The assessment was made by an earlier version of the rules, in a form that is no longer shown.',
    remedy: 'Sign or select the order again to have it assessed by the present rules.',
  },
  PATIENT_UNAVAILABLE: {
    status: 412,
    issue: 'incomplete',
    meaning: 'Required prefetch data were not sent and could not be read from the FHIR server.',
    remedy: 'Send the prefetch keys named, or a registered fhirServer with a token that may read them.',
  },
  OUTCOME_ID_USED: {
    status: 409,
    issue: 'duplicate',
    meaning: 'The id of an outcome was used before for something else; nothing was recorded.',
    remedy: 'Send a correction under an id of its own; the earlier record is kept beside it.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    issue: 'too-long',
    meaning: 'The body exceeds the size limit.',
    remedy: 'Send fewer resources; the service reads what is missing itself.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    issue: 'not-supported',
    meaning: 'The body is not application/json in UTF-8.',
    remedy: 'Send Content-Type: application/json.',
  },
  INTERNAL: {
    status: 500,
    issue: 'exception',
    meaning: 'The service failed; the cause is in its log under the request id.',
    remedy: 'Report the request id to the operator.',
  },
  FHIR_UNAVAILABLE: {
    status: 503,
    issue: 'transient',
    meaning: 'The FHIR server that has to prove the patient did not answer.',
    remedy: 'Try again; if it persists, check the FHIR server.',
  },
  STORAGE_UNAVAILABLE: {
    status: 503,
    issue: 'transient',
    meaning: 'The database cannot be reached; nothing was recorded.',
    remedy: 'Send the same call again later.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** An expected failure. `fields` are names or paths only: never a value, which could be patient data. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong with each field and what is allowed, in sentences; never with a value either. */
  readonly explanations: readonly string[];

  constructor(
    code: ErrorCode,
    fields: readonly string[] = [],
    headers: Readonly<Record<string, string>> = {},
    explanations: readonly string[] = [],
  ) {
    super(ERRORS[code].meaning);
    this.name = 'ServiceError';
    this.code = code;
    this.fields = fields;
    this.headers = headers;
    this.explanations = explanations;
  }
}

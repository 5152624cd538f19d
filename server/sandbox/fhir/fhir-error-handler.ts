/** Every error of the FHIR API as an OperationOutcome; no stack and no input leaves the server. */
import type { ErrorRequestHandler } from 'express';
import { FhirError, fhirError } from './fhir-error.ts';

/** Where the sandbox says what it does; pino's loggers fit. */
export interface Log {
  readonly info: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export function answerFhirErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof FhirError ? error : bodyError(error);
    if (!known)
      log.error({ name: error instanceof Error ? error.name : typeof error }, 'FHIR request failed');
    const { status, outcome } = known ?? fhirError(500, 'exception', 'the request failed');
    if (status === 401) res.set('WWW-Authenticate', 'Bearer error="invalid_token"');
    if (status === 403) res.set('WWW-Authenticate', 'Bearer error="insufficient_scope"');
    res.status(status).type('application/fhir+json').send(JSON.stringify(outcome));
  };
}

/** What Express' body parsers and router throw: the status is theirs, the words are ours. */
function bodyError(error: unknown): FhirError | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return fhirError(413, 'too-long', 'the body is too large');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return fhirError(status, 'structure', 'the request could not be read');
  }
  return undefined;
}

/** An error of the EHR's own API: a status, a code for the page and the field it is about. */
import type { ErrorRequestHandler } from 'express';
import { FhirError } from '../fhir/fhir-error.ts';
import type { Log } from '../fhir/fhir-error-handler.ts';

type EhrErrorCode =
  'invalid' | 'not-json' | 'too-large' | 'not-found' | 'not-allowed' | 'service-unavailable' | 'failed';

export class EhrError extends Error {
  readonly status: number;
  readonly code: EhrErrorCode;
  readonly field: string | undefined;

  constructor(status: number, code: EhrErrorCode, message: string, field?: string) {
    super(message);
    this.name = 'EhrError';
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** Answers with `{ code, message, field? }`; what was sent is never repeated. */
export function answerEhrErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, code, message, field } = asEhrError(error, log);
    res.status(status).json({ code, message, ...(field !== undefined && { field }) });
  };
}

function asEhrError(error: unknown, log: Log): EhrError {
  if (error instanceof EhrError) return error;
  if (error instanceof FhirError) return new EhrError(error.status, 'invalid', error.message);
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return new EhrError(413, 'too-large', 'the body is too large');
  if (status === 400) return new EhrError(400, 'not-json', 'the body is not JSON');
  log.error({ name: error instanceof Error ? error.name : typeof error }, 'sandbox request failed');
  return new EhrError(500, 'failed', 'the request failed');
}

/** The last handler: every failure leaves as an OperationOutcome with a code, none with a stack trace. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ERRORS, ServiceError } from './errors.ts';
import { operationOutcome } from './fhir/outcome.ts';
import { requestIdOf, requestLog } from './request-log.ts';

export const notFound: RequestHandler = () => {
  throw new ServiceError('NOT_FOUND');
};

/** Four parameters make it an error handler for Express, used or not. */
export const errorHandler: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const known = error instanceof ServiceError ? error : fromExpress(error);
  if (known.code === 'INTERNAL') requestLog(response).error(traceOf(error), 'unexpected error');
  else requestLog(response).info({ code: known.code, status: ERRORS[known.code].status }, 'refused');
  response
    .status(ERRORS[known.code].status)
    .set(known.headers)
    .json(operationOutcome(known, requestIdOf(response)));
};

/** A path that cannot be decoded is the caller's fault; everything else is ours. */
function fromExpress(error: unknown): ServiceError {
  return new ServiceError(error instanceof URIError ? 'NOT_FOUND' : 'INTERNAL');
}

/** Where it failed, without the message: that could quote what was being processed. */
function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: error.name, frames: frames.slice(0, 8).map((line) => line.trim()) };
}

/** A log and an id for each request; the id stands in the answer, so that a report can be matched to a line. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from './log.ts';

const logs = new WeakMap<Response, { log: Log; requestId: string }>();

/** First middleware: gives the request its id. */
export function requestIds(log: Log): RequestHandler {
  return (_request, response, next) => {
    const requestId = randomUUID();
    logs.set(response, { requestId, log: log.child({ requestId }) });
    response.set('X-Request-Id', requestId);
    next();
  };
}

export function requestLog(response: Response): Log {
  return entryOf(response).log;
}

export function requestIdOf(response: Response): string {
  return entryOf(response).requestId;
}

function entryOf(response: Response): { log: Log; requestId: string } {
  const entry = logs.get(response);
  if (!entry) throw new TypeError('requestIds must be mounted before any route');
  return entry;
}

/** Reading a JSON body after the caller is known, so that nobody unknown makes us parse anything. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ServiceError } from './errors.ts';

export type ReadBody = (request: Request, response: Response) => Promise<unknown>;

/** @throws ServiceError UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE or INVALID_JSON */
export function jsonBody(maxBytes: number): ReadBody {
  const parser: RequestHandler = express.json({ limit: maxBytes, type: 'application/json', strict: true });
  return async (request, response) => {
    if (request.is('application/json') === false)
      throw new ServiceError('UNSUPPORTED_MEDIA_TYPE', ['Content-Type']);
    await new Promise<void>((resolve, reject) => {
      parser(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(bodyError(error));
      });
    });
    return request.body as unknown;
  };
}

/** body-parser's failures by their documented `type`. */
function bodyError(error: unknown): Error {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new ServiceError('BODY_TOO_LARGE');
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new ServiceError('UNSUPPORTED_MEDIA_TYPE', ['Content-Type']);
  }
  if (type === 'entity.parse.failed' || type === 'request.size.invalid')
    return new ServiceError('INVALID_JSON');
  return new ServiceError('INVALID_REQUEST', ['body']);
}

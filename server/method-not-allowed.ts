/** 405 with the Allow header that RFC 9110, 15.5.6 requires. */
import type { RequestHandler } from 'express';
import { ServiceError } from './errors.ts';

export function methodNotAllowed(allowed: string): RequestHandler {
  return () => {
    throw new ServiceError('METHOD_NOT_ALLOWED', [], { Allow: `${allowed}, OPTIONS` });
  };
}

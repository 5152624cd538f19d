/** Hop 2: unknown input to typed input, or an error that names the fields and never repeats their values. */
import type { z } from 'zod';
import { ServiceError } from '../errors.ts';
import { REQUESTS, type HookName, type HookRequest } from './wire.ts';

/** @throws ServiceError INVALID_REQUEST naming each field and what it must be */
export function parse<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ServiceError(
    'INVALID_REQUEST',
    result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`),
  );
}

/**
 * @throws ServiceError HOOK_MISMATCH when the body is for another hook than the service's
 */
export function parseHookRequest<H extends HookName>(hook: H, body: unknown): HookRequest<H> {
  const named = typeof body === 'object' && body !== null && 'hook' in body ? body.hook : undefined;
  if (typeof named === 'string' && named !== '' && named !== hook)
    throw new ServiceError('HOOK_MISMATCH', ['hook']);
  // The schema of hook H yields a request of hook H; the index type is too wide for TypeScript to see that.
  return parse(REQUESTS[hook], body) as HookRequest<H>;
}

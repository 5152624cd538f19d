/** Failures as codes: what an operator needs to know, and nothing that was sent or answered. */

/** An error that is told by its code. */
export function codedError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `ERR_ADDRESS_REFUSED`; the kind of the error where it has no code. */
export function failureCode(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

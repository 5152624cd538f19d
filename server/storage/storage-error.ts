/** What goes wrong with the storage: what keeps it from opening, in words, and whose fault a failed statement is. */
import { z } from 'zod';

export type StorageErrorCode =
  'DATA_DIR_LOCKED' | 'STORAGE_UNAVAILABLE' | 'WRONG_SITE_KEY' | 'SPOOL_FULL' | 'SEVERAL_CLIENTS';

export class StorageError extends Error {
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string) {
    super(message);
    this.name = 'StorageError';
    this.code = code;
  }
}

/**
 * The database will never take this row as it is: "data exception", "integrity constraint violation" and "program limit
 * exceeded" among the SQLSTATE classes (PostgreSQL, appendix A). Anything else may pass.
 */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|23|54)...$/.test(String(error.code));
}

/** The record has a form that we cannot write: it was made by another version of the service, or by a fault of ours. */
export function isFormError(error: unknown): boolean {
  return error instanceof TypeError || error instanceof z.ZodError;
}

/** One record of several is to blame, and the others can be written without it. */
export function isRecordsFault(error: unknown): boolean {
  return isDataError(error) || isFormError(error);
}

/** What drivers and the system call it; their messages may quote a row. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}

/** What keeps the storage from opening, in words for the person who starts the service. */

export type StorageErrorCode = 'DATA_DIR_LOCKED' | 'STORAGE_UNAVAILABLE';

export class StorageError extends Error {
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string) {
    super(message);
    this.name = 'StorageError';
    this.code = code;
  }
}

/** Ids of resources as clients may send them. */
import { z } from 'zod';

/**
 * A bare FHIR id: `Patient/1` is an error of the client, and nothing that changes a path reaches a URL. Otherwise
 * wider than FHIR's own pattern, because EHRs are.
 */
export const bareId = z
  .string()
  .max(255)
  .regex(/^(?!\.{1,2}$)[^/\\?#\s\p{Cc}\p{Cs}]+$/u, 'must be a bare id, such as 123');

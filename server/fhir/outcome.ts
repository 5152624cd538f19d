/** Errors as FHIR R4 OperationOutcome (CDS Hooks 3.0 ballot, "Returning OperationOutcome"; harmless under 2.0.1). */
import type { OperationOutcome } from 'fhir/r4.js';
import { ERRORS, type ServiceError } from '../errors.ts';

/** Code system of our error codes, so that a client can tell them apart without reading prose. */
export const ERROR_CODE_SYSTEM = 'https://stroke-cds.example.org/fhir/CodeSystem/error-codes';

/** @param requestId names the line in the service's log */
export function operationOutcome(error: ServiceError, requestId: string): OperationOutcome {
  const { issue, meaning, remedy } = ERRORS[error.code];
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: issue,
        details: { coding: [{ system: ERROR_CODE_SYSTEM, code: error.code }], text: meaning },
        diagnostics: [...error.explanations, `${remedy} (request ${requestId})`].join('; '),
        ...(error.fields.length > 0 && { expression: [...error.fields] }),
      },
    ],
  };
}

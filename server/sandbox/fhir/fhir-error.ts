/** An error of the FHIR server as status and OperationOutcome. Diagnostics never carry patient data. */
import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';

type IssueCode = OperationOutcomeIssue['code'];

export class FhirError extends Error {
  readonly status: number;
  readonly outcome: OperationOutcome;

  constructor(status: number, outcome: OperationOutcome) {
    super(outcome.issue[0]?.diagnostics ?? outcome.issue[0]?.code ?? 'FHIR error');
    this.name = 'FhirError';
    this.status = status;
    this.outcome = outcome;
  }
}

/** A FhirError with one issue. `code` is one of http://hl7.org/fhir/issue-type. */
export function fhirError(status: number, code: IssueCode, diagnostics: string): FhirError {
  return new FhirError(status, operationOutcome(code, diagnostics));
}

function operationOutcome(code: IssueCode, diagnostics: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

/** Types of the JSON API that the SMART app calls; imported by the app as types only. */
import type { Assessment } from '../clinical/assessment.ts';

/** `GET /api/assessments/:id`. */
export interface AssessmentView {
  readonly id: string;
  /** The thrombolytic that was being ordered, when an order led to this assessment. */
  readonly agent?: string;
  readonly assessment: Assessment;
}

/** `GET /app/config.json`: public facts the app needs before it can launch. */
export interface AppConfig {
  /** The OAuth client id of the app at each issuer it may be launched from; no other issuer is accepted. */
  readonly issuers: readonly { readonly iss: string; readonly clientId: string }[];
  readonly scopes: string;
}

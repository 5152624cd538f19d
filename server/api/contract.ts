/** Types of the JSON API that the SMART app calls; imported by the app as types only. */
import type { Assessment } from '../clinical/assessment.ts';
import type { Range } from '../clinical/range.ts';
import type { ScoreId } from '../clinical/text/en/score-names.ts';

/** `GET /api/assessments/:id`. */
export interface AssessmentView {
  readonly id: string;
  /** The thrombolytic that was being ordered, when an order led to this assessment. */
  readonly agent?: string;
  readonly assessment: Assessment;
}

/** `POST /api/session`. */
export interface AppSessionAnswer {
  /** Sent as a bearer token with every further call. */
  readonly session: string;
  readonly expiresInSeconds: number;
}

/** One line of `GET /api/assessments`: what was assessed when, for the patient of the session. */
export interface AssessmentEntry {
  readonly id: string;
  /** Instant of the assessment, ISO 8601 in UTC. */
  readonly assessedAt: string;
  /** The thrombolytic that was being ordered, when an order led to this assessment. */
  readonly agent?: string;
  /** Totals of the headline scores at that time. */
  readonly totals: readonly { readonly score: ScoreId; readonly total: Range }[];
}

/** `GET /api/assessments`, the latest first. */
export interface AssessmentHistory {
  readonly assessments: readonly AssessmentEntry[];
}

/** `GET /app/config.json`: public facts the app needs before it can launch. */
export interface AppConfig {
  /** The OAuth client id of the app at each issuer it may be launched from; no other issuer is accepted. */
  readonly issuers: readonly { readonly iss: string; readonly clientId: string }[];
  /** What the app reads of the patient: least privilege. */
  readonly resources: readonly { readonly type: string; readonly permissions: 'r' | 'rs' }[];
}

/** One measured figure of a model, as its training wrote it. */
export interface ModelMetric {
  readonly scheme: string;
  readonly method: string;
  readonly output: string;
  readonly measure: string;
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** `GET /api/models/:id`, as far as the app reads it. */
export interface ModelDescription {
  readonly outputs: readonly { readonly id: string; readonly label: string }[];
  readonly validation: {
    readonly design: string;
    readonly metrics: readonly ModelMetric[];
    readonly gates: readonly { readonly statement: string; readonly passed: boolean }[];
  };
}

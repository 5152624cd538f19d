/** Types of the JSON API that the SMART app calls; imported by the app as types only. */
import type { Assessment } from '../clinical/assessment.ts';
import type { Known, Missing } from '../clinical/known.ts';
import type { OutcomeKind, OutcomeValue } from '../clinical/observed/outcome-kinds.ts';
import type { Policy } from '../clinical/policy.ts';
import type { Range } from '../clinical/range.ts';
import type { FactName, FactValue } from '../clinical/stroke-facts.ts';
import type { ScoreId } from '../clinical/text/en/score-names.ts';
import type { ModelSummary, NoPredictionReason } from '../clinical/predictions/prediction.ts';
import type { CodeMapping } from '../fhir/code-map.ts';
import type { ReadType } from '../fhir/read-types.ts';
import type { ModelManifest } from '../inference/manifest.ts';
import type { InferenceStatus, ModelState } from '../inference/predictor.ts';
import type { JobsStatus } from '../jobs/status.ts';

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

/** `GET /app/site.json`: the choices by which this site reads and assesses charts, so that the app does it alike. */
export interface SiteRules {
  readonly policy: Policy;
  /** The site's own codes and what they stand for. */
  readonly codeMappings: readonly CodeMapping[];
}

/** `GET /app/config.json`: public facts the app needs before it can launch. */
export interface AppConfig {
  /** The OAuth client id of the app at each issuer it may be launched from; no other issuer is accepted. */
  readonly issuers: readonly { readonly iss: string; readonly clientId: string }[];
  /** What the app reads of the patient: least privilege. */
  readonly resources: readonly ReadType[];
}

/** A value as it is sent: what it rests on may be left out. */
interface SentValue<T> extends Partial<Omit<Known<T>, 'status' | 'value'>> {
  readonly status: 'known';
  readonly value: T;
}

type SentFact<T> =
  | SentValue<T>
  | Missing
  | {
      readonly status: 'conflicting';
      /** Two or more. */
      readonly values: readonly SentValue<T>[];
    };

/** Body of `POST /api/assessments`. */
export interface AssessmentRequest {
  /** By name; one that is absent is missing. */
  readonly facts: { readonly [Name in FactName]?: SentFact<FactValue<Name>> };
  /** Whether predictions say how much each input contributed; false by default. */
  readonly explain?: boolean;
}

/** One measured figure of a model, as its training wrote it. */
export type ModelMetric = ModelManifest['validation']['metrics'][number];

/** One entry of `GET /api/models`: a model, or a task that has none here. */
export interface ModelListing {
  readonly id: string;
  readonly task: string;
  readonly title: string;
  readonly state: ModelState['state'];
  /** Why it does not serve; of one that does, what was tried and not used. */
  readonly reasons: readonly string[];
  readonly version?: string;
  /** What computes it. */
  readonly provider?: string;
  readonly localPatients?: number;
  readonly model?: ModelSummary;
  readonly moment?: ModelManifest['use']['moment'];
  /** Every outcome that is shown, sums of classes among them. */
  readonly outputs?: readonly { readonly id: string; readonly label: string }[];
  readonly validation?: Pick<ModelManifest['validation'], 'design' | 'metrics' | 'gates'>;
}

/** `GET /api/models/:id`: the same, and everything that its training says of it. */
export interface ModelDescription extends ModelListing {
  readonly manifest?: ModelManifest;
}

/** Values of a model's inputs by id, as its manifest describes them: in its units, or `{ value, unit }`; null is not known. */
export type ModelInputValues = Readonly<
  Record<
    string,
    | number
    | string
    | boolean
    | null
    | { readonly value: number; readonly unit: string }
    /** A lesion map: a NIfTI file in base64. */
    | { readonly nifti: string }
  >
>;

/** Body of `POST /api/models/:id/predictions`: one row, which may be explained, or many. */
export type PredictionsRequest =
  | { readonly inputs: ModelInputValues; readonly explain?: boolean }
  | { readonly rows: readonly ModelInputValues[] };

/** One row of many: figures without their words, per cent or points, by method and outcome. */
export type RowPrediction =
  | {
      readonly status: 'predicted';
      readonly estimates: Readonly<
        Record<
          string,
          Readonly<Record<string, { readonly value: number; readonly low: number; readonly high: number }>>
        >
      >;
      /** Ids of the inputs that were not known. */
      readonly missing: readonly string[];
      /** Ids of those outside the people it was trained on. */
      readonly outOfRange: readonly string[];
    }
  | { readonly status: 'none'; readonly reason: NoPredictionReason };

/** `GET /api/models`. */
export interface ModelListings {
  readonly models: readonly ModelListing[];
}

/** `POST /api/models/:id/predictions` with `rows`. With `inputs` the answer is one Prediction of the clinical core. */
export interface RowPredictions {
  readonly id: string;
  readonly rows: readonly RowPrediction[];
}

/** One of `POST /api/outcomes`, as the app sends it: about the patient of its session. */
export interface SentOutcome {
  /** The app's own: sent again, it is recorded once. */
  readonly id: string;
  readonly kind: OutcomeKind;
  /** Null withdraws what was reported before. */
  readonly value: OutcomeValue | null;
  /** ISO 8601 with an offset. */
  readonly observedAt: string;
  readonly source: string;
}

/** `POST /api/outcomes`, in the order in which they were sent. */
export interface OutcomesAnswer {
  readonly outcomes: readonly { readonly id: string; readonly status: 'recorded' | 'already-recorded' }[];
}

/** `GET /api/outcomes`: everything that was reported of the patient of the session, in the order in which it came. */
export interface OutcomeHistory {
  /** Strokes that were assessed, the earliest first, by the instant of the first assessment of each. */
  readonly strokes: readonly { readonly startedAt: string }[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly kind: string;
    /** Null withdraws what was reported before. */
    readonly value: OutcomeValue | null;
    readonly observedAt: string;
    readonly source: string;
    readonly recordedAt: string;
    /** Not replaced since: by a later report of its kind about the same stroke, from as early, as late, or in time. */
    readonly isCurrent: boolean;
  }[];
}

/** `GET /healthz`. */
export interface Health {
  readonly status: 'ok';
  readonly versions: Versions;
}

export interface Versions {
  readonly service: string;
  /** Of the clinical rules. */
  readonly core: string;
}

/** `GET /servez`: 200 while calls may be sent, 503 once the process ends. For load balancers. */
export interface Serving {
  readonly status: 'serving' | 'ending';
}

/** `GET /readyz`: 200 when ready, otherwise 503 with what is missing. */
export interface Readiness {
  readonly status: 'ready' | 'ending' | 'not ready';
  /** `behind`: it answers, but records have been waiting for long. */
  readonly storage: 'ok' | 'behind' | 'unavailable';
  /** Records on disk, until the database takes them. */
  readonly recordsWaiting: number;
  /** Answers that neither database nor disk took. */
  readonly answersNotKept: number;
  /** `degraded` where a model does not predict. Absent in a worker, as are the two after it. */
  readonly predictions?: 'ready' | 'degraded';
  readonly inference?: InferenceStatus;
  readonly models?: readonly Pick<ModelState, 'id' | 'version' | 'state' | 'provider' | 'reasons'>[];
  /** Null while the database is away, as is the audit check. */
  readonly jobs: JobsStatus['queues'] | null;
  readonly audit: JobsStatus['audit'] | null;
  readonly versions: Versions;
}

/** The part of the storage port that keeps what became of patients. */

export interface OutcomeRecord {
  /** Who sent it: a client's id, or `app` for a user of the app. With the id it is known again. */
  readonly sender: string;
  readonly id: string;
  readonly createdAt: string;
  readonly fhirBase: string | null;
  readonly patientId: string;
  readonly kind: string;
  /** Null withdraws what was sent before of this kind. */
  readonly value: string | number | boolean | null;
  /** ISO instant at which it was so. */
  readonly observedAt: string;
  /** Where the sender has it from, such as `registry`. */
  readonly source: string;
  /** The user of the app, or the client's id again. */
  readonly recordedBy: string;
}

/** An outcome as monitoring reads it: under the pseudonym. */
export interface PseudonymousOutcome extends Pick<
  OutcomeRecord,
  'fhirBase' | 'kind' | 'value' | 'observedAt'
> {
  readonly patientRef: string;
}

export type OutcomesRecorded =
  | { readonly status: 'recorded'; readonly stored: readonly boolean[] }
  /** Nothing was stored: these ids were used for something else before. */
  | { readonly status: 'conflict'; readonly ids: readonly string[] };

/** A stroke whose chart is to be read for what became of the patient. */
export interface DueReading {
  readonly assessmentId: string;
  readonly clientId: string;
  readonly fhirBase: string;
  readonly patientId: string;
  /** ISO instant of the first assessment of the stroke. */
  readonly startedAt: string;
}

export interface OutcomeStore {
  /** All of them or none; `stored` is false for one that was there already. */
  readonly record: (outcomes: readonly OutcomeRecord[]) => Promise<OutcomesRecorded>;
  /**
   * Strokes that began in a time and were not read yet, the earliest first, and last those that could not be read when
   * it was tried. Of each the first assessment by one of these clients.
   */
  readonly due: (which: {
    reading: string;
    clientIds: readonly string[];
    startedAfter: string;
    startedBefore: string;
    limit: number;
  }) => Promise<DueReading[]>;
  readonly markRead: (reading: { assessmentId: string; reading: string; at: string }) => Promise<void>;
  /** It was tried, and has to be tried again. */
  readonly markFailed: OutcomeStore['markRead'];
  /** ISO instants of all assessments of a patient. */
  readonly assessedAt: (patient: { fhirBase: string; patientId: string }) => Promise<string[]>;
  /** Everything ever sent of a patient, in the order in which it came. */
  readonly of: (patient: { fhirBase: string; patientId: string }) => Promise<OutcomeRecord[]>;
}

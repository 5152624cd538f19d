/** The part of the storage port that monitoring reads and writes: pseudonyms only, never who somebody is. */
import type { PseudonymousOutcome } from './outcome-store.ts';
import type { JsonObject } from './store.ts';

/** An assessment without what it says. */
export interface AssessmentHead {
  readonly id: string;
  readonly createdAt: string;
  readonly fhirBase: string | null;
  readonly patientRef: string;
}

/** One card and what was answered to it first. */
export interface CardFate {
  readonly topic: string;
  readonly indicator: string;
  readonly outcome: 'accepted' | 'overridden' | null;
  /** Code of the reason that was given. */
  readonly reason: string | null;
  /** From showing to answer; null without an answer. */
  readonly secondsToAnswer: number | null;
}

export interface AlertState {
  readonly key: string;
  readonly level: string;
  /** When it became so. */
  readonly since: string;
  readonly detail: JsonObject;
}

export interface MonitoringStore {
  /** Of every assessment, by patient and time; the latest `limit` of them. */
  readonly heads: (limit: number) => Promise<AssessmentHead[]>;
  /** What these assessments say, with pseudonyms for references. */
  readonly documents: (ids: readonly string[]) => Promise<ReadonlyMap<string, JsonObject>>;
  /** In the order in which they came. */
  readonly outcomes: () => Promise<PseudonymousOutcome[]>;
  readonly cardFates: (since: string) => Promise<CardFate[]>;
  /** Hook calls by service and outcome. */
  readonly callCounts: (since: string) => Promise<{ service: string; outcome: string; count: number }[]>;
  /** A report and the alerts whose level is other than before: both or neither. */
  readonly saveRun: (run: {
    readonly report: JsonObject;
    readonly alerts: readonly AlertState[];
    readonly at: string;
  }) => Promise<void>;
  readonly latestReport: () => Promise<JsonObject | null>;
  /** The latest state of each. */
  readonly alerts: () => Promise<AlertState[]>;
}

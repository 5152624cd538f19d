/** The monitoring report, as it is stored after each run. What is shown of it stands in shown-report.ts. */
import { z } from 'zod';
import type { AlertState } from '../storage/monitoring-store.ts';
import type { AlertLimits } from './alerts.ts';
import type { Drift } from './drift.ts';
import type { CardUse } from './overrides.ts';
import type { Series } from './performance.ts';
import type { Predictor } from './predictions.ts';

/** Raised when the form of a report changes: stored ones of another form are not shown. */
export const REPORT_SCHEMA = 2;

export interface MonitoringReport {
  readonly schema: typeof REPORT_SCHEMA;
  /** ISO instant. */
  readonly createdAt: string;
  /** False in the sandbox, whose patients are made up: the page says so. */
  readonly isOfRealPatients: boolean;
  readonly episodes: {
    readonly all: number;
    readonly from: string | null;
    readonly to: string | null;
    readonly treated: number;
    readonly notTreated: number;
    readonly treatmentUnknown: number;
    /** Treated, and first assessed after the treatment had begun. */
    readonly assessedAfterTreatment: number;
    /** Episodes of which each kind of outcome is reported. */
    readonly reported: Readonly<Record<string, number>>;
    /** Whether there are more assessments than were looked at. */
    readonly isCutOff: boolean;
  };
  readonly series: readonly Series[];
  /** Models whose figures doctors are shown, and that predict nothing that can be reported. */
  readonly notCompared: readonly Predictor[];
  readonly drift: Drift;
  /** By which the alerts were raised. */
  readonly limits: AlertLimits;
  readonly cards: {
    readonly since: string;
    readonly use: readonly CardUse[];
    readonly calls: readonly { readonly service: string; readonly outcome: string; readonly count: number }[];
  };
  /** Those that are raised now, with the figures of now; `since` is when they came to this level. */
  readonly alerts: readonly AlertState[];
}

const reportSchema = z.object({ schema: z.literal(REPORT_SCHEMA) }).loose();

/** A stored report; null for one of another form. Written by us, so only its number is checked. */
export function storedReport(document: object | null): MonitoringReport | null {
  const parsed = reportSchema.safeParse(document);
  return parsed.success ? (document as MonitoringReport) : null;
}

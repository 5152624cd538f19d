/** The monitoring report: what is stored after each run, and what the API and the page show of it. */
import { z } from 'zod';
import type { AlertState } from '../storage/monitoring-store.ts';
import type { Drift } from './drift.ts';
import type { CardUse } from './overrides.ts';
import type { Series } from './performance.ts';

/** Raised when the form of a report changes: stored ones of another form are not shown. */
export const REPORT_SCHEMA = 1;

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
  readonly drift: Drift;
  readonly cards: {
    readonly since: string;
    readonly use: readonly CardUse[];
    readonly calls: readonly { readonly service: string; readonly outcome: string; readonly count: number }[];
  };
  /** Those that are raised now. */
  readonly alerts: readonly AlertState[];
}

const reportSchema = z.object({ schema: z.literal(REPORT_SCHEMA) }).loose();

/** A stored report; null for one of another form. Written by us, so only its number is checked. */
export function storedReport(document: object | null): MonitoringReport | null {
  const parsed = reportSchema.safeParse(document);
  return parsed.success ? (document as MonitoringReport) : null;
}

/** Fewer patients than this are not counted aloud: they could be known to somebody. */
const SMALLEST_COUNT = 5;

/** A number of patients; `<5` for one to four of them, `not shown` where it would tell of as few. */
export type PatientCount = number | '<5' | 'not shown';

/** A series without the numbers that could point at somebody. */
export interface ShownSeries extends Omit<
  Series,
  'patients' | 'events' | 'ranges' | 'unsettled' | 'withRanges'
> {
  readonly patients: PatientCount;
  readonly events: PatientCount;
  readonly ranges: PatientCount;
  readonly unsettled: PatientCount;
  /** Null while one of its counts is not shown. */
  readonly withRanges: Series['withRanges'] | null;
}

export interface ShownReport extends Omit<MonitoringReport, 'series' | 'episodes'> {
  readonly episodes: Omit<
    MonitoringReport['episodes'],
    'all' | 'treated' | 'notTreated' | 'treatmentUnknown' | 'assessedAfterTreatment' | 'reported'
  > & {
    readonly all: PatientCount;
    readonly treated: PatientCount;
    readonly notTreated: PatientCount;
    readonly treatmentUnknown: PatientCount;
    readonly assessedAfterTreatment: PatientCount;
    readonly reported: Readonly<Record<string, PatientCount>>;
  };
  readonly series: readonly ShownSeries[];
}

/** Patients of the sandbox are made up, and counted as they are. */
export function shownReport(report: MonitoringReport): ShownReport {
  const hides = report.isOfRealPatients;
  const isFew = (count: number) => hides && count > 0 && count < SMALLEST_COUNT;
  const shown = (count: number): PatientCount => (isFew(count) ? '<5' : count);
  const { episodes } = report;
  return {
    ...report,
    episodes: {
      ...episodes,
      all: shown(episodes.all),
      ...shownParts(
        {
          treated: episodes.treated,
          notTreated: episodes.notTreated,
          treatmentUnknown: episodes.treatmentUnknown,
        },
        shown,
      ),
      assessedAfterTreatment: shown(episodes.assessedAfterTreatment),
      reported: Object.fromEntries(
        Object.entries(episodes.reported).map(([kind, count]) => [kind, shown(count)]),
      ),
    },
    series: report.series.map((series): ShownSeries => {
      const counts = {
        patients: shown(series.patients),
        // Whoever knows how many there are would know the few that are left.
        events: isFew(series.patients - series.events) ? ('not shown' as const) : shown(series.events),
        ranges: shown(series.ranges),
        unsettled: shown(series.unsettled),
      };
      const isHidden = Object.values(counts).some((count) => typeof count === 'string');
      return { ...series, ...counts, withRanges: isHidden ? null : series.withRanges };
    }),
  };
}

/** Parts of a sum that is shown: where one alone is hidden, it could be worked out, so the next smallest is hidden, too. */
function shownParts<K extends string>(
  parts: Readonly<Record<K, number>>,
  shown: (count: number) => PatientCount,
): Readonly<Record<K, PatientCount>> {
  const entries = Object.entries<number>(parts).map(([name, count]) => ({
    name,
    count,
    shown: shown(count),
  }));
  const hidden = entries.filter((entry) => entry.shown === '<5');
  const [next] = entries
    .filter((entry) => entry.shown !== '<5' && entry.count > 0)
    .toSorted((a, b) => a.count - b.count);
  const isTold = hidden.length === 1;
  // The names are those of the parts.
  return Object.fromEntries(
    entries.map((entry) => [entry.name, isTold && entry === next ? 'not shown' : entry.shown]),
  ) as Record<K, PatientCount>;
}

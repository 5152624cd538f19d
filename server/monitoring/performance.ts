/** Whether predictions came true: one series for each figure of a score or model, outcome and group of patients. */
import type { Episode, Treatment } from './episodes.ts';
import type { SettledId } from './settled-outcomes.ts';
import type { Predicted } from './predictions.ts';
import {
  brierScore,
  calibrationGroups,
  calibrationInTheLarge,
  calibrationSlope,
  type CalibrationGroup,
  type Coefficient,
} from './statistics/calibration.ts';
import { eventsIn, sum, type Case } from './statistics/cases.ts';
import { auc } from './statistics/discrimination.ts';
import { poissonInterval, type Interval } from './statistics/intervals.ts';

/**
 * Fewer events, or fewer patients without, and nothing is computed but counts. Ours; 100 of each are what an external
 * validation should have (Collins GS, Ogundimu EO, Altman DG. Stat Med 2016;35:214-226), and fewer say `isImprecise`.
 */
export const MINIMUM_EVENTS = 10;
const RELIABLE_EVENTS = 100;

/** Of every interval shown. */
export const COVERAGE = 0.95;

/**
 * Of the limit at which action is called for, as in the funnel plots that compare hospitals: one series in 500 would
 * pass it by chance (Spiegelhalter DJ. Stat Med 2005;24:1185-1202).
 */
const ACTION_COVERAGE = 0.998;

/** With fewer in a group its share says nothing. */
const SMALLEST_GROUP = 20;

export interface Figures {
  /** Fewer than 100 events, or fewer than 100 patients without. */
  readonly isImprecise: boolean;
  /** Events that were predicted, and observed over predicted with its exact Poisson interval. */
  readonly expected: number;
  readonly observedOverExpected: Coefficient;
  /** The same at the limit of action. */
  readonly actionInterval: Interval;
  readonly inTheLarge: Coefficient | null;
  readonly slope: Coefficient | null;
  readonly groups: readonly CalibrationGroup[];
  readonly auc: Coefficient;
  readonly brier: number;
  /** Of whoever predicts the share of events for everybody. */
  readonly brierOfShare: number;
}

export interface Series {
  readonly key: string;
  readonly source: Predicted['source'];
  readonly id: string;
  readonly version?: string;
  readonly method?: string;
  readonly outcome: SettledId;
  readonly group: Treatment;
  /** Patients with one figure and a settled outcome: those that the figures below rest on. */
  readonly patients: number;
  readonly events: number;
  /** Patients whose outcome is settled and whose figure was a range, for want of an input: not in the figures. */
  readonly ranges: number;
  /** All of them together: events, and the events that the ends of the ranges predicted. */
  readonly withRanges: { readonly events: number; readonly low: number; readonly high: number };
  /** Patients of the group with a figure and no outcome: missing stays missing. */
  readonly unsettled: number;
  /** Null with too few events. */
  readonly figures: Figures | null;
}

interface Gathered {
  readonly about: Pick<Series, 'source' | 'id' | 'version' | 'method' | 'outcome' | 'group'>;
  readonly exact: Case[];
  readonly ranges: { low: number; high: number; happened: boolean }[];
  unsettled: number;
}

export interface PerformanceTally {
  readonly add: (episode: Pick<Episode, 'treatment' | 'settled'>, predicted: readonly Predicted[]) => void;
  /** @param pause awaited before each, so that others get their turn */
  readonly series: (pause: () => Promise<void>) => Promise<Series[]>;
}

export function createPerformanceTally(): PerformanceTally {
  const gathered = new Map<string, Gathered>();
  return {
    add: ({ treatment, settled }, predicted) => {
      for (const one of predicted) {
        if (!one.groups.includes(treatment)) continue;
        const { source, id, version, method, outcome, low, high } = one;
        const key = [source, id, version, method, outcome, treatment]
          .filter((part) => part !== undefined)
          .join(' ');
        const series = gathered.get(key) ?? {
          about: {
            source,
            id,
            ...(version !== undefined && { version }),
            ...(method !== undefined && { method }),
            outcome,
            group: treatment,
          },
          exact: [],
          ranges: [],
          unsettled: 0,
        };
        gathered.set(key, series);
        const happened = settled.get(outcome);
        if (happened === undefined) series.unsettled += 1;
        else if (low === high) series.exact.push({ predicted: low, happened });
        else series.ranges.push({ low, high, happened });
      }
    },
    series: async (pause) => {
      const all: Series[] = [];
      for (const [key, series] of gathered) {
        await pause();
        all.push(seriesOf(key, series));
      }
      return all;
    },
  };
}

function seriesOf(key: string, { about, exact, ranges, unsettled }: Gathered): Series {
  const events = eventsIn(exact);
  const certain = sum(exact.map(({ predicted }) => predicted));
  return {
    key,
    ...about,
    patients: exact.length,
    events,
    ranges: ranges.length,
    withRanges: {
      events: events + ranges.filter(({ happened }) => happened).length,
      low: certain + sum(ranges.map(({ low }) => low)),
      high: certain + sum(ranges.map(({ high }) => high)),
    },
    unsettled,
    figures: Math.min(events, exact.length - events) < MINIMUM_EVENTS ? null : figuresOf(exact, events),
  };
}

function figuresOf(cases: readonly Case[], events: number): Figures {
  const expected = sum(cases.map(({ predicted }) => predicted));
  const over = (coverage: number) => {
    const { low, high } = poissonInterval(events, coverage);
    return { low: low / expected, high: high / expected };
  };
  const share = events / cases.length;
  return {
    isImprecise: Math.min(events, cases.length - events) < RELIABLE_EVENTS,
    expected,
    observedOverExpected: { value: events / expected, ...over(COVERAGE) },
    actionInterval: over(ACTION_COVERAGE),
    inTheLarge: calibrationInTheLarge(cases, COVERAGE) ?? null,
    slope: calibrationSlope(cases, COVERAGE) ?? null,
    groups: calibrationGroups(cases, SMALLEST_GROUP, COVERAGE),
    auc: auc(cases, COVERAGE),
    brier: brierScore(cases),
    brierOfShare: share * (1 - share),
  };
}

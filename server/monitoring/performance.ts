/** Whether predictions came true: one series for each figure of a score or model, source, outcome and group of patients. */
import type { Episode, Treatment } from './episodes.ts';
import type { SettledId } from './settled-outcomes.ts';
import type { Predicted, Predictor, RangeCause } from './predictions.ts';
import {
  brierScore,
  calibrationGroups,
  calibrationInTheLarge,
  calibrationSlope,
  type CalibrationGroup,
  type Coefficient,
} from './statistics/calibration.ts';
import { eventsIn, sum, type Case } from './statistics/cases.ts';
import { auc, type Auc } from './statistics/discrimination.ts';
import { eventsInterval } from './statistics/event-count.ts';
import type { Interval } from './statistics/intervals.ts';
import { insideBounds } from './statistics/log-odds.ts';

/**
 * Observed over expected is computed from as many events, observed or expected: its interval is exact for any number,
 * and where one event was expected a sixth must not pass in silence.
 */
export const FEWEST_TO_COMPARE = 5;

/**
 * Fewer events, or fewer patients without, and calibration and discrimination are not computed. Ours; 100 of each are
 * what an external validation should have (Collins GS, Ogundimu EO, Altman DG. Stat Med 2016;35:214-226), and fewer
 * say `isImprecise`.
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

/** Events that happened beside those that were predicted. */
export interface Comparison {
  /** Fewer than 100 events, or fewer than 100 patients without. */
  readonly isImprecise: boolean;
  /** Events that were predicted. */
  readonly expected: number;
  readonly observedOverExpected: Coefficient;
  /** The same at the limit of action. */
  readonly actionInterval: Interval;
}

export interface Figures {
  readonly inTheLarge: Coefficient;
  readonly slope: Coefficient | null;
  readonly groups: readonly CalibrationGroup[];
  readonly auc: Auc;
  readonly brier: number;
  /** Of whoever predicts the share of events for everybody. */
  readonly brierOfShare: number;
}

export interface Series extends Predictor {
  readonly key: string;
  readonly outcome: SettledId;
  readonly group: Treatment;
  /** Patients with one figure and a settled outcome: those that the figures below rest on. */
  readonly patients: number;
  readonly events: number;
  /** Patients whose outcome is settled and whose figure was a range, by why it was: not in the figures. */
  readonly ranges: Readonly<Record<RangeCause, number>>;
  /** All of them together: events, and the events that the ends of the ranges predicted. */
  readonly withRanges: { readonly events: number; readonly low: number; readonly high: number };
  /** Patients of the group with a figure and no outcome: missing stays missing. */
  readonly unsettled: number;
  /** Null with too few events. */
  readonly comparison: Comparison | null;
  readonly figures: Figures | null;
}

interface Gathered {
  readonly about: Predictor & Pick<Series, 'outcome' | 'group'>;
  readonly exact: Case[];
  readonly ranges: { low: number; high: number; happened: boolean; cause: RangeCause }[];
  unsettled: number;
}

export interface PerformanceTally {
  /** What an assessment says twice under one key counts once: nobody is two patients. */
  readonly add: (episode: Pick<Episode, 'treatment' | 'settled'>, predicted: readonly Predicted[]) => void;
  /** @param pause awaited before each, so that others get their turn */
  readonly series: (pause: () => Promise<void>) => Promise<Series[]>;
}

/** Names a series: its figure, whose it is, and in whom. */
export function seriesKey(
  { source, id, evidence, version, method, outcome }: Predicted,
  group: Treatment,
): string {
  return [source, id, evidence, version, method, outcome, group]
    .filter((part) => part !== undefined)
    .join(' ');
}

export function createPerformanceTally(): PerformanceTally {
  const gathered = new Map<string, Gathered>();
  return {
    add: ({ treatment, settled }, predicted) => {
      const once = new Map(predicted.map((one) => [seriesKey(one, treatment), one]));
      for (const [key, { low, high, cause, groups, ...about }] of once) {
        if (!groups.includes(treatment)) continue;
        const series = gathered.get(key) ?? {
          about: { ...about, group: treatment },
          exact: [],
          ranges: [],
          unsettled: 0,
        };
        gathered.set(key, series);
        const happened = settled.get(about.outcome);
        if (happened === undefined) series.unsettled += 1;
        else if (cause === undefined) series.exact.push({ predicted: low, happened });
        else series.ranges.push({ low, high, happened, cause });
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
  const becauseOf = (why: RangeCause) => ranges.filter(({ cause }) => cause === why).length;
  return {
    key,
    ...about,
    patients: exact.length,
    events,
    ranges: { 'input-missing': becauseOf('input-missing'), 'not-printed': becauseOf('not-printed') },
    withRanges: {
      events: events + ranges.filter(({ happened }) => happened).length,
      low: certain + sum(ranges.map(({ low }) => low)),
      high: certain + sum(ranges.map(({ high }) => high)),
    },
    unsettled,
    comparison: comparisonOf(exact, events),
    figures: Math.min(events, exact.length - events) < MINIMUM_EVENTS ? null : figuresOf(exact, events),
  };
}

function comparisonOf(cases: readonly Case[], events: number): Comparison | null {
  const predicted = cases.map((one) => insideBounds(one.predicted));
  const expected = sum(predicted);
  if (Math.max(events, expected) < FEWEST_TO_COMPARE) return null;
  const over = (coverage: number) => {
    const { low, high } = eventsInterval(predicted, events, coverage);
    return { low: low / expected, high: high / expected };
  };
  return {
    isImprecise: Math.min(events, cases.length - events) < RELIABLE_EVENTS,
    expected,
    observedOverExpected: { value: events / expected, ...over(COVERAGE) },
    actionInterval: over(ACTION_COVERAGE),
  };
}

function figuresOf(cases: readonly Case[], events: number): Figures {
  const share = events / cases.length;
  return {
    inTheLarge: calibrationInTheLarge(cases, COVERAGE),
    slope: calibrationSlope(cases, COVERAGE) ?? null,
    groups: calibrationGroups(cases, SMALLEST_GROUP, COVERAGE),
    auc: auc(cases, COVERAGE),
    brier: brierScore(cases),
    brierOfShare: share * (1 - share),
  };
}

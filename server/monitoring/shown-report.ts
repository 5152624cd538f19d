/** What the API and the page show of a report: without the numbers that could point at somebody. */
import type { AlertState } from '../storage/monitoring-store.ts';
import { calibrationLevel, driftLevel, type AlertLevel, type AlertLimits } from './alerts.ts';
import { REFERENCE_PATIENTS, type Drift, type InputDrift } from './drift.ts';
import type { CardUse } from './overrides.ts';
import type { Comparison, Figures, Series } from './performance.ts';
import type { RangeCause } from './predictions.ts';
import type { MonitoringReport } from './report.ts';
import { HIDING, NOT_HIDING, type Hiding, type PatientCount, type PatientShare } from './shown-counts.ts';
import type { CalibrationGroup, Coefficient } from './statistics/calibration.ts';
import type { Interval } from './statistics/intervals.ts';

/** The same with these members shown otherwise. */
type Shown<T, Changed> = Omit<T, keyof Changed> & Changed;

export type ShownComparison = Shown<
  Comparison,
  {
    /** Null where it would tell of fewer than five events. */
    readonly observedOverExpected: Coefficient | null;
    readonly actionInterval: Interval | null;
  }
> & { readonly level: AlertLevel };

export type ShownGroup = Shown<CalibrationGroup, { readonly n: PatientCount; readonly events: PatientCount }>;

export type ShownFigures = Shown<Figures, { readonly groups: readonly ShownGroup[] }>;

export type ShownSeries = Shown<
  Series,
  {
    readonly patients: PatientCount;
    readonly events: PatientCount;
    readonly ranges: Readonly<Record<RangeCause, PatientCount>>;
    readonly withRanges: { readonly events: PatientCount; readonly low: number; readonly high: number };
    readonly unsettled: PatientCount;
    readonly comparison: ShownComparison | null;
    readonly figures: ShownFigures | null;
  }
>;

type EpisodeCounts = 'all' | 'treated' | 'notTreated' | 'treatmentUnknown' | 'assessedAfterTreatment';

type ShownEpisodes = Shown<
  MonitoringReport['episodes'],
  Readonly<Record<EpisodeCounts, PatientCount>> & {
    readonly reported: Readonly<Record<string, PatientCount>>;
  }
>;

export type ShownInputDrift = Shown<
  Omit<InputDrift, 'reference'>,
  { readonly missingInReference: PatientShare; readonly missing: readonly PatientShare[] }
> & { readonly level: AlertLevel };

export type ShownDrift = Shown<Drift, { readonly inputs: readonly ShownInputDrift[] }>;

export type ShownCardUse = Shown<
  CardUse,
  {
    readonly shown: PatientCount;
    readonly answered: PatientCount;
    readonly overridden: PatientCount;
    readonly reasons: readonly { readonly code: string; readonly count: PatientCount }[];
  }
>;

export interface ShownCards {
  readonly since: string;
  readonly use: readonly ShownCardUse[];
  readonly calls: readonly {
    readonly service: string;
    readonly outcome: string;
    readonly count: PatientCount;
  }[];
}

export type ShownReport = Shown<
  MonitoringReport,
  {
    readonly episodes: ShownEpisodes;
    readonly series: readonly ShownSeries[];
    readonly drift: ShownDrift;
    readonly cards: ShownCards;
  }
>;

export function shownReport(report: MonitoringReport): ShownReport {
  const hiding = report.isOfRealPatients ? HIDING : NOT_HIDING;
  const { count } = hiding;
  const { episodes, series, drift, cards, alerts } = report;
  return {
    ...report,
    episodes: {
      ...episodes,
      all: count(episodes.all),
      treated: count(episodes.treated),
      notTreated: count(episodes.notTreated),
      treatmentUnknown: count(episodes.treatmentUnknown),
      assessedAfterTreatment: count(episodes.assessedAfterTreatment),
      reported: Object.fromEntries(
        Object.entries(episodes.reported).map(([kind, number]) => [kind, count(number)]),
      ),
    },
    series: series.map((one) => shownSeries(one, hiding)),
    drift: { ...drift, inputs: drift.inputs.map((input) => shownDrift(input, report.limits, hiding)) },
    cards: {
      since: cards.since,
      use: cards.use.map((use) => shownUse(use, hiding)),
      calls: cards.calls.map((call) => ({ ...call, count: count(call.count) })),
    },
    alerts: alerts.map((alert) => shownAlert(alert, series, hiding)),
  };
}

function shownSeries(series: Series, hiding: Hiding): ShownSeries {
  const { count, figure } = hiding;
  const { ranges, withRanges, comparison, figures } = series;
  return {
    ...series,
    patients: count(series.patients),
    events: count(series.events),
    ranges: {
      'input-missing': count(ranges['input-missing']),
      'not-printed': count(ranges['not-printed']),
    },
    withRanges: {
      events: count(withRanges.events),
      low: figure(withRanges.low, 0),
      high: figure(withRanges.high, 0),
    },
    unsettled: count(series.unsettled),
    comparison: comparison && shownComparison(comparison, hiding.isFew(series.events), hiding),
    figures: figures && shownFigures(figures, hiding),
  };
}

function shownInterval({ low, high }: Interval, { figure }: Hiding): Interval {
  return { low: figure(low, 2), high: figure(high, 2) };
}

function shownCoefficient(one: Coefficient, hiding: Hiding): Coefficient {
  return { value: hiding.figure(one.value, 2), ...shownInterval(one, hiding) };
}

function shownComparison(comparison: Comparison, isOfFew: boolean, hiding: Hiding): ShownComparison {
  const { expected, observedOverExpected, actionInterval } = comparison;
  return {
    ...comparison,
    level: calibrationLevel(comparison),
    expected: hiding.figure(expected, expected < 10 ? 1 : 0),
    // With the expected number it would give back the observed one.
    observedOverExpected: isOfFew ? null : shownCoefficient(observedOverExpected, hiding),
    actionInterval: isOfFew ? null : shownInterval(actionInterval, hiding),
  };
}

function shownFigures(figures: Figures, hiding: Hiding): ShownFigures {
  const { count, figure } = hiding;
  const { inTheLarge, slope, auc, brier, brierOfShare } = figures;
  return {
    inTheLarge: shownCoefficient(inTheLarge, hiding),
    slope: slope && shownCoefficient(slope, hiding),
    auc: { value: figure(auc.value, 2), interval: auc.interval && shownInterval(auc.interval, hiding) },
    brier: figure(brier, 3),
    brierOfShare: figure(brierOfShare, 3),
    groups: figures.groups.map(({ n, events, predicted, observed }) => ({
      n: count(n),
      events: count(events),
      predicted: figure(predicted, 3),
      observed: shownCoefficient(observed, hiding),
    })),
  };
}

function shownDrift(input: InputDrift, limits: AlertLimits, { share, figure }: Hiding): ShownInputDrift {
  const { reference, ...told } = input;
  return {
    ...told,
    level: driftLevel(input, limits),
    index: input.index.map((value) => figure(value, 2)),
    missingInReference: share(reference.missing / REFERENCE_PATIENTS),
    missing: input.missing.map(share),
  };
}

function shownUse(use: CardUse, hiding: Hiding): ShownCardUse {
  const { count } = hiding;
  return {
    ...use,
    shown: count(use.shown),
    answered: count(use.answered),
    overridden: count(use.overridden),
    overrideRate:
      use.overrideRate === null || hiding.isFew(use.answered) || hiding.isFew(use.overridden)
        ? null
        : shownCoefficient(use.overrideRate, hiding),
    reasons: use.reasons.map(({ code, count: number }) => ({ code, count: count(number) })),
  };
}

/** Of few events, their ratio is not told here either. */
function shownAlert(alert: AlertState, series: readonly Series[], hiding: Hiding): AlertState {
  const one = series.find(({ key }) => alert.key === `calibration ${key}`);
  if (!one?.comparison || !hiding.isFew(one.events)) return alert;
  const { expected } = shownComparison(one.comparison, true, hiding);
  return { ...alert, detail: { kind: 'calibration', expected } };
}

/**
 * Calibration of predicted probabilities (Van Calster B, et al. BMC Med 2019;17:230): calibration in the large, the
 * slope, observed shares in groups, and the Brier score.
 */
import { eventsIn, mean, sum, type Case } from './cases.ts';
import { wilsonInterval, type Interval } from './intervals.ts';
import { logOddsOf, shiftTo } from './log-odds.ts';
import { sigmoid, zOf } from '../../inference/answer/normal.ts';

export interface Coefficient extends Interval {
  readonly value: number;
}

/**
 * Intercept of a logistic model with the predicted log-odds as offset: 0 is right on average, above it more happens
 * than was predicted. Maximum likelihood, Wald interval.
 * @param cases with events and others among them
 */
export function calibrationInTheLarge(cases: readonly Case[], coverage: number): Coefficient {
  const offsets = cases.map(({ predicted }) => logOddsOf(predicted));
  const intercept = shiftTo(offsets, eventsIn(cases));
  const information = sum(
    offsets.map((offset) => {
      const p = sigmoid(offset + intercept);
      return p * (1 - p);
    }),
  );
  return withInterval(intercept, 1 / information, coverage);
}

const MAX_STEPS = 100;
const MAX_HALVINGS = 30;
const TOLERANCE = 1e-10;

interface Row {
  readonly x: number;
  readonly y: number;
}

/**
 * Slope of a logistic model on the predicted log-odds: 1 is right, below it predictions are too extreme. Undefined
 * when all predictions are the same, and when no slope is steep enough since the outcome is told apart perfectly.
 */
export function calibrationSlope(cases: readonly Case[], coverage: number): Coefficient | undefined {
  const rows = cases.map(({ predicted, happened }) => ({ x: logOddsOf(predicted), y: happened ? 1 : 0 }));
  let [a, b] = [0, 1];
  for (let step = 0; step < MAX_STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (const { x, y } of rows) {
      const p = sigmoid(a + b * x);
      const weight = p * (1 - p);
      g0 += y - p;
      g1 += (y - p) * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > TOLERANCE * h00 * h11)) return undefined;
    const [da, db] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    if (Math.abs(da) + Math.abs(db) < TOLERANCE) return withInterval(b, h00 / determinant, coverage);
    const share = risingShare(rows, [a, b], [da, db]);
    [a, b] = [a + share * da, b + share * db];
  }
  return undefined;
}

type Line = readonly [intercept: number, slope: number];

/** A whole step may overshoot where predictions are far off, and then ever further: it is halved until it helps. */
function risingShare(rows: readonly Row[], [a, b]: Line, [da, db]: Line): number {
  const now = logLikelihood(rows, [a, b]);
  // At the top a step changes less than the sum is rounded by.
  const enough = now - Math.abs(now) * TOLERANCE;
  let share = 1;
  for (let halving = 0; halving < MAX_HALVINGS; halving++) {
    if (logLikelihood(rows, [a + share * da, b + share * db]) > enough) return share;
    share /= 2;
  }
  return share;
}

function logLikelihood(rows: readonly Row[], [a, b]: Line): number {
  return rows.reduce((total, { x, y }) => {
    const line = a + b * x;
    // log(1 + e^line) without overflow.
    return total + y * line - Math.max(line, 0) - Math.log1p(Math.exp(-Math.abs(line)));
  }, 0);
}

function withInterval(value: number, variance: number, coverage: number): Coefficient {
  const half = zOf(coverage) * Math.sqrt(variance);
  return { value, low: value - half, high: value + half };
}

export interface CalibrationGroup {
  readonly n: number;
  readonly events: number;
  /** Mean prediction, 0 to 1. */
  readonly predicted: number;
  /** Wilson's interval of the observed share. */
  readonly observed: Coefficient;
}

/** A score has few totals, and each is a group; of a model's figures, groups of equal size. */
const MOST_GROUPS = 8;

/** In each group as many events, and as many without: a share of fewer says little, and could point at somebody. */
const FEWEST_EVENTS = 5;

interface Group {
  readonly cases: Case[];
  events: number;
}

/** @param smallest patients in a group; this and the events above hold for each group but one that all are in */
export function calibrationGroups(
  cases: readonly Case[],
  smallest: number,
  coverage: number,
): CalibrationGroup[] {
  const sorted = cases.toSorted((one, other) => one.predicted - other.predicted);
  const aim = Math.max(smallest, Math.ceil(cases.length / MOST_GROUPS));
  const holds = ({ cases: those, events }: Group, patients: number) =>
    those.length >= patients && Math.min(events, those.length - events) >= FEWEST_EVENTS;
  const groups: Group[] = [];
  for (const one of sorted) {
    const last = groups.at(-1);
    // Equal predictions are never torn apart.
    const isOpen = last && (!holds(last, aim) || last.cases.at(-1)?.predicted === one.predicted);
    const group = isOpen ? last : { cases: [], events: 0 };
    if (!isOpen) groups.push(group);
    group.cases.push(one);
    group.events += one.happened ? 1 : 0;
  }
  const [before, rest] = groups.slice(-2);
  if (before && rest && !holds(rest, smallest))
    groups.splice(-2, 2, { cases: [...before.cases, ...rest.cases], events: before.events + rest.events });
  return groups.map(({ cases: those, events }) => {
    const n = those.length;
    return {
      n,
      events,
      predicted: mean(those.map(({ predicted }) => predicted)),
      observed: { value: events / n, ...wilsonInterval(events, n, coverage) },
    };
  });
}

/** Mean squared distance between prediction and outcome: 0 is perfect (Brier GW. Mon Weather Rev 1950;78:1-3). */
export function brierScore(cases: readonly Case[]): number {
  return mean(cases.map(({ predicted, happened }) => (predicted - (happened ? 1 : 0)) ** 2));
}

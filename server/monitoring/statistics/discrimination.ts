/**
 * Area under the ROC curve with its variance by DeLong ER, DeLong DM, Clarke-Pearson DL. Biometrics 1988;44:837-845,
 * by midranks as in Sun X, Xu W. IEEE Signal Process Lett 2014;21:1389-1393.
 * The interval is that of its log-odds (Qin G, Hotilovac L. Stat Methods Med Res 2008;17:207-221), which stays between
 * 0 and 1.
 */
import { mean, type Case } from './cases.ts';
import type { Interval } from './intervals.ts';
import { sigmoid, zOf } from '../../inference/answer/normal.ts';

export interface Auc {
  readonly value: number;
  /** Null where everybody is told apart, in whichever direction: DeLong's variance is none then. */
  readonly interval: Interval | null;
}

/** @param cases with events and others among them */
export function auc(cases: readonly Case[], coverage: number): Auc {
  const yes = cases.filter(({ happened }) => happened).map(({ predicted }) => predicted);
  const no = cases.filter(({ happened }) => !happened).map(({ predicted }) => predicted);
  const together = midranks([...yes, ...no]);
  const [withinYes, withinNo] = [midranks(yes), midranks(no)];
  const ofYes = yes.map((_, i) => (at(together, i) - at(withinYes, i)) / no.length);
  const ofNo = no.map((_, i) => 1 - (at(together, yes.length + i) - at(withinNo, i)) / yes.length);
  const value = mean(ofYes);
  const spread = Math.sqrt(variance(ofYes) / yes.length + variance(ofNo) / no.length);
  if (value === 0 || value === 1) return { value, interval: null };
  const middle = Math.log(value / (1 - value));
  const half = (zOf(coverage) * spread) / (value * (1 - value));
  return { value, interval: { low: sigmoid(middle - half), high: sigmoid(middle + half) } };
}

/** Ranks from 1; equal values share the middle of theirs. */
function midranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (const { index } of order.slice(from, to + 1)) ranks[index] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/** Of a sample. */
function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((total, value) => total + (value - centre) ** 2, 0) / (values.length - 1);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}

/** Published rates for a total, or for a range of totals. */
import type { EvidenceGrade } from '../evidence/evidence.ts';
import type { OutcomeId } from '../evidence/outcomes.ts';
import { EVIDENCE, type EvidenceId } from '../evidence/registry.ts';
import { spanOf, type Range } from '../range.ts';

/** How often an outcome happened to people with such a total, in per cent, under one outcome definition. */
export interface RateEstimate {
  readonly percent: Range;
  /** The rate is printed for this total and all above together. */
  readonly pooledFrom?: number;
  /** The totals reach above those with a published rate, so the rate has no upper end. */
  readonly isOpenAbove?: true;
  /** No rate is printed for some of these totals: the ends are the nearest printed rates on either side. */
  readonly isBetweenPublished?: true;
  readonly outcome: OutcomeId;
  readonly grade: EvidenceGrade;
  readonly sources: readonly { readonly evidence: EvidenceId; readonly percent: Range }[];
}

/** Printed rates of one source: a rate for each total that has one, in ascending order of totals. */
export interface PublishedRates {
  readonly evidence: EvidenceId;
  readonly rates: readonly (readonly [total: number, percent: number])[];
  /** The source says nothing of totals above this one; another source of the same estimate does. */
  readonly upTo?: number;
}

/** One rate for each total from 0. */
export function ratesFromZero(...percents: readonly number[]): PublishedRates['rates'] {
  return percents.map((percent, total) => [total, percent] as const);
}

/** The same rate for every total from one to another, both included. */
export function rateForTotals(from: number, to: number, percent: number): PublishedRates['rates'] {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, percent] as const);
}

interface Looked {
  readonly percent: Range;
  readonly isBetween: boolean;
  readonly isOpenAbove: boolean;
}

/**
 * The rates of a range of whole totals. Totals without a printed rate take the nearest printed ones on both sides as
 * ends, since a score is built so that its outcome rises or falls with it; above the last printed total the rate
 * stays open. Undefined when no total of the range has a printed rate on or below it.
 */
function look(asked: Range, { rates, upTo = Infinity }: PublishedRates): Looked | undefined {
  if (asked.low > upTo) return undefined;
  const total = { low: asked.low, high: Math.min(asked.high, upTo) };
  const below = rates.findLast(([printed]) => printed <= total.low);
  const above = rates.find(([printed]) => printed >= total.high);
  const within = rates.filter(([printed]) => printed >= total.low && printed <= total.high);
  if (below === undefined || (above === undefined && within.length === 0)) return undefined;
  const ends = [below, ...within, ...(above ? [above] : [])];
  return {
    percent: spanOf(ends.map(([, percent]) => percent)),
    isBetween: within.length < total.high - total.low + 1 && above !== undefined,
    isOpenAbove: above === undefined,
  };
}

/** One outcome as one or more sources print it; the estimate spans all of them. */
export function publishedEstimate(
  total: Range,
  outcome: OutcomeId,
  sources: readonly PublishedRates[],
): RateEstimate[] {
  const found = sources.flatMap((source) => {
    const looked = look(total, source);
    return looked === undefined ? [] : [{ evidence: source.evidence, ...looked }];
  });
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      percent: spanOf(found.flatMap(({ percent }) => [percent.low, percent.high])),
      ...(found.some((entry) => entry.isOpenAbove) && { isOpenAbove: true as const }),
      ...(found.some((entry) => entry.isBetween) && { isBetweenPublished: true as const }),
      outcome,
      grade: EVIDENCE[first.evidence].grade,
      sources: found.map(({ evidence, percent }) => ({ evidence, percent })),
    },
  ];
}

/** A rate computed by a formula of the total, in per cent; the formula must rise or fall over the whole range. */
export function formulaEstimate(
  total: Range,
  outcome: OutcomeId,
  evidence: EvidenceId,
  percentOf: (total: number) => number,
): RateEstimate {
  const percent = spanOf([percentOf(total.low), percentOf(total.high)]);
  return { percent, outcome, grade: EVIDENCE[evidence].grade, sources: [{ evidence, percent }] };
}

/** `1 / (1 + exp(-x))`, in per cent. */
export function logisticPercent(linear: number): number {
  return 100 / (1 + Math.exp(-linear));
}

/**
 * What every points score has in common: items that read facts, points as a range when a fact is not known, and
 * a total whose range contains the value the score will have once everything is known.
 */
import type { EvidenceGrade, EvidenceId, OutcomeId } from '../evidence.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { ScoreInput } from './score-input.ts';

/** Closed interval; low equals high when the value is certain. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface ItemResult {
  readonly id: string;
  readonly label: string;
  /** One or two words, for a table cell. */
  readonly shortLabel: string;
  readonly points: Range;
  readonly inputs: readonly FactName[];
  /** Inputs that are missing or conflicting and leave the points open. */
  readonly undecided: readonly FactName[];
}

export interface ScoreItem {
  readonly id: string;
  readonly evaluate: (facts: StrokeFacts) => ItemResult;
}

type Values<I extends readonly ScoreInput<unknown>[]> = {
  [K in keyof I]: I[K] extends ScoreInput<infer V> ? V : never;
};

/** An item whose points are a function of one or more inputs; evaluated over all values they could have. */
export function scoreItem<const I extends readonly ScoreInput<unknown>[]>(spec: {
  id: string;
  label: string;
  shortLabel: string;
  inputs: I;
  points: (...values: Values<I>) => number;
}): ScoreItem {
  return {
    id: spec.id,
    evaluate: (facts) => {
      const combinations = cartesian(spec.inputs.map((input) => input.possible(facts)));
      // The product of the inputs' values, in order, is what `Values<I>` says; TypeScript cannot follow `map`.
      const points = combinations.map((values) => spec.points(...(values as Values<I>)));
      const range = { low: Math.min(...points), high: Math.max(...points) };
      const inputs = spec.inputs.map((input) => input.fact);
      const isOpen = range.low !== range.high;
      return {
        id: spec.id,
        label: spec.label,
        shortLabel: spec.shortLabel,
        points: range,
        inputs,
        undecided: isOpen ? inputs.filter((fact) => !isSettled(facts, fact)) : [],
      };
    },
  };
}

/** A bound such as "> 400" is a recorded value, but it does not settle the input. */
function isSettled(facts: StrokeFacts, name: FactName): boolean {
  if (facts[name].status !== 'known') return false;
  return name !== 'glucose' || facts.glucose.status !== 'known' || facts.glucose.value.bound === undefined;
}

function cartesian(lists: readonly (readonly unknown[])[]): unknown[][] {
  return lists.reduce<unknown[][]>(
    (combinations, list) => combinations.flatMap((head) => list.map((value) => [...head, value])),
    [[]],
  );
}

/** The sum of the items' points. Exact because no two items of a score share an input. */
export function totalOf(items: readonly ItemResult[]): Range {
  return items.reduce(
    (total, item) => ({ low: total.low + item.points.low, high: total.high + item.points.high }),
    { low: 0, high: 0 },
  );
}

/** A published rate for the totals in a range, in per cent, under one outcome definition. */
export interface RiskEstimate {
  readonly percent: Range;
  /** The rate is printed for this total and all above together. */
  readonly pooledFrom?: number;
  /** The totals reach above those with a published rate, so the rate has no upper end. */
  readonly isOpenAbove?: true;
  readonly outcome: OutcomeId;
  readonly grade: EvidenceGrade;
  readonly sources: readonly { readonly evidence: EvidenceId; readonly percent: Range }[];
}

export interface ScoreResult {
  readonly id: 'hat' | 'sedan';
  readonly name: string;
  readonly total: Range;
  readonly maximum: number;
  readonly items: readonly ItemResult[];
  readonly undecided: readonly FactName[];
  /** Rates to show first; absent when the literature prints none for the whole range of totals. */
  readonly risk?: RiskEstimate;
  /** Further published rates for the same totals, shown beside the first and never averaged with it. */
  readonly otherRisks: readonly RiskEstimate[];
  /** What a reader must know about this very result; keys of the text module. */
  readonly remarks: readonly ScoreRemark[];
}

export type ScoreRemark = 'hat-nihss-20' | 'hat-4-and-5-pooled' | 'sedan-6-no-rate';

/** The facts that keep a score's total open, each once. */
export function undecidedFacts(items: readonly ItemResult[]): FactName[] {
  return [...new Set(items.flatMap((item) => item.undecided))];
}

/**
 * Lowest and highest of a published rate over the totals in a range.
 * @param rates one rate for each total from 0; the range must not reach beyond them
 */
export function rateOver(total: Range, rates: readonly number[]): Range {
  const covered = rates.slice(total.low, total.high + 1);
  return { low: Math.min(...covered), high: Math.max(...covered) };
}

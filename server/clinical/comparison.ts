/**
 * Scores side by side. Rates are compared only where they count the same outcome; across definitions it is only said
 * which of them reach the site's limit. Nothing is averaged.
 */
import { OUTCOMES, type OutcomeFamily, type OutcomeId } from './evidence/outcomes.ts';
import { isExact } from './range.ts';
import type { Policy } from './policy.ts';
import type { RateEstimate } from './scores/rates.ts';
import type { ScoreResult } from './scores/score.ts';
import type { ScoreId } from './text/en/score-names.ts';

export interface ComparisonRow {
  readonly score: ScoreId;
  readonly estimate: RateEstimate;
  /** False while something is missing that could change the total. */
  readonly isComplete: boolean;
}

/**
 * How the rates of one outcome stand to each other. `open`: they overlap, but only because something is missing.
 * `single`: there is nothing to compare.
 */
export type Agreement = 'single' | 'agree' | 'disagree' | 'open';

/** How the rates of one family stand to the site's limit. `split`: some reach it and some stay below. */
export type Level = 'all-below' | 'all-reach' | 'split' | 'open';

export interface OutcomeComparison {
  readonly outcome: OutcomeId;
  readonly rows: readonly ComparisonRow[];
  readonly agreement: Agreement;
}

export interface FamilyComparison {
  readonly family: OutcomeFamily;
  readonly outcomes: readonly OutcomeComparison[];
  /** For symptomatic haemorrhage only: the limit is one for bleeding. */
  readonly level?: Level;
}

/** @returns one comparison for each family of outcomes that any score has a rate for, in the order of the scores */
export function compareScores(
  scores: readonly ScoreResult[],
  policy: Pick<Policy, 'agreementFactor' | 'warnAtRiskPercent'>,
): FamilyComparison[] {
  const rows = scores.flatMap((score) =>
    score.estimates.map((estimate) => ({ score: score.id, estimate, isComplete: isExact(score.total) })),
  );
  return grouped(rows, ({ estimate }) => OUTCOMES[estimate.outcome].family).map(([family, ofFamily]) => ({
    family,
    outcomes: grouped(ofFamily, ({ estimate }) => estimate.outcome).map(([outcome, ofOutcome]) => ({
      outcome,
      rows: ofOutcome,
      agreement: agreementOf(ofOutcome, policy.agreementFactor),
    })),
    ...(family === 'symptomatic-ich' && { level: levelOf(ofFamily, policy.warnAtRiskPercent) }),
  }));
}

function grouped<T, K extends string>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

function agreementOf(rows: readonly ComparisonRow[], factor: number): Agreement {
  if (new Set(rows.map(({ score }) => score)).size < 2) return 'single';
  const highestLow = Math.max(...rows.map(({ estimate }) => estimate.percent.low));
  const lowestHigh = Math.min(...rows.map(({ estimate }) => upperEnd(estimate)));
  if (highestLow >= lowestHigh * factor) return 'disagree';
  return rows.every(({ isComplete }) => isComplete) ? 'agree' : 'open';
}

/** How one rate stands to a limit; `may-reach` when only its upper end does. */
export type Standing = 'reaches' | 'may-reach' | 'below';

export function standingOf(estimate: RateEstimate, limit: number): Standing {
  if (estimate.percent.low >= limit) return 'reaches';
  return upperEnd(estimate) >= limit ? 'may-reach' : 'below';
}

function levelOf(rows: readonly ComparisonRow[], limit: number): Level {
  const standings = rows.map(({ estimate }) => standingOf(estimate, limit));
  const reach = standings.filter((standing) => standing === 'reaches').length;
  const below = standings.filter((standing) => standing === 'below').length;
  if (reach === rows.length) return 'all-reach';
  if (below === rows.length) return 'all-below';
  return reach > 0 && below > 0 ? 'split' : 'open';
}

function upperEnd({ percent, isOpenAbove }: RateEstimate): number {
  return isOpenAbove ? 100 : percent.high;
}

/**
 * What every score has in common: items, a total as a range over what is missing, published rates for it, and the
 * one input that would narrow it most.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import { isExact, type Range } from '../range.ts';
import { FACT_NAMES_IN_ORDER, type FactName, type StrokeFacts } from '../stroke-facts.ts';
import type { RemarkId } from '../text/en/remarks.ts';
import type { ScoreId } from '../text/en/score-names.ts';
import type { RateEstimate } from './rates.ts';
import type { ItemResult, ScoreItem } from './score-item.ts';

/** The question a score answers; scores of different groups stand on different panels. */
export type ScoreGroup =
  | 'thrombolysis-bleeding'
  | 'stroke-outcome'
  | 'thrombectomy'
  | 'infarct-imaging'
  | 'malignant-oedema'
  | 'intracerebral-haemorrhage'
  | 'arteriovenous-malformation';

export interface ScoreResult {
  readonly id: ScoreId;
  readonly group: ScoreGroup;
  readonly total: Range;
  readonly minimum: number;
  readonly maximum: number;
  /** Each item is a step of the trace: rule, facts, points. */
  readonly items: readonly ItemResult[];
  /** Source of the points. */
  readonly evidence: EvidenceId;
  readonly undecided: readonly FactName[];
  /** The undecided fact that would narrow the total most, by what it settles at least, then at most. */
  readonly mostUseful?: FactName;
  /** Published rates for the total, the one to show first in front; different outcomes are never averaged. */
  readonly estimates: readonly RateEstimate[];
  /** What a reader must know about this very result; keys of the text module. */
  readonly remarks: readonly RemarkId[];
}

export interface Score {
  readonly id: ScoreId;
  readonly group: ScoreGroup;
  readonly minimum: number;
  readonly maximum: number;
  /** Every fact that can change the total. */
  readonly inputs: readonly FactName[];
  /** Pure; cannot fail. */
  readonly evaluate: (facts: StrokeFacts) => ScoreResult;
}

export interface ScoreSpec {
  readonly id: ScoreId;
  readonly group: ScoreGroup;
  readonly minimum?: number;
  readonly maximum: number;
  readonly evidence: EvidenceId;
  /** No two items may read the same fact: only then is the total's range the sum of the items' ranges. */
  readonly items: readonly ScoreItem[];
  readonly estimates: (total: Range) => readonly RateEstimate[];
  readonly remarks?: (facts: StrokeFacts, total: Range) => readonly RemarkId[];
}

export function defineScore(spec: ScoreSpec): Score {
  const { id, group, maximum, evidence, items } = spec;
  const minimum = spec.minimum ?? 0;
  const names = new Set(items.flatMap((item) => item.inputs));
  return {
    id,
    group,
    minimum,
    maximum,
    inputs: FACT_NAMES_IN_ORDER.filter((name) => names.has(name)),
    evaluate: (facts) => {
      const results = items.map((item) => item.evaluate(facts));
      const total = totalOf(results);
      const mostUseful = isExact(total) ? undefined : mostUsefulFact(facts, items, results);
      return {
        id,
        group,
        total,
        minimum,
        maximum,
        items: results,
        evidence,
        undecided: [...new Set(results.flatMap((result) => result.undecided))],
        ...(mostUseful !== undefined && { mostUseful }),
        estimates: spec.estimates(total),
        remarks: spec.remarks?.(facts, total) ?? [],
      };
    },
  };
}

/** The sum of the items' points. Exact because no two items of a score share an input. */
function totalOf(items: readonly ItemResult[]): Range {
  return items.reduce(
    (total, item) => ({ low: total.low + item.points.low, high: total.high + item.points.high }),
    { low: 0, high: 0 },
  );
}

function mostUsefulFact(
  facts: StrokeFacts,
  items: readonly ScoreItem[],
  results: readonly ItemResult[],
): FactName | undefined {
  const narrowings = items.flatMap((item, index) => {
    const result = results[index];
    return result === undefined || result.undecided.length === 0 ? [] : item.narrowings(facts, result);
  });
  const [best] = narrowings.toSorted((a, b) => b.byAtLeast - a.byAtLeast || b.byAtMost - a.byAtMost);
  return best?.fact;
}

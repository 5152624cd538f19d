/** The ordered total against every accepted rule, at every weight in question. */
import { spanOf } from '../range.ts';
import { isAbove, isBelow, isClose, percentOff } from './deviation.ts';
import type { DoseFinding } from './dose-finding.ts';
import type { DoseRule } from './dose-rules.ts';
import { milligramsAt, type Amount } from './ordered-dose.ts';

type Verdict = 'matches' | 'over' | 'under' | 'between-rules';

export interface RuleDeviation {
  readonly rule: DoseRule;
  readonly percent: number;
}

/** Each rule's distance from the order, nearest first. */
function deviationsAt(ordered: Amount, weightKg: number, rules: readonly DoseRule[]): RuleDeviation[] {
  return rules
    .map((rule) => ({
      rule,
      percent: percentOff(milligramsAt(ordered, weightKg), rule.milligramsFor(weightKg)),
    }))
    .toSorted((a, b) => Math.abs(a.percent) - Math.abs(b.percent));
}

function verdictOf(deviations: readonly RuleDeviation[]): Verdict {
  if (deviations.some(({ percent }) => isClose(percent))) return 'matches';
  if (deviations.every(({ percent }) => isAbove(percent))) return 'over';
  return deviations.every(({ percent }) => isBelow(percent)) ? 'under' : 'between-rules';
}

/** One verdict when it is the same at every weight. */
export function compareWithRules(
  ordered: Amount,
  weightsKg: readonly number[],
  rules: readonly DoseRule[],
): DoseFinding {
  const compared = weightsKg.map((weightKg) => deviationsAt(ordered, weightKg, rules));
  const verdicts = new Set(compared.map(verdictOf));
  const [kind] = verdicts;
  if (kind === undefined || verdicts.size > 1) return { kind: 'depends-on-weight' };
  const percent = spanOf(
    compared.flatMap((deviations) => deviations.slice(0, 1).map((near) => near.percent)),
  );
  if (kind !== 'matches') return { kind, percent };
  const matching = compared.flat().filter((deviation) => isClose(deviation.percent));
  return { kind, percent, rules: [...new Set(matching.map(({ rule }) => rule.id))] };
}

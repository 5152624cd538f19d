/**
 * The dose from the chart alone, without an order: every rule that the site accepts, at every recorded weight. Something
 * to check an order against, and no order itself.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import { usableNumbers } from '../facts/usable-numbers.ts';
import type { Known } from '../known.ts';
import type { StrokeFacts } from '../stroke-facts.ts';
import type { DoseFinding } from './dose-finding.ts';
import { planBy, type DosePlan } from './dose-plan.ts';
import { acceptedRules, MAXIMUM_MG, type DosePolicy, type ThrombolyticAgent } from './dose-rules.ts';
import { weightFindings } from './weight-findings.ts';

/** One rule at one recorded weight. */
export interface DoseRow {
  readonly evidence: EvidenceId;
  readonly weight: Known<number>;
  readonly plan: DosePlan;
}

export interface DoseTable {
  readonly agent: ThrombolyticAgent;
  /** Empty without a usable weight. */
  readonly rows: readonly DoseRow[];
  readonly maximumMg: number;
  /** What is missing, conflicting or worth knowing of the weight. */
  readonly findings: readonly DoseFinding[];
}

/** Pure; cannot fail. */
export function doseTable(
  agent: ThrombolyticAgent,
  facts: Pick<StrokeFacts, 'weightKg' | 'weightMethod'>,
  policy: DosePolicy,
): DoseTable {
  const rules = acceptedRules(agent, policy);
  const weights = usableNumbers(facts, 'weightKg');
  return {
    agent,
    rows: weights.usable.flatMap((weight) =>
      rules.map((rule) => ({ evidence: rule.evidence, weight, plan: planBy(rule, agent, weight.value) })),
    ),
    maximumMg: MAXIMUM_MG[agent],
    findings: weightFindings(facts, weights, rules),
  };
}

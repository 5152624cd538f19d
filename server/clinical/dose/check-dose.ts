/**
 * The drafted order of a thrombolytic against the dose for this patient's weight (doses and sources: dose-rules.ts).
 *
 * Decisions: without a usable weight nothing is assumed of it; an order is then only called wrong when it is wrong
 * at every weight a person can have. Conflicting weights are all used. Tenecteplase 0.4 mg/kg is named even where
 * the lowest label band gives it (15 mg at 37.5 kg): the guideline's class 3 does not ask how the dose came about.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import { usableNumbers, type UsableNumbers } from '../facts/usable-numbers.ts';
import type { Known } from '../known.ts';
import { spanOf, type Range } from '../range.ts';
import { FACT_DEFINITIONS, type StrokeFacts } from '../stroke-facts.ts';
import { splitFindings } from './check-split.ts';
import { percentOff } from './deviation.ts';
import { FINDING_LEVELS, type DoseFinding } from './dose-finding.ts';
import { dosePlan, type DosePlan } from './dose-plan.ts';
import {
  acceptedRules,
  MAXIMUM_MG,
  type DosePolicy,
  type DoseRule,
  type DoseRuleId,
  type ThrombolyticAgent,
} from './dose-rules.ts';
import { milligramsAt, type Amount, type OrderedDose } from './ordered-dose.ts';
import { orderedRange, readOrder, totalOf } from './read-order.ts';
import { totalFindings } from './total-findings.ts';
import { weightFindings } from './weight-findings.ts';

export interface DoseQuestion {
  readonly agent: ThrombolyticAgent;
  /** What the order says; an empty object when it gives no dose. */
  readonly orderedDose: OrderedDose;
  readonly facts: Pick<StrokeFacts, 'weightKg' | 'weightMethod'>;
  readonly policy: DosePolicy;
}

/** The dose of one accepted rule, over the recorded weights. */
export interface ExpectedDose {
  readonly rule: DoseRuleId;
  readonly evidence: EvidenceId;
  readonly mg: Range;
}

/** One rule at one recorded weight: what it gives, from where, and how far the order is from it. */
export interface DoseStep {
  readonly rule: DoseRuleId;
  readonly evidence: EvidenceId;
  readonly facts: readonly ['weightKg'];
  readonly weight: Known<number>;
  readonly expectedMg: number;
  readonly isMaximum: boolean;
  readonly ordered?: { readonly mg: number; readonly percentOff: number };
}

export interface DoseCheck {
  readonly agent: ThrombolyticAgent;
  /** The gravest level among the findings; `cannot-tell` when nothing is wrong but something is missing. */
  readonly verdict: 'matches' | 'flagged' | 'cannot-tell';
  readonly findings: readonly DoseFinding[];
  /** One entry for each rule that the site accepts; empty without a usable weight. */
  readonly expected: readonly ExpectedDose[];
  readonly maximumMg: number;
  /** The ordered total; absent when there is none, or when it hangs on a weight that is not known. */
  readonly orderedMg?: Range;
  /** The complete order for the one known weight, to offer in place of the drafted one. */
  readonly plan?: DosePlan;
  readonly trace: readonly DoseStep[];
}

/** Stand for a weight of which nothing is known. */
const WEIGHT_LIMITS_KG = [FACT_DEFINITIONS.weightKg.low, FACT_DEFINITIONS.weightKg.high];

/** Pure; cannot fail. */
export function checkDose({ agent, orderedDose, facts, policy }: DoseQuestion): DoseCheck {
  const rules = acceptedRules(agent, policy);
  const weights = usableNumbers(facts, 'weightKg');
  const { parts, problems } = readOrder(orderedDose);
  const total = totalOf(agent, parts);
  const isWeightRecorded = weights.usable.length > 0;
  const weightsKg = isWeightRecorded ? weights.usable.map(({ value }) => value) : WEIGHT_LIMITS_KG;
  const findings: DoseFinding[] = [
    ...problems,
    ...(total === undefined && problems.length === 0 ? [{ kind: 'dose-missing' as const }] : []),
    ...(total === undefined
      ? []
      : totalFindings({ agent, total, rules, policy, weightsKg, isWeightRecorded })),
    ...splitFindings(agent, parts, total, weightsKg, rules),
    ...weightFindings(facts, weights, rules),
  ];
  const orderedMg = total && orderedRange(total, weights.usable);
  return {
    agent,
    verdict: verdictOf(findings),
    findings,
    expected: isWeightRecorded ? rules.map((rule) => expectedDose(rule, weights.usable)) : [],
    maximumMg: MAXIMUM_MG[agent],
    ...(orderedMg && { orderedMg }),
    ...planFor(agent, facts, weights, policy),
    trace: weights.usable.flatMap((weight) => rules.map((rule) => doseStep(rule, weight, total))),
  };
}

function verdictOf(findings: readonly DoseFinding[]): DoseCheck['verdict'] {
  const levels = findings.map(({ kind }) => FINDING_LEVELS[kind]);
  if (levels.includes('flag')) return 'flagged';
  return levels.includes('open') ? 'cannot-tell' : 'matches';
}

function expectedDose(
  { id, evidence, milligramsFor }: DoseRule,
  weights: readonly Known<number>[],
): ExpectedDose {
  return { rule: id, evidence, mg: spanOf(weights.map(({ value }) => milligramsFor(value))) };
}

/** Only a single recorded weight gives an order that can be offered; of conflicting ones none is chosen. */
function planFor(
  agent: ThrombolyticAgent,
  { weightKg }: DoseQuestion['facts'],
  { usable }: UsableNumbers,
  policy: DosePolicy,
): { plan?: DosePlan } {
  const [weight] = usable;
  if (weight === undefined || weightKg.status !== 'known') return {};
  return { plan: dosePlan(agent, weight.value, policy) };
}

function doseStep(
  { id, evidence, milligramsFor, maximumFromKg }: DoseRule,
  weight: Known<number>,
  total: Amount | undefined,
): DoseStep {
  const expectedMg = milligramsFor(weight.value);
  const orderedMg = total && milligramsAt(total, weight.value);
  return {
    rule: id,
    evidence,
    facts: ['weightKg'],
    weight,
    expectedMg,
    isMaximum: weight.value > maximumFromKg,
    ...(orderedMg !== undefined && {
      ordered: { mg: orderedMg, percentOff: percentOff(orderedMg, expectedMg) },
    }),
  };
}

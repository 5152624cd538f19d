/**
 * How a criterion is declared: in each edition that names it a tier, a condition, a strength and a source.
 */
import { EVIDENCE, type EvidenceId } from '../evidence/registry.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { CriterionId, SourcesOf } from '../text/en/eligibility-criteria.ts';
import type { Condition, Judgement, OpenFact, VerdictStatus } from './condition.ts';
import type { RuleSource } from './editions.ts';
import type { Limit } from './limit.ts';

export const TIERS = [
  'absolute',
  'relative',
  'benefit-exceeds-risk',
  /** Judged outside the tiers, by a class of recommendation. */
  'recommendation',
  /** Treatable, no contraindication: correct it, then treat. */
  'correct-first',
  /** To be watched for in treatment; no criterion for or against it. */
  'warning',
  /** The edition speaks of other patients. */
  'scope',
  /** Named by an edition that has been replaced; its tier today is not known. */
  'named-earlier',
] as const;

export type Tier = (typeof TIERS)[number];

/** Class of recommendation (AHA), or the words of ESO. No level of evidence was read for these rules. */
export type StrengthId =
  | 'class-1'
  | 'class-2a'
  | 'class-2b'
  | 'class-3-no-benefit'
  | 'eso-high-quality-evidence'
  | 'eso-recommended'
  | 'eso-treat'
  | 'eso-suggested-against';

const AGAINST: ReadonlySet<StrengthId | undefined> = new Set(['class-3-no-benefit', 'eso-suggested-against']);

export interface Rule {
  readonly tier: Tier;
  readonly when: Condition;
  readonly evidence: EvidenceId;
  readonly strength?: StrengthId;
  /** Source of the limits, where the edition names the situation without one. */
  readonly limitsFrom?: EvidenceId;
}

export interface Criterion {
  readonly id: CriterionId;
  readonly rules: Readonly<Partial<Record<RuleSource, Rule>>>;
}

/** The sources must be those for which the text module has the rule in words. */
export function defineCriterion<const I extends CriterionId>(
  id: I,
  rules: Readonly<Record<SourcesOf<I>, Rule>>,
): Criterion {
  return { id, rules };
}

/** A rule of the 2026 table of special situations. */
function tierRule(tier: Tier) {
  return (when: Condition, evidence: EvidenceId = 'aha-2026-eligibility'): Rule => ({ tier, when, evidence });
}

export const absolute = tierRule('absolute');
export const relative = tierRule('relative');
export const benefitExceedsRisk = tierRule('benefit-exceeds-risk');

export function recommendation(strength: StrengthId, when: Condition, evidence: EvidenceId): Rule {
  return { tier: 'recommendation', strength, when, evidence };
}

export interface Verdict {
  readonly status: VerdictStatus;
  /** The facts it was judged on. */
  readonly facts: readonly FactName[];
  readonly limits: readonly Limit[];
  /** Why it cannot be told, fact by fact. */
  readonly open: readonly OpenFact[];
  /** Facts that would settle it; empty when it is settled, or left to the clinician's judgement. */
  readonly settledBy: readonly FactName[];
}

/** What one source states of a criterion, whoever the patient. */
export interface Statement {
  readonly id: CriterionId;
  /** The edition the rule is taken from. */
  readonly source: RuleSource;
  readonly tier: Tier;
  readonly strength?: StrengthId;
  readonly evidence: EvidenceId;
  readonly limitsFrom?: EvidenceId;
  /** The rule or its limit is not confirmed in the guideline. */
  readonly isUnconfirmed: boolean;
}

/** One step of the trace: criterion, facts, limits, verdict and source. */
export interface CriterionResult extends Statement, Verdict {}

/** A criterion as one source states it, ready to be judged. */
export interface StatedCriterion {
  readonly statement: Statement;
  readonly when: Condition;
}

export function stated(id: CriterionId, source: RuleSource, { when, ...rule }: Rule): StatedCriterion {
  const isUnconfirmed = [rule.evidence, rule.limitsFrom ?? rule.evidence].some(
    (entry) => EVIDENCE[entry].confidence === 'unconfirmed',
  );
  return { statement: { id, source, ...rule, isUnconfirmed }, when };
}

export function judge({ statement, when }: StatedCriterion, facts: StrokeFacts): CriterionResult {
  // A spread of statements of different shape takes three times as long, and this runs for every criterion.
  return Object.assign(verdictOf(when, facts), statement);
}

export function verdictOf(condition: Condition, facts: StrokeFacts): Verdict {
  const judgement = condition.judge(facts);
  return {
    status: judgement.status,
    facts: condition.facts,
    limits: condition.limits,
    open: judgement.open,
    settledBy: settledBy(judgement),
  };
}

function settledBy({ open }: Judgement): readonly FactName[] {
  const facts = open.filter(({ reason }) => reason !== 'left-to-judgement').map(({ fact }) => fact);
  return [...new Set(facts)];
}

/** Whether a met criterion speaks against treatment, or for caution. */
export function speaksAgainst({ tier, strength }: Pick<Rule, 'tier' | 'strength'>): boolean {
  return (
    tier === 'absolute' ||
    tier === 'relative' ||
    tier === 'scope' ||
    tier === 'named-earlier' ||
    AGAINST.has(strength)
  );
}

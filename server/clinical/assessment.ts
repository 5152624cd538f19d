/** The one output type of the clinical core: what is stored, put on the card and shown in the app. */
import type { BenefitResult } from './benefit/benefit-result.ts';
import type { FamilyComparison } from './comparison.ts';
import type { Eligibility } from './eligibility/assess-eligibility.ts';
import type { Prediction } from './predictions/prediction.ts';
import type { DomainRecovery } from './recovery/assess-recovery.ts';
import type { ScoreResult } from './scores/score.ts';
import type { ScoreId } from './text/en/score-names.ts';
import type { FactName, SetAsideRecord, StrokeFacts } from './stroke-facts.ts';

/**
 * Version of the rules in this folder; stored with every assessment. Raise it when a result can change: the first
 * number when the form of the assessment changes, so that stored ones of another form are told apart.
 */
export const CORE_VERSION = '4.0.0';

/** A fact that keeps at least one headline score open, and by how many points. */
export interface OpenInput {
  readonly fact: FactName;
  readonly effects: readonly {
    readonly score: ScoreResult['id'];
    readonly low: number;
    readonly high: number;
  }[];
}

export interface Assessment {
  readonly coreVersion: string;
  readonly policyVersion: string;
  /** Instant of the assessment, ISO 8601 in UTC. */
  readonly assessedAt: string;
  readonly facts: StrokeFacts;
  /** Records that were found and not used, with the reason. */
  readonly setAside: readonly SetAsideRecord[];
  /** Every score that is for this patient. */
  readonly scores: readonly ScoreResult[];
  /** The site's choice of the scores that the card's headline compares. */
  readonly headlineScores: readonly ScoreId[];
  /** The site's limit for a warning, per cent. */
  readonly warnAtRiskPercent: number;
  readonly comparisons: readonly FamilyComparison[];
  readonly eligibility: Eligibility;
  readonly benefit: BenefitResult;
  readonly recovery: readonly DomainRecovery[];
  /** What trained models say, beside the scores; neither headline nor attention rests on it. */
  readonly predictions: readonly Prediction[];
  readonly openInputs: readonly OpenInput[];
  /** `warning` when a risk, at the upper end of its range, reaches the site's limit; never a contraindication. */
  readonly attention: 'info' | 'warning';
}

/** The results that the card's headline compares, in the site's order. */
export function headlineResults({ scores, headlineScores }: Assessment): ScoreResult[] {
  return headlineScores.flatMap((id) => scores.filter((score) => score.id === id));
}

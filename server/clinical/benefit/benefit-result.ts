/** What `assessBenefit` returns. All figures are of groups of people, none is a prediction for one person. */
import type { EvidenceGrade } from '../evidence/evidence.ts';
import type { OutcomeId } from '../evidence/outcomes.ts';
import type { EvidenceId } from '../evidence/registry.ts';
import type { NumberProblem } from '../facts/check-number.ts';
import type { Known } from '../known.ts';
import type { Range } from '../range.ts';
import type { FactName } from '../stroke-facts.ts';
import type { BenefitRemarkId, BenefitRuleId } from '../text/en/benefit.ts';
import type { CostOfDelay } from './cost-of-delay.ts';
import type { CohortId } from './mrs-distribution.ts';
import type { DelayOdds } from './odds-by-delay.ts';
import type { Figures, OutcomeFigures } from './outcome-figures.ts';
import type { TrialHarm } from './trial-harms.ts';
import type { DelayWindow, DelayWindowId } from './trial-windows.ts';

/** One recorded delay among the trials' windows. */
export interface DelayBenefit {
  readonly delay: Known<number>;
  /** Absent after the delays that the trials treated at. */
  readonly window?: DelayWindowId;
  readonly odds: DelayOdds;
}

/** Treatment at one recorded delay, in one cohort. */
export interface TreatedOutcome {
  readonly minutes: number;
  readonly treated: OutcomeFigures;
  /** Treated less untreated. */
  readonly gain: Figures;
  /** By waiting one minute, and ten. */
  readonly costOfDelay: readonly CostOfDelay[];
}

export type FigureRanges = { readonly [N in keyof Figures]: Range };

export interface CohortBenefit {
  readonly cohort: CohortId;
  readonly outcome: OutcomeId;
  readonly evidence: EvidenceId;
  readonly grade: EvidenceGrade;
  readonly untreated: OutcomeFigures;
  /** One entry for each recorded delay; none when it is missing. */
  readonly byDelay: readonly TreatedOutcome[];
  /** The gain over all recorded delays; absent when there is none. */
  readonly gain?: FigureRanges;
}

/** One step: rule, the facts it read, its source, and what it ran on. */
export interface BenefitStep {
  readonly rule: BenefitRuleId;
  readonly facts: readonly FactName[];
  readonly evidence: EvidenceId;
  readonly minutes?: number;
  readonly cohort?: CohortId;
  /** Share of the time to no effect that has passed, at most 1. */
  readonly effectLost?: number;
}

export interface BenefitResult {
  readonly delays: readonly DelayBenefit[];
  /** Odds ratio of mRS 0-1 over the recorded delays; absent when one has no figure, or none is recorded. */
  readonly oddsRatio?: Range;
  /** The whole table of the trials, whatever the delay; for sentences. */
  readonly windows: readonly DelayWindow[];
  readonly harms: readonly TrialHarm[];
  /** Calculated distributions; for icon arrays. */
  readonly cohorts: readonly CohortBenefit[];
  /** Facts that are missing or conflicting and leave the result open. */
  readonly undecided: readonly FactName[];
  /** Recorded delays that were refused. */
  readonly problems: readonly NumberProblem[];
  readonly remarks: readonly BenefitRemarkId[];
  readonly trace: readonly BenefitStep[];
}

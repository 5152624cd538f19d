/** What is open, and what knowing it could change: from scores, eligibility and recovery, the largest effect first. */
import type { Assessment, OpenInput } from '../../../server/clinical/assessment.ts';
import type { OpenQuestion } from '../../../server/clinical/eligibility/assess-eligibility.ts';
import { TIERS, type CriterionResult, type Tier } from '../../../server/clinical/eligibility/criterion.ts';
import { FACT_NAMES_IN_ORDER, type FactName } from '../../../server/clinical/stroke-facts.ts';
import type { CriterionId } from '../../../server/clinical/text/en/eligibility-criteria.ts';
import type { WindowId } from '../../../server/clinical/text/en/eligibility-windows.ts';
import type { RecoveryDomain } from '../../../server/clinical/text/en/recovery.ts';
import type { ScoreId } from '../../../server/clinical/text/en/score-names.ts';

export interface OpenCriterion {
  readonly id: CriterionId;
  readonly tier: Tier;
}

/** An open fact and all that it could settle. */
export interface Gap {
  readonly fact: FactName;
  /** Points of the headline scores. */
  readonly points: OpenInput['effects'];
  readonly otherScores: readonly ScoreId[];
  readonly windows: readonly WindowId[];
  readonly criteria: readonly OpenCriterion[];
  readonly recovery: readonly RecoveryDomain[];
}

export interface Gaps {
  readonly main: readonly Gap[];
  /** Not in a complete list, and open for nothing but a criterion: to be asked, not to be looked up. */
  readonly toAsk: readonly Gap[];
  /** Bedside tests that would sharpen recovery and nothing else. */
  readonly recoveryOnly: readonly Gap[];
}

export function gapsOf(assessment: Assessment): Gaps {
  const gaps = FACT_NAMES_IN_ORDER.map((fact) => gapOf(fact, assessment)).filter(isOpen);
  const isToAsk = (gap: Gap) => isMerelyUnlisted(gap, assessment);
  return {
    main: gaps.filter((gap) => !isToAsk(gap) && !isRecoveryOnly(gap)).toSorted(byEffect),
    toAsk: gaps.filter(isToAsk).toSorted(byEffect),
    recoveryOnly: gaps.filter(isRecoveryOnly),
  };
}

function gapOf(
  fact: FactName,
  { openInputs, eligibility, scores, headlineScores, recovery }: Assessment,
): Gap {
  const question: OpenQuestion | undefined = eligibility.openQuestions.find((open) => open.fact === fact);
  const tiered = [...TIERS.flatMap((tier) => eligibility.tiers[tier]), ...eligibility.outsideEdition];
  const isOfHeadline = (id: ScoreId) => headlineScores.includes(id);
  return {
    fact,
    points: openInputs.find((open) => open.fact === fact)?.effects ?? [],
    otherScores: scores
      .filter(({ id, undecided }) => undecided.includes(fact) && !isOfHeadline(id))
      .map(({ id }) => id),
    // Where one window applies, another adds nothing.
    windows: eligibility.headline.window === 'applies' ? [] : (question?.windows ?? []),
    criteria: (question?.criteria ?? []).flatMap((id) => {
      const result: CriterionResult | undefined = tiered.find((criterion) => criterion.id === id);
      return result ? [{ id, tier: result.tier }] : [];
    }),
    recovery: recovery.filter(({ sharpenedBy }) => sharpenedBy.includes(fact)).map(({ domain }) => domain),
  };
}

function isOpen({ points, otherScores, windows, criteria, recovery }: Gap): boolean {
  return [points, otherScores, windows, criteria, recovery].some((list) => list.length > 0);
}

function isRecoveryOnly({ points, otherScores, windows, criteria }: Gap): boolean {
  return [points, otherScores, windows, criteria].every((list) => list.length === 0);
}

function isMerelyUnlisted({ fact, points, otherScores, windows }: Gap, { facts }: Assessment): boolean {
  const value = facts[fact];
  return (
    value.status === 'known' &&
    value.basis === 'not-recorded' &&
    [points, otherScores, windows].every((list) => list.length === 0)
  );
}

/** A time window first, then points of the headline, then criteria by their weight, then other scores. */
function byEffect(a: Gap, b: Gap): number {
  return effectsOf(a).reduce((order, size, index) => order || (effectsOf(b)[index] ?? 0) - size, 0);
}

function effectsOf({ points, otherScores, windows, criteria, recovery }: Gap): readonly number[] {
  const ofTier = (tier: Tier) => criteria.filter((criterion) => criterion.tier === tier).length;
  return [
    windows.length,
    points.reduce((sum, { low, high }) => sum + high - low, 0),
    ofTier('absolute'),
    ofTier('relative'),
    criteria.length,
    otherScores.length,
    recovery.length,
  ];
}

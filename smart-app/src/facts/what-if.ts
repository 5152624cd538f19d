/** What the edits of a "what if" change: fact by fact, and all together. */
import type { Assessment } from '../../../server/clinical/assessment.ts';
import {
  assessEligibility,
  type Eligibility,
} from '../../../server/clinical/eligibility/assess-eligibility.ts';
import type { VerdictStatus } from '../../../server/clinical/eligibility/condition.ts';
import { TIERS } from '../../../server/clinical/eligibility/criterion.ts';
import type { Range } from '../../../server/clinical/range.ts';
import { applicableScores } from '../../../server/clinical/scores/applicability.ts';
import type { ScoreResult } from '../../../server/clinical/scores/score.ts';
import {
  FACT_NAMES_IN_ORDER,
  type FactName,
  type StrokeFacts,
} from '../../../server/clinical/stroke-facts.ts';
import type { CriterionId } from '../../../server/clinical/text/en/eligibility-criteria.ts';
import type { WindowId } from '../../../server/clinical/text/en/eligibility-windows.ts';
import type { ScoreId } from '../../../server/clinical/text/en/score-names.ts';
import { isSameFact } from '../fact-values.ts';

/** A score before and after; undefined while it is not for this patient. */
export interface ScoreChange {
  readonly score: ScoreId;
  readonly before: Range | undefined;
  readonly after: Range | undefined;
  readonly isChanged: boolean;
}

export interface Effect {
  /** The headline scores, changed or not, then every other score that changed. */
  readonly scores: readonly ScoreChange[];
  readonly windows: readonly VerdictChange<WindowId>[];
  readonly criteria: readonly VerdictChange<CriterionId>[];
}

/** A verdict on eligibility that is another one now. */
export interface VerdictChange<I> {
  readonly id: I;
  readonly before: VerdictStatus;
  readonly after: VerdictStatus;
}

/** Facts whose shown value is not the recorded one, in clinical order. */
export function editedFacts(assessment: Assessment, baseline: Assessment | undefined): readonly FactName[] {
  if (!baseline) return [];
  return FACT_NAMES_IN_ORDER.filter((name) => !isSameFact(assessment.facts[name], baseline.facts[name]));
}

/** What all edits together change. */
export function effectOfAll(assessment: Assessment, baseline: Assessment): Effect {
  return effect(baseline, assessment.scores, assessment.eligibility);
}

/** What one of the edits changes by itself, everything else as recorded. */
export function effectOfOne(name: FactName, assessment: Assessment, baseline: Assessment): Effect {
  const facts: StrokeFacts = { ...baseline.facts, [name]: assessment.facts[name] };
  return effect(
    baseline,
    applicableScores(facts).map((score) => score.evaluate(facts)),
    assessEligibility(facts, baseline.eligibility.edition),
  );
}

function effect(baseline: Assessment, after: readonly ScoreResult[], eligibility: Eligibility): Effect {
  const ids = [...new Set([...baseline.scores, ...after].map(({ id }) => id))];
  const changes = ids.map((score): ScoreChange => {
    const [before, now] = [baseline.scores, after].map(
      (results) => results.find(({ id }) => id === score)?.total,
    );
    return {
      score,
      before,
      after: now,
      isChanged: before?.low !== now?.low || before?.high !== now?.high,
    };
  });
  const isHeadline = ({ score }: ScoreChange) => baseline.headlineScores.includes(score);
  return {
    scores: [
      ...changes.filter(isHeadline),
      ...changes.filter((change) => !isHeadline(change) && change.isChanged),
    ],
    windows: verdictChanges(baseline.eligibility.windows, eligibility.windows),
    criteria: verdictChanges(criteriaOf(baseline.eligibility), criteriaOf(eligibility)),
  };
}

interface Judged<I> {
  readonly id: I;
  readonly status: VerdictStatus;
}

function criteriaOf({ tiers, outsideEdition }: Eligibility): readonly Judged<CriterionId>[] {
  return [...TIERS.flatMap((tier) => tiers[tier]), ...outsideEdition];
}

function verdictChanges<I>(before: readonly Judged<I>[], after: readonly Judged<I>[]): VerdictChange<I>[] {
  return after.flatMap(({ id, status }) => {
    const former = before.find((judged) => judged.id === id)?.status;
    return former === undefined || former === status ? [] : [{ id, before: former, after: status }];
  });
}

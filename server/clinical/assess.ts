/** The whole clinical judgement of one moment, as a pure function of facts, time and site policy. */
import { compareScores } from './comparison.ts';
import { CORE_VERSION, type Assessment, type OpenInput } from './assessment.ts';
import type { Policy } from './policy.ts';
import { assessBenefit } from './benefit/assess-benefit.ts';
import { assessEligibility } from './eligibility/assess-eligibility.ts';
import type { Prediction } from './predictions/prediction.ts';
import { assessRecovery } from './recovery/assess-recovery.ts';
import { applicableScores } from './scores/applicability.ts';
import type { ScoreResult } from './scores/score.ts';
import { OUTCOMES } from './evidence/outcomes.ts';
import type { FactName, SetAsideRecord, StrokeFacts } from './stroke-facts.ts';

/**
 * @param facts what is known about the patient
 * @param now the instant of the assessment
 * @param policy the site's choices
 * @param setAside records that were found and not used, carried through to the reader
 * @param predictions what trained models say, carried through; no judgement here reads them
 */
export function assess(
  facts: StrokeFacts,
  now: Date,
  policy: Policy,
  setAside: readonly SetAsideRecord[] = [],
  predictions: readonly Prediction[] = [],
): Assessment {
  const scores = applicableScores(facts).map((score) => score.evaluate(facts));
  const headline = scores.filter(({ id }) => policy.headlineScores.includes(id));
  return {
    coreVersion: CORE_VERSION,
    policyVersion: policy.version,
    assessedAt: now.toISOString(),
    facts,
    setAside,
    scores,
    headlineScores: policy.headlineScores,
    warnAtRiskPercent: policy.warnAtRiskPercent,
    comparisons: compareScores(scores, policy),
    openInputs: openInputs(headline),
    eligibility: assessEligibility(facts, policy.guideline),
    benefit: assessBenefit(facts),
    recovery: assessRecovery(facts),
    predictions,
    attention: headline.some((score) => highestPercent(score) >= policy.warnAtRiskPercent)
      ? 'warning'
      : 'info',
  };
}

function openInputs(scores: readonly ScoreResult[]): OpenInput[] {
  const facts = [...new Set<FactName>(scores.flatMap((score) => score.undecided))];
  return facts.map((fact) => ({
    fact,
    effects: scores.flatMap((score) =>
      score.items
        .filter((item) => item.undecided.includes(fact))
        .map((item) => ({ score: score.id, ...item.points })),
    ),
  }));
}

function highestPercent(score: ScoreResult): number {
  const bleeding = score.estimates.filter(({ outcome }) => OUTCOMES[outcome].family === 'symptomatic-ich');
  return Math.max(...bleeding.map(({ percent }) => percent.high));
}

/**
 * AHA/ASA 2026, COR 2a: thrombolysis does not wait for laboratory results when nothing suggests that they are
 * abnormal. The pages that were read name no such reason; that a recorded anticoagulant is one is a
 * convention of this product. It turns no open laboratory criterion into "not met". The same rule of ESO 2021
 * is from memory only, and is left out.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import { anyOf } from './condition.ts';
import { verdictOf, type CriterionResult, type StrengthId, type Verdict } from './criterion.ts';
import type { EditionId } from './editions.ts';
import { happened, isTrue } from './fact-conditions.ts';

const LABORATORY: readonly FactName[] = ['platelets10e9PerL', 'inr', 'apttSeconds', 'ptSeconds'];

const ANTICOAGULATED = anyOf(
  isTrue('vitaminKAntagonist'),
  happened('doacDose'),
  happened('heparinTreatmentDose'),
);

export interface LaboratoryAdvice {
  /** Results that keep a criterion open. */
  readonly open: readonly FactName[];
  /** `met`: there is a reason to suspect an abnormal result, so wait for it. `not-met`: none is recorded. */
  readonly reasonToSuspect: Verdict;
  readonly strength: StrengthId;
  readonly evidence: EvidenceId;
}

/** Undefined when no result is open, or the edition was not read for such a rule. */
export function laboratoryAdvice(
  facts: StrokeFacts,
  edition: EditionId,
  criteria: readonly CriterionResult[],
): LaboratoryAdvice | undefined {
  const settling = new Set(criteria.flatMap((criterion) => criterion.settledBy));
  const open = LABORATORY.filter((fact) => settling.has(fact));
  if (edition !== 'aha-2026' || open.length === 0) return undefined;
  return {
    open,
    reasonToSuspect: verdictOf(ANTICOAGULATED, facts),
    strength: 'class-2a',
    evidence: 'aha-2026-eligibility',
  };
}

/**
 * AHA/ASA 2026, COR 2a: thrombolysis does not wait for laboratory results when nothing suggests that they are
 * abnormal. The pages that were read name no such reason; that a recorded anticoagulant is one is a
 * convention of this product. It turns no open laboratory criterion into "not met". The same rule of ESO 2021
 * is from memory only, and is left out.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { PastEvent } from '../facts/definition.ts';
import { anyOf, onFact, type Condition } from './condition.ts';
import { verdictOf, type CriterionResult, type StrengthId, type Verdict } from './criterion.ts';
import { DOAC_WINDOW, HEPARIN_WINDOW } from './drug-windows.ts';
import type { EditionId } from './editions.ts';
import { isTrue } from './fact-conditions.ts';
import type { Duration } from './limit.ts';

const LABORATORY: readonly FactName[] = ['platelets10e9PerL', 'inr', 'apttSeconds', 'ptSeconds'];

const ANTICOAGULATED = anyOf(
  isTrue('vitaminKAntagonist'),
  stillActs('doacDose', DOAC_WINDOW),
  stillActs('heparinTreatmentDose', HEPARIN_WINDOW),
);

/** A dose within the window, or at a time that nobody recorded: a course years ago changes no result of today. */
function stillActs(fact: 'doacDose' | 'heparinTreatmentDose', window: Duration): Condition {
  return onFact<PastEvent>(
    fact,
    (facts) => facts[fact],
    ({ occurred, hoursAgo }) => (occurred && (hoursAgo ?? 0) < window.hours ? 'met' : 'not-met'),
  );
}

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

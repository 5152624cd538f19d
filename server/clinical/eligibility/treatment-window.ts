/**
 * Time windows: in each edition the condition under which a window applies, with its class of recommendation.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import type { StrokeFacts } from '../stroke-facts.ts';
import type { WindowId, WindowSourcesOf } from '../text/en/eligibility-windows.ts';
import type { Condition } from './condition.ts';
import { verdictOf, type StrengthId, type Verdict } from './criterion.ts';
import type { EditionId } from './editions.ts';

export interface WindowRule {
  /** All that must hold for the window to apply: time, imaging, deficit. */
  readonly when: Condition;
  readonly strength: StrengthId;
  readonly evidence: EvidenceId;
}

export interface TreatmentWindow {
  readonly id: WindowId;
  readonly rules: Readonly<Partial<Record<EditionId, WindowRule>>>;
}

/** `met`: the window applies. `settledBy` is what is needed to tell. */
export interface WindowResult extends Verdict {
  readonly id: WindowId;
  readonly strength: StrengthId;
  readonly evidence: EvidenceId;
}

export function defineWindow<const I extends WindowId>(
  id: I,
  rules: Readonly<Record<WindowSourcesOf<I>, WindowRule>>,
): TreatmentWindow {
  return { id, rules };
}

export function judgeWindow(id: WindowId, rule: WindowRule, facts: StrokeFacts): WindowResult {
  const { when, strength, evidence } = rule;
  return { id, strength, evidence, ...verdictOf(when, facts) };
}

/** Criteria in words, as each edition states them. The keys are the closed list of criteria. */
import type { RuleSource } from '../../eligibility/editions.ts';
import { CAUTION_CRITERIA } from './eligibility-caution-criteria.ts';
import { SPECIAL_CRITERIA } from './eligibility-special-criteria.ts';

export interface CriterionText {
  readonly name: string;
  readonly rules: Readonly<Partial<Record<RuleSource, string>>>;
  /** What to do when it is met, beyond what its tier says. */
  readonly whatToDo?: string;
  /** What to do, or to leave, while it cannot be told. */
  readonly whileOpen?: string;
}

export const CRITERIA = { ...CAUTION_CRITERIA, ...SPECIAL_CRITERIA } as const;

export type CriterionId = keyof typeof CRITERIA;

/** The guidelines for which a criterion has its rule in words. */
export type SourcesOf<I extends CriterionId> = keyof (typeof CRITERIA)[I]['rules'];

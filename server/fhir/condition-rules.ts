/** The diseases that are looked for in the conditions. */
import { ATRIAL_FIBRILLATION, DIABETES, HEART_FAILURE, HYPERTENSION } from './codes.ts';
import type { ConditionRule } from './condition-fact.ts';

export const DIABETES_RULE: ConditionRule = {
  fact: 'diabetes',
  concept: DIABETES,
  words: /diabet/i,
  otherWords: /insipidus|prediabet|pre-diabet|family history|screening|gestational/i,
};

export const HYPERTENSION_RULE: ConditionRule = {
  fact: 'hypertension',
  concept: HYPERTENSION,
  words: /hypertensi|high blood pressure/i,
  otherWords: /pulmonary|portal|intracranial|ocular|family history|screening|gestational/i,
};

export const ATRIAL_FIBRILLATION_RULE: ConditionRule = {
  fact: 'atrialFibrillation',
  concept: ATRIAL_FIBRILLATION,
  words: /atrial fibrillation|\ba-?fib\b/i,
  otherWords: /family history|screening/i,
};

export const HEART_FAILURE_RULE: ConditionRule = {
  fact: 'heartFailure',
  concept: HEART_FAILURE,
  words: /heart failure|cardiac failure/i,
  otherWords: /family history|screening/i,
};

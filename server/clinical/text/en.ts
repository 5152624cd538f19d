/** Every sentence of the product in English, by topic. Cards and app use the same words. */
export { BENEFIT_REMARKS, COHORT_NAMES, DELAY_WINDOW_NAMES } from './en/benefit.ts';
export {
  CONFIDENCES,
  DIFFERENT_OUTCOMES,
  GRADES,
  GROUP_NOT_PERSON,
  NOT_A_CONTRAINDICATION,
} from './en/cautions.ts';
export { DOSE_RULES, doseFindingText, dosePlanText } from './en/dose.ts';
export { CRITERIA } from './en/eligibility-criteria.ts';
export { WINDOWS } from './en/eligibility-windows.ts';
export {
  GUIDELINES,
  HEADLINES,
  limitText,
  OPEN_REASONS,
  openFactText,
  STRENGTHS,
  TIER_TEXTS,
  WINDOW_STATUSES,
} from './en/eligibility.ts';
export { eligibilityText } from './en/eligibility-headline.ts';
export { FACT_NAMES } from './en/fact-names.ts';
export { factText, minutesText, SET_ASIDE_REASONS } from './en/fact-values.ts';
export { ITEMS } from './en/items.ts';
export {
  courseText,
  RECOVERY_CATEGORIES,
  RECOVERY_DOMAINS,
  RECOVERY_HORIZONS,
  RECOVERY_REMARKS,
  RECOVERY_RULES,
  RECOVERY_STATUSES,
  RECOVERY_STEPS,
  RECOVERY_STRATA,
} from './en/recovery.ts';
export {
  findingCautionText,
  findingTopicText,
  findingValueText,
  NO_FIGURE_NOW,
  NO_PUBLISHED_FIGURE,
  PRESENTED_OUTCOME_NOTE,
  RECOVERY_GROUPS,
  RECOVERY_INTRODUCTION,
  RECOVERY_MOMENTS,
  visualFieldText,
  weaknessText,
  WHAT_IF_NOTE,
} from './en/recovery-view.ts';
export {
  CONTRIBUTIONS_MEANING,
  definitionText,
  estimateText,
  inputNames,
  measureText,
  METHOD_NAMES,
  NO_BLEEDING_MODEL,
  noPredictionText,
  originText,
  outOfRangeText,
  percentText,
  rangesText,
  repeatsFigures,
  sentence,
  TWO_METHODS,
} from './en/models.ts';
export { rateRationale } from './en/rate-rationale.ts';
export { REMARKS } from './en/remarks.ts';
export { SCORE_NAMES } from './en/score-names.ts';
export { AGREEMENTS, FAMILY_NAMES, levelText } from './en/comparison.ts';
export { factProblemText } from './en/fact-problems.ts';

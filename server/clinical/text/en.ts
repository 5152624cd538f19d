/** Every sentence of the product in English, by topic. Cards and app use the same words. */
export {
  BENEFIT_REMARKS,
  COHORT_NAMES,
  CURVE_MEANING,
  DELAY_WINDOW_NAMES,
  delayText,
  harmText,
  oddsText,
  tenMinutesText,
} from './en/benefit.ts';
export {
  CONFIDENCES,
  DIFFERENT_OUTCOMES,
  GRADES,
  GROUP_NOT_PERSON,
  HAEMORRHAGE_FIRST,
  NOT_A_CONTRAINDICATION,
  WHAT_IF,
} from './en/cautions.ts';
export {
  DOSE_IS_A_CHECK,
  DOSE_RULES,
  doseFindingText,
  doseInShort,
  doseSplitText,
  dosePlanText,
} from './en/dose.ts';
export { CRITERIA } from './en/eligibility-criteria.ts';
export { WINDOWS } from './en/eligibility-windows.ts';
export {
  ELIGIBILITY_CAUTION,
  GUIDELINES,
  HEADLINES,
  LABORATORY_ADVICE,
  limitText,
  MERELY_NOT_LISTED,
  OPEN_REASONS,
  openFactText,
  STRENGTHS,
  TIER_TEXTS,
  WINDOW_STATUSES,
} from './en/eligibility.ts';
export { eligibilityAlert, eligibilityText, windowText } from './en/eligibility-headline.ts';
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
  directionText,
  estimateText,
  inputNames,
  measureText,
  METHOD_NAMES,
  MODELS_PENDING,
  MODELS_UNAVAILABLE,
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
export {
  allowedOutcomeText,
  observationWindowText,
  observedAtName,
  OUTCOME_SOURCE_NAMES,
  outcomeKindName,
  outcomeValueText,
} from './en/observed-outcomes.ts';
export {
  BEFORE_THE_STROKES,
  DRAFT_PROBLEMS,
  NO_STROKE_ON_RECORD,
  notComparedText,
  OTHER_TIME_NOTE,
  OUTCOME_LIMITS,
  OUTCOME_PURPOSE,
  OUTCOME_STAGES,
} from './en/outcome-view.ts';
export { rateRationale } from './en/rate-rationale.ts';
export { REMARKS } from './en/remarks.ts';
export { NOT_RULED_OUT } from './en/unread.ts';
export { SCORE_NAMES } from './en/score-names.ts';
export {
  AGREEMENTS,
  bleedingHeadline,
  FAMILY_NAMES,
  MARK_MEANINGS,
  NEAREST_RATES,
  NO_BLEEDING_RATE,
  spanText,
  standingsText,
} from './en/comparison.ts';
export { factProblemText } from './en/fact-problems.ts';

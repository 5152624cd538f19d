/** Every sentence of the product in English, by topic. Cards and app use the same words. */
export {
  CONFIDENCES,
  DIFFERENT_OUTCOMES,
  ELIGIBILITY_NOT_CHECKED,
  GRADES,
  NOT_A_CONTRAINDICATION,
} from './en/cautions.ts';
export { FACT_NAMES } from './en/fact-names.ts';
export { factText, MISSING_REASONS, minutesText, SET_ASIDE_REASONS } from './en/fact-values.ts';
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
export { REMARKS } from './en/remarks.ts';
export { SCORE_NAMES } from './en/score-names.ts';

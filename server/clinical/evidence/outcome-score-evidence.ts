/** Sources of the outcome-score topic. */
import { evidence } from './evidence.ts';

export const OUTCOME_SCORE_EVIDENCE = evidence({});

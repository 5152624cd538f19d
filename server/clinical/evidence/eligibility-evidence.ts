/** Sources of the eligibility topic. */
import { evidence } from './evidence.ts';

export const ELIGIBILITY_EVIDENCE = evidence({});

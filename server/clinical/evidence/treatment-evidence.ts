/** Sources of the treatment topic. */
import { evidence } from './evidence.ts';

export const TREATMENT_EVIDENCE = evidence({});

/** Sources of the recovery topic. */
import { evidence } from './evidence.ts';

export const RECOVERY_EVIDENCE = evidence({});

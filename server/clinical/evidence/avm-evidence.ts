/** Sources of the avm topic. */
import { evidence } from './evidence.ts';

export const AVM_EVIDENCE = evidence({});

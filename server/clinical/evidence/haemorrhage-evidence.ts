/** Sources of the haemorrhage topic. */
import { evidence } from './evidence.ts';

export const HAEMORRHAGE_EVIDENCE = evidence({});

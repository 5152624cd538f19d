/** Every score, in the order in which they are shown. */
import { hat } from './hat.ts';
import type { Score } from './score.ts';
import { sedan } from './sedan.ts';

export const ALL_SCORES: readonly Score[] = [hat, sedan];

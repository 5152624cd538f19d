/** Every score, in the order in which they are shown. */
import { aspects } from './aspects.ts';
import { avmes } from './avmes.ts';
import { edema } from './edema.ts';
import { func } from './func.ts';
import { hat } from './hat.ts';
import { ichScore } from './ich-score.ts';
import { maxIch } from './max-ich.ts';
import { pcAspects } from './pc-aspects.ts';
import { rbasModified } from './rbas-modified.ts';
import type { Score } from './score.ts';
import { sedan } from './sedan.ts';
import { spetzlerMartin } from './spetzler-martin.ts';
import { vras } from './vras.ts';

export const ALL_SCORES: readonly Score[] = [
  hat,
  sedan,
  ichScore,
  func,
  maxIch,
  edema,
  spetzlerMartin,
  vras,
  rbasModified,
  avmes,
  aspects,
  pcAspects,
];

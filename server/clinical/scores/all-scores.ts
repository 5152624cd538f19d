/** Every score, in the order in which they are shown. */
import { aspects } from './aspects.ts';
import { astral } from './astral.ts';
import { avmes } from './avmes.ts';
import { dragon } from './dragon.ts';
import { edema } from './edema.ts';
import { func } from './func.ts';
import { grasps, graspsWithRace } from './grasps.ts';
import { hat } from './hat.ts';
import { hiat } from './hiat.ts';
import { ichScore } from './ich-score.ts';
import { iscore1Year, iscore30Days } from './iscore.ts';
import { maxIch } from './max-ich.ts';
import { mss } from './mss.ts';
import { pcAspects } from './pc-aspects.ts';
import { rbasModified } from './rbas-modified.ts';
import type { Score } from './score.ts';
import { sedan } from './sedan.ts';
import { sitsSich } from './sits-sich.ts';
import { span100 } from './span-100.ts';
import { spetzlerMartin } from './spetzler-martin.ts';
import { tag } from './tag.ts';
import { thrive } from './thrive.ts';
import { thriveC } from './thrive-c.ts';
import { vras } from './vras.ts';

export const ALL_SCORES: readonly Score[] = [
  hat,
  sedan,
  sitsSich,
  grasps,
  graspsWithRace,
  mss,
  span100,
  dragon,
  thrive,
  thriveC,
  astral,
  iscore30Days,
  iscore1Year,
  hiat,
  tag,
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

/** What a rate rests on, in a sentence for records outside the product. */
import type { RateEstimate } from '../../scores/rates.ts';
import type { ScoreResult } from '../../scores/score.ts';
import { formatRange, formatRate } from '../format.ts';
import { SCORE_NAMES } from './score-names.ts';

/** `HAT 3 (0 to 5 possible): 15 %`. */
export function rateRationale({ id, total, minimum, maximum }: ScoreResult, rate: RateEstimate): string {
  return `${SCORE_NAMES[id].name} ${formatRange(total)} (${minimum} to ${maximum} possible): ${formatRate(rate)}`;
}

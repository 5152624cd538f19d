/** Published rates that are printed for groups of totals, not for each. */
import type { OutcomeId } from '../evidence/outcomes.ts';
import { EVIDENCE, type EvidenceId } from '../evidence/registry.ts';
import { exactly, spanOf, type Range } from '../range.ts';
import type { RateEstimate } from './rates.ts';

/** One rate for a total and all above it; given only when the total is surely among them. */
export function rateFromTotal(
  total: Range,
  from: number,
  percent: number,
  outcome: OutcomeId,
  evidence: EvidenceId,
): RateEstimate[] {
  return total.low < from ? [] : [{ ...rateOf(exactly(percent), outcome, evidence), pooledFrom: from }];
}

/** The upper end of each band, itself included, and its rate; the last band ends at infinity. */
export type RateBands = readonly (readonly [upTo: number, percent: number])[];

/** Binary sums of decimals miss a band's end by about 1e-15; no input is measured finer than this. */
const BAND_TOLERANCE = 1e-9;

/** The rates of all bands that a total, whole or not, may lie in. They need not rise or fall steadily. */
export function rateByBand(
  total: Range,
  bands: RateBands,
  outcome: OutcomeId,
  evidence: EvidenceId,
): RateEstimate {
  const bandOf = (value: number) => bands.findIndex(([upTo]) => value <= upTo + BAND_TOLERANCE);
  const within = bands.slice(bandOf(total.low), bandOf(total.high) + 1);
  return rateOf(spanOf(within.map(([, percent]) => percent)), outcome, evidence);
}

function rateOf(percent: Range, outcome: OutcomeId, evidence: EvidenceId): RateEstimate {
  return { percent, outcome, grade: EVIDENCE[evidence].grade, sources: [{ evidence, percent }] };
}

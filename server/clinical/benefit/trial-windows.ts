/**
 * What alteplase achieved by delay, as counted in the pooled trials. Emberson 2014, Lancet 384:1929-1935, 6,756
 * people, 9 trials. These counts are for sentences; the icon arrays rest on another source and are not mixed in.
 *
 * The last window is printed as "> 4.5 h". The trials treated within 6 h, so it is not applied beyond.
 */
import type { OutcomeId } from '../evidence/outcomes.ts';
import type { EvidenceId } from '../evidence/registry.ts';
import { wholePer100 } from './whole-per-100.ts';

export type DelayWindowId = 'within-3-h' | 'from-3-to-4.5-h' | 'beyond-4.5-h';

/** A published estimate with its 95 % confidence interval, where one was printed. */
export interface Estimate {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

export interface TrialArm {
  readonly good: number;
  readonly total: number;
  /** Exact. */
  readonly goodPer100: number;
  /** Good and other outcomes, for an icon array. */
  readonly wholePer100: readonly number[];
}

export interface DelayWindow {
  readonly id: DelayWindowId;
  /** The end of the window, included; it begins after the one before it. */
  readonly upToMinutes: number;
  readonly alteplase: TrialArm;
  readonly control: TrialArm;
  readonly oddsRatio: Estimate;
  /** More people with a good outcome for each 100 treated; from the counts, not adjusted. */
  readonly gainPer100: number;
  readonly outcome: OutcomeId;
  readonly evidence: EvidenceId;
}

/** After this delay the pooled trials treated nobody. */
export const TRIALS_END_MINUTES = 360;

function arm(good: number, total: number): TrialArm {
  const share = good / total;
  return { good, total, goodPer100: 100 * share, wholePer100: wholePer100([share, 1 - share]) };
}

function window(
  id: DelayWindowId,
  upToMinutes: number,
  alteplase: TrialArm,
  control: TrialArm,
  oddsRatio: Estimate,
): DelayWindow {
  const gainPer100 = alteplase.goodPer100 - control.goodPer100;
  const source = { outcome: 'mrs-0-1-90-days', evidence: 'emberson-2014' } as const;
  return { id, upToMinutes, alteplase, control, oddsRatio, gainPer100, ...source };
}

export const DELAY_WINDOWS: readonly DelayWindow[] = [
  window('within-3-h', 180, arm(259, 787), arm(176, 762), { value: 1.75, low: 1.35, high: 2.27 }),
  window('from-3-to-4.5-h', 270, arm(485, 1375), arm(432, 1437), { value: 1.26, low: 1.05, high: 1.51 }),
  window('beyond-4.5-h', TRIALS_END_MINUTES, arm(401, 1229), arm(357, 1166), {
    value: 1.15,
    low: 0.95,
    high: 1.4,
  }),
];

/** Undefined after the delays that the trials treated at. */
export function windowAt(minutes: number): DelayWindow | undefined {
  return DELAY_WINDOWS.find(({ upToMinutes }) => minutes <= upToMinutes);
}

/**
 * Harm in the same pooled trials, alteplase against control, at any delay (the proportional rise in haemorrhage did
 * not depend on it). Haemorrhage: Whiteley 2016, Lancet Neurol 15:925-933. Death: Emberson 2014, not confirmed in
 * the paper and marked so in its evidence entry. These figures, not the calculated ones, are for families.
 */
import type { OutcomeId } from '../evidence/outcomes.ts';
import type { EvidenceId } from '../evidence/registry.ts';
import type { Estimate } from './trial-windows.ts';
import { wholePer100 } from './whole-per-100.ts';

export interface HarmArm {
  /** As printed. */
  readonly percent: number;
  /** People without and with the harm, for an icon array. */
  readonly wholePer100: readonly number[];
}

interface RatioEstimate extends Estimate {
  readonly kind: 'odds' | 'hazard';
}

export interface TrialHarm {
  readonly outcome: OutcomeId;
  readonly evidence: EvidenceId;
  readonly alteplase: HarmArm;
  readonly control: HarmArm;
  readonly ratio: RatioEstimate;
  /** More people harmed for each 100 treated. */
  readonly excessPer100: Estimate;
}

function arm(percent: number): HarmArm {
  return { percent, wholePer100: wholePer100([1 - percent / 100, percent / 100]) };
}

export const TRIAL_HARMS: readonly TrialHarm[] = [
  {
    outcome: 'ph2-7-days',
    evidence: 'whiteley-2016',
    alteplase: arm(6.8),
    control: arm(1.3),
    ratio: { kind: 'odds', value: 5.55, low: 4.01, high: 7.7 },
    excessPer100: { value: 5.5, low: 4.6, high: 6.4 },
  },
  {
    outcome: 'sich-sits-most',
    evidence: 'whiteley-2016',
    alteplase: arm(3.7),
    control: arm(0.6),
    ratio: { kind: 'odds', value: 6.67 },
    excessPer100: { value: 3.1, low: 2.4, high: 3.8 },
  },
  {
    outcome: 'fatal-ich',
    evidence: 'whiteley-2016',
    alteplase: arm(2.7),
    control: arm(0.4),
    ratio: { kind: 'odds', value: 7.14 },
    excessPer100: { value: 2.3, low: 1.7, high: 2.9 },
  },
  {
    outcome: 'death-90-days',
    evidence: 'emberson-2014-death',
    alteplase: arm(17.9),
    control: arm(16.5),
    ratio: { kind: 'hazard', value: 1.11, low: 0.99, high: 1.25 },
    excessPer100: { value: 17.9 - 16.5 },
  },
];

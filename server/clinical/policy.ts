/**
 * Choices a site may make. They are conventions of this product, not published facts: how old a value may be
 * and still describe the patient who is about to be treated, and when a card is coloured as a warning.
 */
import { DEFAULT_DOSE_POLICY, type DosePolicy } from './dose/dose-rules.ts';
import type { EditionId } from './eligibility/editions.ts';
import type { FactName } from './stroke-facts.ts';
import type { ScoreId } from './text/en/score-names.ts';

/** Facts that are measured at a moment and go stale. */
export type TimedFactName = Extract<
  FactName,
  | 'nihss'
  | 'glucose'
  | 'ctHypodensity'
  | 'earlyInfarctSigns'
  | 'hyperdenseArtery'
  | 'minutesSinceLastKnownWell'
  | 'systolicMmHg'
  | 'diastolicMmHg'
  | 'weightKg'
  | 'weightMethod'
  | 'platelets10e9PerL'
  | 'inr'
  | 'apttSeconds'
  | 'ptSeconds'
>;

export interface Policy {
  /** Changes whenever a value below changes; stored with every assessment. */
  readonly version: string;
  /** Oldest usable age of a value, in minutes before the assessment. */
  readonly maxAgeMinutes: Readonly<Record<TimedFactName, number>>;
  /** Clocks differ: a value may be this many minutes in the future and still be used. */
  readonly futureToleranceMinutes: number;
  /** Values closer together than this that differ are a conflict; otherwise the newer one replaces the older. */
  readonly conflictWindowMinutes: number;
  /** The bleeding scores a card's headline compares; what keeps them open is asked for. All others are in the app. */
  readonly headlineScores: readonly ScoreId[];
  /** Two rates of one outcome agree when their nearest ends differ by less than this factor. */
  readonly agreementFactor: number;
  readonly dosing: DosePolicy;
  /** The guideline whose criteria count. */
  readonly guideline: EditionId;
  /** A card is a `warning` from this risk upwards (per cent, any headline score, upper end of its range). */
  readonly warnAtRiskPercent: number;
}

export const DEFAULT_POLICY: Policy = {
  version: 'default-1',
  maxAgeMinutes: {
    nihss: 6 * 60,
    glucose: 6 * 60,
    ctHypodensity: 24 * 60,
    earlyInfarctSigns: 24 * 60,
    hyperdenseArtery: 24 * 60,
    minutesSinceLastKnownWell: 48 * 60,
    systolicMmHg: 2 * 60,
    diastolicMmHg: 2 * 60,
    weightKg: 90 * 24 * 60,
    weightMethod: 90 * 24 * 60,
    platelets10e9PerL: 24 * 60,
    inr: 24 * 60,
    apttSeconds: 24 * 60,
    ptSeconds: 24 * 60,
  },
  futureToleranceMinutes: 5,
  conflictWindowMinutes: 10,
  headlineScores: ['hat', 'sedan'],
  agreementFactor: 2,
  dosing: DEFAULT_DOSE_POLICY,
  guideline: 'aha-2026',
  warnAtRiskPercent: 15,
};

/**
 * Choices a site may make. They are conventions of this product, not published facts: how old a value may be
 * and still describe the patient who is about to be treated, and when a card is coloured as a warning.
 */
import { DEFAULT_DOSE_POLICY, type DosePolicy } from './dose/dose-rules.ts';
import type { EditionId } from './eligibility/editions.ts';
import { DEFAULT_MAX_AGE_MINUTES, type TimedFactName } from './facts/freshness.ts';
import type { ScoreId } from './text/en/score-names.ts';

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
  version: 'default-2',
  maxAgeMinutes: DEFAULT_MAX_AGE_MINUTES,
  futureToleranceMinutes: 5,
  conflictWindowMinutes: 10,
  headlineScores: ['hat', 'sedan'],
  agreementFactor: 2,
  dosing: DEFAULT_DOSE_POLICY,
  guideline: 'aha-2026',
  warnAtRiskPercent: 15,
};

/** What a site sets by its settings. */
export type SiteChoices = Pick<Policy, 'warnAtRiskPercent' | 'guideline' | 'dosing'>;

/** The default with a site's choices; its version names every one that differs, so that a stored assessment tells. */
export function sitePolicy(choices: SiteChoices): Policy {
  const { warnAtRiskPercent, guideline, dosing } = choices;
  const named = [
    ['warnAtRiskPercent', warnAtRiskPercent, DEFAULT_POLICY.warnAtRiskPercent],
    ['guideline', guideline, DEFAULT_POLICY.guideline],
    ['tenecteplaseDosing', dosing.tenecteplaseDosing, DEFAULT_POLICY.dosing.tenecteplaseDosing],
  ] as const;
  const differing = named.flatMap(([name, value, usual]) => (value === usual ? [] : [`${name}=${value}`]));
  return { ...DEFAULT_POLICY, ...choices, version: [DEFAULT_POLICY.version, ...differing].join(' ') };
}

/** What is found about the ordered total: against the rules, the maximum, 0.4 mg/kg, and slips that explain it. */
import { spanOf } from '../range.ts';
import { compareWithRules } from './comparison.ts';
import { exceeds, isClose, percentOff } from './deviation.ts';
import { FINDING_LEVELS, type DoseFinding } from './dose-finding.ts';
import { MAXIMUM_MG, type DosePolicy, type DoseRule, type ThrombolyticAgent } from './dose-rules.ts';
import { suspectedSlips } from './dose-slips.ts';
import { milligramsAt, type Amount } from './ordered-dose.ts';

/** AHA/ASA 2026, class 3: no benefit, possible harm. */
const TENECTEPLASE_NO_BENEFIT_MG_PER_KG = 0.4;

export interface TotalQuestion {
  readonly agent: ThrombolyticAgent;
  readonly total: Amount;
  readonly rules: readonly DoseRule[];
  readonly policy: DosePolicy;
  /** The recorded weights, or the limits of what a weight can be. */
  readonly weightsKg: readonly number[];
  readonly isWeightRecorded: boolean;
}

export function totalFindings(question: TotalQuestion): DoseFinding[] {
  const { agent, total, rules, policy, weightsKg, isWeightRecorded } = question;
  /** A warning is due when it is true of one recorded weight, or of any weight whatever when none is recorded. */
  const holds = (condition: (weightKg: number) => boolean) =>
    isWeightRecorded ? weightsKg.some(condition) : weightsKg.every(condition);
  const mgPerKgAt = (weightKg: number) => milligramsAt(total, weightKg) / weightKg;

  const compared = compareWithRules(total, weightsKg, rules);
  const isAboveMaximum = holds((weightKg) => exceeds(milligramsAt(total, weightKg), MAXIMUM_MG[agent]));
  const isNoBenefitDose =
    agent === 'tenecteplase' &&
    holds((weightKg) => isClose(percentOff(mgPerKgAt(weightKg), TENECTEPLASE_NO_BENEFIT_MG_PER_KG)));
  const isOff = isAboveMaximum || FINDING_LEVELS[compared.kind] === 'flag';
  return [
    ...(compared.kind === 'matches' && isAboveMaximum ? [] : [compared]),
    ...(isAboveMaximum ? [{ kind: 'above-maximum' as const, maximumMg: MAXIMUM_MG[agent] }] : []),
    ...(isNoBenefitDose
      ? [
          {
            kind: 'tenecteplase-0.4' as const,
            mgPerKg: spanOf(weightsKg.map(mgPerKgAt)),
            evidence: 'dose-tenecteplase-0.4' as const,
          },
        ]
      : []),
    ...(isOff && !isNoBenefitDose
      ? suspectedSlips({ agent, ordered: total, policy }, holds).map((slip) => ({
          kind: 'slip-suspected' as const,
          slip,
        }))
      : []),
  ];
}

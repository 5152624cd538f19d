/**
 * Doses of the two thrombolytics in ischaemic stroke, exact, in milligrams.
 * Alteplase 0.9 mg/kg, at most 90 mg, 10 % as a bolus over 1 minute and the rest over 60 minutes (AHA/ASA table).
 * Tenecteplase 0.25 mg/kg as a single bolus, at most 25 mg (AHA/ASA 2026; TRACE-2), or the weight bands of the US
 * label: < 60 kg 15 mg, 60 to < 70 17.5, 70 to < 80 20, 80 to < 90 22.5, 90 or more 25.
 *
 * The bands were not confirmed on the label and differ from the exact rule (at 70 kg 20 against 17.5 mg): which of
 * the two counts is the site's choice. By default an order that fits either of them is not flagged.
 */
import type { EvidenceId } from '../evidence/registry.ts';

export type ThrombolyticAgent = 'alteplase' | 'tenecteplase';

export type DoseRuleId = 'alteplase-per-kg' | 'tenecteplase-per-kg' | 'tenecteplase-label-bands';

/** Which tenecteplase rule the site accepts; a suggested order follows the exact one under `either`. */
export type TenecteplaseDosing = 'exact' | 'label-bands' | 'either';

export interface DosePolicy {
  readonly tenecteplaseDosing: TenecteplaseDosing;
}

export const DEFAULT_DOSE_POLICY: DosePolicy = { tenecteplaseDosing: 'either' };

export interface DoseRule {
  readonly id: DoseRuleId;
  readonly evidence: EvidenceId;
  readonly maximumMg: number;
  /** From this weight upwards the dose no longer grows. */
  readonly maximumFromKg: number;
  readonly milligramsFor: (weightKg: number) => number;
}

/** Milligrams for each kilogram. */
export const MG_PER_KG: Readonly<Record<ThrombolyticAgent, number>> = { alteplase: 0.9, tenecteplase: 0.25 };

export const MAXIMUM_MG: Readonly<Record<ThrombolyticAgent, number>> = { alteplase: 90, tenecteplase: 25 };

function perKilogram(agent: ThrombolyticAgent, id: DoseRuleId, evidence: EvidenceId): DoseRule {
  const [mgPerKg, maximumMg] = [MG_PER_KG[agent], MAXIMUM_MG[agent]];
  return {
    id,
    evidence,
    maximumMg,
    maximumFromKg: maximumMg / mgPerKg,
    milligramsFor: (weightKg) => Math.min(mgPerKg * weightKg, maximumMg),
  };
}

const ALTEPLASE = perKilogram('alteplase', 'alteplase-per-kg', 'dose-alteplase');
const TENECTEPLASE = perKilogram('tenecteplase', 'tenecteplase-per-kg', 'dose-tenecteplase');

/** Each step of the label begins at this weight; below the first one the dose is the lowest. */
const LABEL_STEPS_KG = [60, 70, 80, 90];
const LABEL_LOWEST_MG = 15;
const LABEL_STEP_MG = 2.5;

const TENECTEPLASE_LABEL: DoseRule = {
  id: 'tenecteplase-label-bands',
  evidence: 'dose-tenecteplase-label',
  maximumMg: MAXIMUM_MG.tenecteplase,
  maximumFromKg: 90,
  milligramsFor: (weightKg) =>
    LABEL_LOWEST_MG + LABEL_STEP_MG * LABEL_STEPS_KG.filter((fromKg) => weightKg >= fromKg).length,
};

/** At least one rule, the one a suggestion follows first. */
type Rules = readonly [DoseRule, ...DoseRule[]];

const TENECTEPLASE_RULES: Readonly<Record<TenecteplaseDosing, Rules>> = {
  exact: [TENECTEPLASE],
  'label-bands': [TENECTEPLASE_LABEL],
  either: [TENECTEPLASE, TENECTEPLASE_LABEL],
};

/** The rules an order is held against. */
export function acceptedRules(agent: ThrombolyticAgent, policy: DosePolicy): Rules {
  return agent === 'alteplase' ? [ALTEPLASE] : TENECTEPLASE_RULES[policy.tenecteplaseDosing];
}

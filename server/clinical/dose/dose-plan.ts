/**
 * A dose as it is given: alteplase 10 % over 1 minute and 90 % over 60 minutes, tenecteplase as one bolus. Numbers
 * are exact; what a syringe or a pump can deliver is decided where they are shown.
 */
import {
  acceptedRules,
  type DosePolicy,
  type DoseRule,
  type DoseRuleId,
  type ThrombolyticAgent,
} from './dose-rules.ts';

/** The share of the total that each part of the order has. Tenecteplase has no infusion. */
export const PART_SHARES = {
  alteplase: { bolus: 0.1, infusion: 0.9 },
  tenecteplase: { bolus: 1 },
} as const;

const ALTEPLASE_BOLUS_MINUTES = 1;
const ALTEPLASE_INFUSION_MINUTES = 60;

export interface DosePart {
  readonly mg: number;
  readonly overMinutes: number;
  readonly mgPerMinute: number;
}

interface PlanBasis {
  readonly rule: DoseRuleId;
  readonly weightKg: number;
  readonly totalMg: number;
  /** The weight would ask for more than the maximum. */
  readonly isMaximum: boolean;
}

export interface AlteplasePlan extends PlanBasis {
  readonly agent: 'alteplase';
  readonly bolus: DosePart;
  readonly infusion: DosePart;
}

export interface TenecteplasePlan extends PlanBasis {
  readonly agent: 'tenecteplase';
  /** A single bolus; the sources read give no duration for it. */
  readonly bolus: { readonly mg: number };
}

/** A complete order as numbers. */
export type DosePlan = AlteplasePlan | TenecteplasePlan;

/** The order that the site's first rule asks for at a weight. */
export function dosePlan(agent: ThrombolyticAgent, weightKg: number, policy: DosePolicy): DosePlan {
  return planBy(acceptedRules(agent, policy)[0], agent, weightKg);
}

/** The order that one rule asks for at a weight. */
export function planBy(rule: DoseRule, agent: ThrombolyticAgent, weightKg: number): DosePlan {
  const totalMg = rule.milligramsFor(weightKg);
  const basis = { rule: rule.id, weightKg, totalMg, isMaximum: weightKg > rule.maximumFromKg };
  if (agent === 'tenecteplase') return { agent, ...basis, bolus: { mg: totalMg } };
  const bolusMg = totalMg * PART_SHARES.alteplase.bolus;
  return {
    agent,
    ...basis,
    bolus: part(bolusMg, ALTEPLASE_BOLUS_MINUTES),
    infusion: part(totalMg - bolusMg, ALTEPLASE_INFUSION_MINUTES),
  };
}

function part(mg: number, overMinutes: number): DosePart {
  return { mg, overMinutes, mgPerMinute: mg / overMinutes };
}

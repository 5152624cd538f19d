/** What a dose check says, and the corrected order in words. */
import type { DoseFinding } from '../../dose/dose-finding.ts';
import type { DosePlan } from '../../dose/dose-plan.ts';
import type { DoseRuleId, ThrombolyticAgent } from '../../dose/dose-rules.ts';
import type { DoseSlip } from '../../dose/dose-slips.ts';
import type { OrderPart, QuantityProblem } from '../../dose/ordered-dose.ts';
import type { NumberProblem } from '../../facts/check-number.ts';
import type { Range } from '../../range.ts';
import { formatPercent, formatTenths } from '../format.ts';
import { MISSING_REASONS } from './fact-values.ts';

export const DOSE_RULES: Readonly<Record<DoseRuleId, string>> = {
  'alteplase-per-kg': 'alteplase 0.9 mg/kg, at most 90 mg; 10 % over 1 minute, the rest over 60 minutes',
  'tenecteplase-per-kg': 'tenecteplase 0.25 mg/kg as a single bolus, at most 25 mg',
  'tenecteplase-label-bands': 'tenecteplase by the weight bands of the US label (bands not confirmed)',
};

const DOSE_SLIPS: Readonly<Record<DoseSlip, string>> = {
  'thousandfold-too-much':
    'it is about 1,000 times the expected dose, as if the unit were wrong (mg and g, µg and mg).',
  'thousandfold-too-little':
    'it is about a thousandth of the expected dose, as if the unit were wrong (mg and µg).',
  'tenfold-too-much': 'it is about 10 times the expected dose, as if the decimal point had moved.',
  'tenfold-too-little':
    'it is about a tenth of the expected dose, as if the decimal point had moved or only the bolus stood.',
  'pounds-as-kilograms': 'it fits a weight 2.2046 times larger, as if pounds had been taken as kilograms.',
  'kilograms-as-pounds':
    'it fits a weight 2.2046 times smaller, as if kilograms had been taken as pounds, or pounds recorded as kilograms.',
  'per-kilogram-as-total': 'it equals the dose for one kilogram, not multiplied by the weight.',
  'total-as-per-kilogram': 'it equals the whole dose, entered as mg/kg.',
  'dose-of-the-other-agent': 'it fits the other thrombolytic.',
};

const QUANTITY_PROBLEMS: Readonly<Record<QuantityProblem, string>> = {
  'not-a-number': 'is not a number',
  'not-positive': 'is zero or negative',
  'unknown-unit': 'has a unit that is not understood',
  'too-small': 'is smaller than any dose can be',
  'too-large': 'is larger than any dose can be',
};

const WEIGHT_PROBLEMS: Readonly<Record<NumberProblem, string>> = {
  'not-a-number': 'is not a number',
  'not-whole': 'is not a whole number',
  'below-limit': 'is too low to be a weight in kilograms',
  'above-limit': 'is too high to be a weight in kilograms',
};

const PARTS: Readonly<Record<OrderPart, string>> = {
  total: 'ordered dose',
  bolus: 'bolus',
  infusion: 'infusion',
};

const WEIGHT_METHODS = {
  stated: 'The weight was stated, not measured.',
  estimated: 'The weight was estimated, not measured.',
  unknown: 'It is not recorded whether the weight was measured.',
} as const;

/** One finding as a sentence. */
export function doseFindingText(finding: DoseFinding): string {
  switch (finding.kind) {
    case 'matches':
      return `The dose fits ${finding.rules.map((rule) => DOSE_RULES[rule]).join('; and ')}.`;
    case 'over':
      return `The dose is ${percentText(finding.percent)} too high.`;
    case 'under':
      return `The dose is ${percentText(finding.percent)} too low.`;
    case 'between-rules':
      return 'The dose lies between the exact and the label dose and fits neither.';
    case 'depends-on-weight':
      return 'Whether the dose is right depends on the weight.';
    case 'above-maximum':
      return `The dose is above the maximum of ${finding.maximumMg} mg.`;
    case 'slip-suspected':
      return `Possible slip: ${DOSE_SLIPS[finding.slip]}`;
    case 'tenecteplase-0.4':
      return 'Tenecteplase 0.4 mg/kg is not recommended: no benefit, possible harm (AHA/ASA 2026, class 3).';
    case 'wrong-split':
      return `The ${PARTS[finding.part]} should be ${100 * finding.share} % of the dose; it is ${percentText(finding.percent)} too ${finding.percent.low > 0 ? 'high' : 'low'}.`;
    case 'infusion-not-used':
      return 'Tenecteplase is given as a single bolus, without an infusion.';
    case 'order-problem':
      return `The ${PARTS[finding.part]} ${QUANTITY_PROBLEMS[finding.problem]}.`;
    case 'dose-missing':
      return 'The order gives no total dose.';
    case 'weight-problem':
      return `A recorded weight ${WEIGHT_PROBLEMS[finding.problem]}.`;
    case 'weight-missing':
      return `No dose can be calculated without the weight (${MISSING_REASONS[finding.reason]}).`;
    case 'weight-conflicting':
      return `Different weights are recorded: ${finding.weightsKg.map(formatTenths).join(' / ')} kg.`;
    case 'weight-not-measured':
      return WEIGHT_METHODS[finding.method];
    case 'maximum-applies':
      return `Above ${finding.fromKg} kg the maximum dose applies.`;
  }
}

/** `45 %`, or `45–60 %` over several weights. */
function percentText({ low, high }: Range): string {
  const sizes = [Math.abs(low), Math.abs(high)];
  return formatPercent({ low: Math.min(...sizes), high: Math.max(...sizes) });
}

export const DOSE_IS_A_CHECK = 'Calculated from this weight, to check an order against. It is not an order.';

/** The complete order. */
export function dosePlanText(plan: DosePlan): string {
  const total = `${formatTenths(plan.totalMg)} mg`;
  if (plan.agent === 'tenecteplase') return `Tenecteplase ${total} as a single intravenous bolus`;
  return `Alteplase ${total} intravenously: ${doseSplitText(plan)}`;
}

/** How it is given: `6.3 mg over 1 minute, then 56.7 mg over 60 minutes`. */
export function doseSplitText(plan: DosePlan): string {
  if (plan.agent === 'tenecteplase') return 'single bolus';
  const { bolus, infusion } = plan;
  return `${formatTenths(bolus.mg)} mg over ${bolus.overMinutes} minute, then ${formatTenths(infusion.mg)} mg over ${infusion.overMinutes} minutes`;
}

/** `Alteplase 63 mg`; `Tenecteplase 17.5 or 20 mg` where rules or weights differ. */
export function doseInShort(agent: ThrombolyticAgent, plans: readonly DosePlan[]): string {
  const name = agent.charAt(0).toUpperCase() + agent.slice(1);
  const totals = [...new Set(plans.map(({ totalMg }) => formatTenths(totalMg)))];
  return totals.length === 0 ? `${name}: no dose without the weight` : `${name} ${totals.join(' or ')} mg`;
}

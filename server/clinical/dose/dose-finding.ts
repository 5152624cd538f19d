/** Everything a dose check can find: a closed list, each with the numbers that its sentence needs. */
import type { EvidenceId } from '../evidence/registry.ts';
import type { NumberProblem } from '../facts/check-number.ts';
import type { MissingReason } from '../known.ts';
import type { Range } from '../range.ts';
import type { FactValue } from '../stroke-facts.ts';
import type { DoseRuleId } from './dose-rules.ts';
import type { DoseSlip } from './dose-slips.ts';
import type { OrderPart, QuantityProblem } from './ordered-dose.ts';

/** Per cent above (positive) or below (negative) the nearest accepted dose, over all weights in question. */
interface Deviating {
  readonly percent: Range;
}

export type DoseFinding =
  /** Within 5 % of a rule that the site accepts. */
  | (Deviating & { readonly kind: 'matches'; readonly rules: readonly DoseRuleId[] })
  | (Deviating & { readonly kind: 'over' })
  | (Deviating & { readonly kind: 'under' })
  /** More than one accepted rule and less than the other, by more than 5 % from both. */
  | (Deviating & { readonly kind: 'between-rules' })
  /** Fits some of the weights and not others; with no weight at all, it cannot be told. */
  | { readonly kind: 'depends-on-weight' }
  | { readonly kind: 'above-maximum'; readonly maximumMg: number }
  /** The order would be right but for this slip; only looked for when the dose is flagged. */
  | { readonly kind: 'slip-suspected'; readonly slip: DoseSlip }
  /** Tenecteplase 0.4 mg/kg: AHA/ASA 2026 class 3, no benefit, possible harm. */
  | { readonly kind: 'tenecteplase-0.4'; readonly mgPerKg: Range; readonly evidence: EvidenceId }
  /** The part is not the share of the total that it should be. */
  | (Deviating & {
      readonly kind: 'wrong-split';
      readonly part: 'bolus' | 'infusion';
      readonly share: number;
    })
  /** Tenecteplase is a single bolus. */
  | { readonly kind: 'infusion-not-used' }
  | { readonly kind: 'order-problem'; readonly part: OrderPart; readonly problem: QuantityProblem }
  | { readonly kind: 'dose-missing' }
  | { readonly kind: 'weight-problem'; readonly problem: NumberProblem }
  | { readonly kind: 'weight-missing'; readonly reason: MissingReason }
  | { readonly kind: 'weight-conflicting'; readonly weightsKg: readonly number[] }
  | {
      readonly kind: 'weight-not-measured';
      readonly method: Exclude<FactValue<'weightMethod'>, 'measured'> | 'unknown';
    }
  /** The weight asks for more than the maximum, which is therefore the dose. */
  | { readonly kind: 'maximum-applies'; readonly fromKg: number };

/** `flag`: look at the order again. `open`: cannot be told. `note`: true, and worth knowing. */
export type FindingLevel = 'fits' | 'note' | 'open' | 'flag';

export const FINDING_LEVELS: Readonly<Record<DoseFinding['kind'], FindingLevel>> = {
  matches: 'fits',
  over: 'flag',
  under: 'flag',
  'between-rules': 'flag',
  'depends-on-weight': 'open',
  'above-maximum': 'flag',
  'slip-suspected': 'flag',
  'tenecteplase-0.4': 'flag',
  'wrong-split': 'flag',
  'infusion-not-used': 'flag',
  'order-problem': 'flag',
  'dose-missing': 'open',
  'weight-problem': 'flag',
  'weight-missing': 'open',
  'weight-conflicting': 'note',
  'weight-not-measured': 'note',
  'maximum-applies': 'note',
};

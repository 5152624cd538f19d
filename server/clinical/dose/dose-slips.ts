/**
 * Slips that turn a right dose into the ordered one. A slip is only a suspicion, looked for when the dose is flagged:
 * it is named when it alone would explain the order within the tolerance.
 */
import { isClose, percentOff } from './deviation.ts';
import {
  acceptedRules,
  MG_PER_KG,
  type DosePolicy,
  type DoseRule,
  type ThrombolyticAgent,
} from './dose-rules.ts';
import { milligramsAt, type Amount } from './ordered-dose.ts';

export type DoseSlip =
  | 'thousandfold-too-much'
  | 'thousandfold-too-little'
  | 'tenfold-too-much'
  | 'tenfold-too-little'
  /** The order fits the weight's number taken as kilograms although it was pounds. */
  | 'pounds-as-kilograms'
  /** The order fits a weight 2.2046 times smaller: kilograms taken as pounds, or pounds recorded as kilograms. */
  | 'kilograms-as-pounds'
  /** The milligrams for each kilogram stand as the whole dose. */
  | 'per-kilogram-as-total'
  /** The whole dose stands as milligrams for each kilogram. */
  | 'total-as-per-kilogram'
  | 'dose-of-the-other-agent';

const POUNDS_IN_ONE_KILOGRAM = 2.2046;

const OTHER_AGENT = { alteplase: 'tenecteplase', tenecteplase: 'alteplase' } as const;

/** The order at one weight. */
interface Case {
  readonly agent: ThrombolyticAgent;
  readonly ordered: Amount;
  readonly weightKg: number;
  readonly policy: DosePolicy;
}

const isNear = (one: number, other: number) => isClose(percentOff(one, other));

/** The order is near what `slipped` makes of an accepted rule. */
const nearSlipped =
  (slipped: (rule: DoseRule, weightKg: number) => number) =>
  ({ agent, ordered, weightKg, policy }: Case) =>
    acceptedRules(agent, policy).some((rule) =>
      isNear(milligramsAt(ordered, weightKg), slipped(rule, weightKg)),
    );

const timesTooMuch = (factor: number) =>
  nearSlipped((rule, weightKg) => factor * rule.milligramsFor(weightKg));

const atWeightTimes = (factor: number) =>
  nearSlipped((rule, weightKg) => rule.milligramsFor(factor * weightKg));

const EXPLAINS: Readonly<Record<DoseSlip, (order: Case) => boolean>> = {
  'thousandfold-too-much': timesTooMuch(1000),
  'thousandfold-too-little': timesTooMuch(1 / 1000),
  'tenfold-too-much': timesTooMuch(10),
  'tenfold-too-little': timesTooMuch(1 / 10),
  'pounds-as-kilograms': atWeightTimes(POUNDS_IN_ONE_KILOGRAM),
  'kilograms-as-pounds': atWeightTimes(1 / POUNDS_IN_ONE_KILOGRAM),
  'per-kilogram-as-total': ({ agent, ordered }) => isNear(ordered.mg, MG_PER_KG[agent]),
  'total-as-per-kilogram': ({ agent, ordered, weightKg, policy }) =>
    acceptedRules(agent, policy).some((rule) => isNear(ordered.mgPerKg, rule.milligramsFor(weightKg))),
  'dose-of-the-other-agent': ({ agent, ...order }) =>
    timesTooMuch(1)({ ...order, agent: OTHER_AGENT[agent] }),
};

const SLIPS = Object.keys(EXPLAINS) as readonly DoseSlip[];

/** @param holds whether a condition holds for the weights in question */
export function suspectedSlips(
  order: Omit<Case, 'weightKg'>,
  holds: (condition: (weightKg: number) => boolean) => boolean,
): readonly DoseSlip[] {
  return SLIPS.filter((slip) => holds((weightKg) => EXPLAINS[slip]({ ...order, weightKg })));
}

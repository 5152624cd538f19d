/** The parts of an order: alteplase 10 % bolus and 90 % infusion, tenecteplase one bolus and nothing else. */
import { spanOf } from '../range.ts';
import { isAllOff, percentOff } from './deviation.ts';
import type { DoseFinding } from './dose-finding.ts';
import { PART_SHARES } from './dose-plan.ts';
import type { DoseRule, ThrombolyticAgent } from './dose-rules.ts';
import { milligramsAt, type Amount } from './ordered-dose.ts';
import type { ReadParts } from './read-order.ts';

/**
 * A part is held against its share of the ordered total; of an order without a total, against its share of the dose
 * that a rule asks for.
 * @param weightsKg the recorded weights, or the limits of what a weight can be: a part is only called wrong when it
 *   is too much, or too little, at all of them
 */
export function splitFindings(
  agent: ThrombolyticAgent,
  parts: ReadParts,
  total: Amount | undefined,
  weightsKg: readonly number[],
  rules: readonly DoseRule[],
): DoseFinding[] {
  const totalsAt = (weightKg: number): number[] =>
    total === undefined ? rules.map((rule) => rule.milligramsFor(weightKg)) : [milligramsAt(total, weightKg)];
  const wrongShare = (
    part: 'bolus' | 'infusion',
    ordered: Amount | undefined,
    share: number,
  ): DoseFinding[] => {
    if (ordered === undefined) return [];
    const percent = spanOf(
      weightsKg.flatMap((weightKg) =>
        totalsAt(weightKg).map((totalMg) => percentOff(milligramsAt(ordered, weightKg), share * totalMg)),
      ),
    );
    return isAllOff(percent) ? [{ kind: 'wrong-split', part, percent, share }] : [];
  };
  if (agent === 'tenecteplase') {
    return [
      ...wrongShare('bolus', parts.bolus, PART_SHARES.tenecteplase.bolus),
      ...(parts.infusion === undefined ? [] : [{ kind: 'infusion-not-used' as const }]),
    ];
  }
  return [
    ...wrongShare('bolus', parts.bolus, PART_SHARES.alteplase.bolus),
    ...wrongShare('infusion', parts.infusion, PART_SHARES.alteplase.infusion),
  ];
}

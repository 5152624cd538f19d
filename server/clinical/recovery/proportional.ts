/** Proportional recovery: a share of what can be regained is regained, on average, by people who follow the rule. */
import { scaleInput, type ScoreInput } from '../scores/score-input.ts';
import type { NumberFactName } from '../stroke-facts.ts';
import type { RecoveryHorizonId } from '../text/en/recovery.ts';
import type { Conclusion } from './recovery.ts';
import type { BandStatement } from './finding.ts';

interface ProportionalRule {
  readonly share: number;
  readonly maximum: number;
}

/** The average score reached by people who follow the rule. */
export function averageOfFollowers({ share, maximum }: ProportionalRule, initial: number): number {
  return initial + share * (maximum - initial);
}

/** From people who stay where they are to the average of those who follow the rule. */
export function populationBand(
  rule: ProportionalRule,
  outcome: BandStatement['outcome'],
  horizon: RecoveryHorizonId,
  initial: number,
): BandStatement {
  return {
    kind: 'population-band',
    outcome,
    horizon,
    range: { low: initial, high: averageOfFollowers(rule, initial) },
    maximum: rule.maximum,
  };
}

/** The conclusion for every value that the first score could have; made once for each, as conclusions must be. */
export function bandInput(
  firstScore: NumberFactName,
  conclusionFor: (initial: number) => Conclusion,
): ScoreInput<Conclusion> {
  const { fact, possible } = scaleInput(firstScore);
  return { fact, possible: (facts) => possible(facts).map(conclusionFor) };
}

/** Which defined outcomes an observation settles. Nothing is translated from one definition into another. */
import type { OutcomeId } from '../clinical/evidence/outcomes.ts';
import { DAYS_OF_DEATH, isCounted, type Observation } from '../clinical/observed/observation-window.ts';
import {
  isDefinedOutcome,
  STATES_AT_6_MONTHS,
  type DefinedOutcome,
} from '../clinical/observed/outcome-kinds.ts';
import type { OUTCOMES_AT_6_MONTHS } from '../clinical/observed/six-months.ts';

/** An outcome that predictions are compared with: one of the evidence registry, or a class of a model's own. */
export type SettledId = OutcomeId | keyof typeof OUTCOMES_AT_6_MONTHS;

export type Settled = ReadonlyMap<SettledId, boolean>;

type Answers = readonly (readonly [SettledId, boolean])[];

/** All that the current observations of an episode settle; what was judged as such counts before what follows from a scale. */
export function settledBy(observations: readonly Observation[]): Settled {
  const isDefined = ({ kind }: Observation) => isDefinedOutcome(kind);
  const inOrder = [...observations.filter((one) => !isDefined(one)), ...observations.filter(isDefined)];
  return new Map(inOrder.filter(isCounted).flatMap(answersOf));
}

function answersOf({ kind, value, hoursSinceStart }: Observation): Answers {
  if (isDefinedOutcome(kind)) return settledByDefinition(kind, value === true, hoursSinceStart / 24);
  switch (kind) {
    case 'thrombolysis':
      return [];
    case 'haemorrhage-imaging':
      return [['any-ich', value !== 'none'], ...(value === '2' ? [['ph2-7-days', true] as const] : [])];
    case 'mrs':
      return settledByMrs(Number(value), hoursSinceStart / 24);
    case 'state-6-months':
      return settledByState(String(value));
  }
}

function settledByMrs(value: number, days: number): Answers {
  // Who is dead after day 90 may have died before or after it.
  const death = value < 6 ? (days >= 90 ? [false] : []) : days <= 90 ? [true] : [];
  return [
    ['mrs-0-1-90-days', value <= 1],
    ['mrs-0-2-90-days', value <= 2],
    ['mrs-3-6-90-days', value >= 3],
    ['mrs-5-6-90-days', value >= 5],
    ...death.map((isDead) => ['death-90-days', isDead] as const),
  ];
}

function settledByState(value: string): Answers {
  return [
    ...STATES_AT_6_MONTHS.map((state) => [`outcome-6-months/${state}`, value === state] as const),
    ['outcome-6-months/independent', value === 'recovered' || value === 'not-recovered'],
    ['outcome-6-months/dead-or-dependent', value === 'dead' || value === 'dependent'],
  ];
}

function settledByDefinition(id: DefinedOutcome, isSo: boolean, days: number): Answers {
  const dayOfDeath = DAYS_OF_DEATH[id] ?? Infinity;
  // Whoever died later lived at the end of the time.
  if (isSo && days > dayOfDeath) return [[id, false]];
  // mRS 6 is death: whoever died within 90 days is on that scale, too.
  return [...(id === 'death-90-days' && isSo ? settledByMrs(6, 90) : []), [id, isSo]];
}

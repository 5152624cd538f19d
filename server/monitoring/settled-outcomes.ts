/** Which defined outcomes an observation settles. Nothing is translated from one definition into another. */
import type { OutcomeId } from '../clinical/evidence/outcomes.ts';
import {
  DAYS_OF_DEATH,
  isCounted,
  isDatedDeath,
  type Observation,
} from '../clinical/observed/observation-window.ts';
import {
  isDefinedOutcome,
  STATES_AT_6_MONTHS,
  type DefinedOutcome,
} from '../clinical/observed/outcome-kinds.ts';
import type { OUTCOMES_AT_6_MONTHS } from '../clinical/observed/six-months.ts';
import { vitalStatusOf, wasDeadOn, withoutContradictions, type VitalStatus } from './vital-status.ts';

/** An outcome that predictions are compared with: one of the evidence registry, or a class of a model's own. */
export type SettledId = OutcomeId | keyof typeof OUTCOMES_AT_6_MONTHS;

export type Settled = ReadonlyMap<SettledId, boolean>;

export interface Answer {
  readonly happened: boolean;
  /**
   * Of somebody who died, the day of the outcome's time: until then those who live cannot have been seen at its end.
   * Undefined for everybody else.
   */
  readonly dueDay: number | undefined;
}

export type Answers = ReadonlyMap<SettledId, Answer>;

/** An observation, in the order in which they were reported. */
export interface Seen extends Observation {
  /** Made of a later stroke: that the person lived or was dead by then is certain, and nothing else is of this stroke. */
  readonly isOfLaterStroke: boolean;
}

type Entries = readonly (readonly [SettledId, Answer])[];
type Values = readonly (readonly [SettledId, boolean])[];

const SIX_MONTHS = 180;

/** Outcomes that are death until a day. */
const DEATHS = [
  ...(Object.entries(DAYS_OF_DEATH) as [DefinedOutcome, number][]),
  ['outcome-6-months/dead', SIX_MONTHS] as const,
];

/** Outcomes that have death as one of their grades, by the day of their time. */
const GRADES_OF_DEATH: readonly (readonly [day: number, values: Values])[] = [
  [90, [...valuesOfMrs(6), ['gos-4-5-90-days', false], ['favourable-composite-90-days', false]]],
  [SIX_MONTHS, valuesOfState('dead')],
  [365, [['mrs-4-6-12-months', true]]],
];

/**
 * All that the standing observations of a stroke settle. What was judged as such counts before what follows from a
 * scale, and who was dead is so on every scale whose time came later.
 */
export function settledBy(observations: readonly Seen[]): Answers {
  const isJudged = ({ kind }: Observation) => isDefinedOutcome(kind);
  const inOrder = withoutContradictions([
    ...observations.filter((one) => !isJudged(one)),
    ...observations.filter(isJudged),
  ]);
  const own = inOrder.filter((one) => !one.isOfLaterStroke && isCounted(one));
  return new Map([
    ...own.flatMap(answersOfScale),
    ...inOrder.flatMap((one) => answersOfLife(vitalStatusOf(one) ?? {})),
    ...own.flatMap(answersOfDefinition),
  ]);
}

function answersOfScale({ kind, value }: Observation): Entries {
  if (isDefinedOutcome(kind)) return [];
  switch (kind) {
    case 'thrombolysis':
      return [];
    case 'haemorrhage-imaging':
      return entries([
        ['any-ich', value !== 'none'],
        // PH2 may still come within the seven days.
        ...(value === '2' ? [['ph2-7-days', true] as const] : []),
      ]);
    case 'mrs':
      return entries(valuesOfMrs(Number(value)), value === 6 ? 90 : undefined);
    case 'state-6-months':
      return entries(valuesOfState(String(value)), value === 'dead' ? SIX_MONTHS : undefined);
  }
}

function answersOfLife(status: VitalStatus): Entries {
  const horizons = DEATHS.flatMap(([id, horizon]) => {
    const isDead = wasDeadOn(horizon, status);
    return isDead === undefined
      ? []
      : entries([[id, isDead]], status.deadBy === undefined ? undefined : horizon);
  });
  const grades = GRADES_OF_DEATH.flatMap(([horizon, values]) =>
    wasDeadOn(horizon, status) === true ? entries(values, horizon) : [],
  );
  return [...grades, ...horizons];
}

/** A dated death is settled by its day. */
function answersOfDefinition({ kind, value }: Observation): Entries {
  return isDefinedOutcome(kind) && !isDatedDeath(kind) ? entries([[kind, value === true]]) : [];
}

function entries(values: Values, dueDay?: number): Entries {
  return values.map(([id, happened]) => [id, { happened, dueDay }] as const);
}

function valuesOfMrs(value: number): Values {
  return [
    ['mrs-0-1-90-days', value <= 1],
    ['mrs-0-2-90-days', value <= 2],
    ['mrs-3-6-90-days', value >= 3],
    ['mrs-5-6-90-days', value >= 5],
  ];
}

function valuesOfState(value: string): Values {
  return [
    ...STATES_AT_6_MONTHS.map((state) => [`outcome-6-months/${state}`, value === state] as const),
    ['outcome-6-months/independent', value === 'recovered' || value === 'not-recovered'],
    ['outcome-6-months/dead-or-dependent', value === 'dead' || value === 'dependent'],
  ];
}

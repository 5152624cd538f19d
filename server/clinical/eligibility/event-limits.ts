/** At which times before the assessment an event changes a verdict, in any edition. */
import type { EventFactName } from '../stroke-facts.ts';
import { ALL_CRITERIA } from './all-criteria.ts';
import { limitInHours } from './limit.ts';

const LIMITS = ALL_CRITERIA.flatMap(({ rules }) => Object.values(rules).flatMap(({ when }) => when.limits));

/**
 * Every limit, in hours, that a criterion sets on the event; empty where only its occurrence counts. An event that is
 * known to lie between two of them can be judged, however vague its date.
 */
export function eventLimitsInHours(fact: EventFactName): readonly number[] {
  const ofFact = LIMITS.filter((limit) => limit.fact === fact)
    .map(limitInHours)
    .filter((hours) => hours !== undefined);
  return [...new Set(ofFact)].toSorted((a, b) => a - b);
}

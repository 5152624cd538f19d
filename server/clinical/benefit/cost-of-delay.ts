/**
 * What waiting changes for a group of people: the figures of treatment later, less those of treatment now, by the
 * same formulas. No measurement of its own, and nothing about one person.
 */
import { treatedDistribution, type CohortId } from './mrs-distribution.ts';
import { differenceOf, figuresOf, type Figures } from './outcome-figures.ts';

export interface CostOfDelay {
  readonly delayMinutes: number;
  /** Negative for good outcomes and utility, which are lost by waiting; positive for deaths. */
  readonly change: Figures;
}

export function costOfDelay(cohortId: CohortId, minutes: number, delayMinutes: number): CostOfDelay {
  const figuresAt = (time: number) => figuresOf(treatedDistribution(cohortId, time));
  return { delayMinutes, change: differenceOf(figuresAt(minutes + delayMinutes), figuresAt(minutes)) };
}

/** Limits as the guideline prints them, with the sign that says on which side the limit itself lies. */
import type { FactName } from '../stroke-facts.ts';

export type Relation = '<' | '<=' | '>' | '>=';

/** One end of a condition; shown in the trace of the verdict. */
export interface Limit {
  readonly fact: FactName;
  readonly relation: Relation;
  readonly value: number;
  /** Unit of the fact; for events `h`, `d` or `mo` before the assessment. */
  readonly unit: string;
}

const RELATIONS: Readonly<Record<Relation, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

export function holds(value: number, relation: Relation, limit: number): boolean {
  return RELATIONS[relation](value, limit);
}

/** A time before the assessment, as printed and in hours. */
export interface Duration {
  readonly value: number;
  readonly unit: 'h' | 'd' | 'mo';
  readonly hours: number;
}

export function hours(value: number): Duration {
  return { value, unit: 'h', hours: value };
}

export function days(value: number): Duration {
  return { value, unit: 'd', hours: 24 * value };
}

/**
 * Guidelines print "3 months" and events come as hours ago. 92 days are the longest three calendar months, so that
 * no event within the printed limit is missed.
 */
export const THREE_MONTHS: Duration = { value: 3, unit: 'mo', hours: 24 * 92 };

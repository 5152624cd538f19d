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

type DurationUnit = 'h' | 'd' | 'mo';

/** A time before the assessment, as printed and in hours. */
export interface Duration {
  readonly value: number;
  readonly unit: DurationUnit;
  readonly hours: number;
}

/**
 * Guidelines print "3 months" and events come as hours ago. 92 days are the longest three calendar months, so that
 * no event within the printed limit is missed.
 */
const HOURS_IN: Readonly<Record<DurationUnit, number>> = { h: 1, d: 24, mo: (24 * 92) / 3 };

function duration(value: number, unit: DurationUnit): Duration {
  return { value, unit, hours: value * HOURS_IN[unit] };
}

export function hours(value: number): Duration {
  return duration(value, 'h');
}

export function days(value: number): Duration {
  return duration(value, 'd');
}

export const THREE_MONTHS: Duration = duration(3, 'mo');

/** A limit on an event, in hours; undefined for a limit of another kind. */
export function limitInHours({ value, unit }: Limit): number | undefined {
  return unit === 'h' || unit === 'd' || unit === 'mo' ? duration(value, unit).hours : undefined;
}

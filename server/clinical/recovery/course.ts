/** When in the course after the stroke a rule applies, both ends included. */
import { numberInput, type ScoreInput } from '../scores/score-input.ts';
import { FACT_DEFINITIONS } from '../stroke-facts.ts';

export interface Course {
  /** What is counted: days to the bedside tests, or months to the first visual field examination. */
  readonly fact: 'daysSinceStroke' | 'monthsToFirstVisualField';
  readonly from: number;
  readonly to: number;
}

/** A course with one moment for each stretch of it that the rule tells apart. */
export interface CourseInput extends Course {
  readonly input: ScoreInput<number>;
  /** The fact, if its value matters at all. */
  readonly reads: readonly Course['fact'][];
}

function course(
  fact: Course['fact'],
  from: number,
  to: number,
  moments: readonly number[] = [from],
): CourseInput {
  const { low, high } = FACT_DEFINITIONS[fact];
  // A missing moment may also lie before or after the course.
  const outside = [from - 1, to + 1].filter((moment) => moment >= low && moment <= high);
  return { fact, from, to, input: numberInput(fact, [...moments, ...outside]), reads: [fact] };
}

export function days(from: number, to: number, moments?: readonly number[]): CourseInput {
  return course('daysSinceStroke', from, to, moments);
}

export function months(from: number, to: number, moments: readonly number[]): CourseInput {
  return course('monthsToFirstVisualField', from, to, moments);
}

/**
 * A paper names one day. One day either side still counts as that day: a choice of this product, since a ward does
 * not examine on the day of a calendar.
 */
export function aboutDay(day: number): CourseInput {
  return days(day - 1, day + 1);
}

/** The abstract names no time. */
export const ANY_TIME: CourseInput = {
  ...days(FACT_DEFINITIONS.daysSinceStroke.low, FACT_DEFINITIONS.daysSinceStroke.high),
  reads: [],
};

export function timing(course: Course, moment: number): 'not-yet' | 'no-longer' | 'now' {
  if (moment < course.from) return 'not-yet';
  return moment > course.to ? 'no-longer' : 'now';
}

/**
 * When something happened, as exactly as the chart says: hours before the assessment, from the latest to the earliest
 * moment that fits. A day, a month or a year is a span; a date of recording only says "not after".
 */
import type { PastEvent } from '../../clinical/facts/definition.ts';
import { timeSpan } from '../fhir-time.ts';

export interface EventSpan {
  /** Fewest hours ago; negative in the future. */
  readonly from: number;
  /** Most hours ago; Infinity when only the end is known. */
  readonly to: number;
}

export const ANY_TIME: EventSpan = { from: 0, to: Infinity };

const HOUR = 3_600_000;

/** @param dateTime a FHIR dateTime: an instant, a day, a month or a year; undefined for anything else */
export function spanOf(dateTime: string | undefined, now: Date): EventSpan | undefined {
  const span = timeSpan(dateTime);
  if (span === undefined) return undefined;
  const [from, to] = [span.latest, span.earliest].map((instant) => (now.getTime() - instant) / HOUR) as [
    number,
    number,
  ];
  // A day that has not ended yet cannot hold an event of the future.
  return { from: from === to ? from : Math.max(0, from), to };
}

/** At the latest when it was recorded. */
export function notAfter(span: EventSpan): EventSpan {
  return { from: span.from, to: Infinity };
}

/** From the beginning of one to the end of the other. */
export function between(start: EventSpan, end: EventSpan): EventSpan {
  return { from: Math.min(start.from, end.from), to: Math.max(start.to, end.to) };
}

/**
 * The event with the time that a verdict needs. Where the span holds a limit the time is left out, so that the
 * verdict stays open instead of resting on a guess; otherwise the latest moment that fits stands for all of them.
 * @param limits hours at which a verdict changes
 */
export function pastEvent({ from, to }: EventSpan, limits: readonly number[]): PastEvent {
  const isUndecided =
    from !== to &&
    ((to === Infinity && limits.length === 0) || limits.some((limit) => from <= limit && limit <= to));
  return isUndecided ? { occurred: true } : { occurred: true, hoursAgo: Math.max(0, from) };
}

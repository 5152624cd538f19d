/** When a dose was taken, as exactly as the record says: an instant, or the span that a bare date leaves open. */
import { instantOf } from '../fhir-time.ts';

/** Instants in milliseconds; equal when the time is exact. */
export interface TimeSpan {
  readonly earliest: number;
  readonly latest: number;
}

/** Local dates run from UTC-12 to UTC+14. */
const EASTERNMOST_OFFSET_MS = 14 * 3_600_000;
const WESTERNMOST_OFFSET_MS = 12 * 3_600_000;

/**
 * The span of a FHIR R4 dateTime: an instant, or everything a year, month or day can mean anywhere on earth. A time
 * without an offset, which R4 does not allow, is as vague as its day. Undefined for anything else.
 */
export function timeSpan(dateTime: string | undefined): TimeSpan | undefined {
  if (dateTime === undefined) return undefined;
  const instant = instantOf(dateTime);
  if (instant !== undefined) return { earliest: instant, latest: instant };
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]*)?)?)?$/.exec(dateTime);
  if (match === null) return undefined;
  const [, year, month, day] = match.map(Number);
  if (year === undefined) return undefined;
  const start = Date.UTC(year, isGiven(month) ? month - 1 : 0, isGiven(day) ? day : 1);
  const end = isGiven(day)
    ? Date.UTC(year, (month ?? 1) - 1, day + 1)
    : isGiven(month)
      ? Date.UTC(year, month, 1)
      : Date.UTC(year + 1, 0, 1);
  return { earliest: start - EASTERNMOST_OFFSET_MS, latest: end + WESTERNMOST_OFFSET_MS };
}

function isGiven(part: number | undefined): part is number {
  return part !== undefined && !Number.isNaN(part);
}

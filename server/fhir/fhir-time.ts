/** FHIR R4 date, dateTime and instant (https://hl7.org/fhir/R4/datatypes.html#dateTime). */

const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/**
 * The instant of a dateTime with a clock part and an offset, in milliseconds; undefined otherwise. A bare date
 * covers 24 hours, too long to say whether a value describes the patient now.
 */
export function instantOf(dateTime: string | undefined): number | undefined {
  if (dateTime === undefined || !DATE_TIME.test(dateTime)) return undefined;
  const instant = Date.parse(dateTime.replace(/:60(?=[.Z+-])/, ':59'));
  return Number.isNaN(instant) ? undefined : instant;
}

/** Instants in milliseconds; equal when the time is exact. */
export interface TimeSpan {
  readonly earliest: number;
  readonly latest: number;
}

/** A date is a day somewhere: the earth's days begin up to 14 hours before and end 12 hours after the UTC day. */
const EASTERNMOST_OFFSET_MS = 14 * 3_600_000;
const WESTERNMOST_OFFSET_MS = 12 * 3_600_000;

const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T[\d:.]*)?)?)?$/;

/**
 * The span of a dateTime: an instant, or everything that a year, month or day can mean anywhere on earth. A time
 * without an offset, which R4 does not allow, is as vague as its day. Undefined for anything else.
 */
export function timeSpan(dateTime: string | undefined): TimeSpan | undefined {
  if (dateTime === undefined) return undefined;
  const instant = instantOf(dateTime);
  if (instant !== undefined) return { earliest: instant, latest: instant };
  const match = DATE.exec(dateTime);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const start = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const end =
    day === undefined
      ? Date.UTC(Number(year), month === undefined ? 12 : Number(month), 1)
      : start + 24 * 3_600_000;
  return { earliest: start - EASTERNMOST_OFFSET_MS, latest: end + WESTERNMOST_OFFSET_MS };
}

/** Completed years from birth to `now`: one, or two when the birth date is only a year or a month. */
export function agesOn(birthDate: string, now: Date): number[] {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(birthDate);
  if (!match) return [];
  const [, year = '', month, day] = match;
  const earliest = completedYears(Number(year), month ? Number(month) : 1, day ? Number(day) : 1, now);
  const latest = completedYears(Number(year), month ? Number(month) : 12, day ? Number(day) : 31, now);
  return [...new Set([latest, earliest])];
}

function completedYears(year: number, month: number, day: number, now: Date): number {
  const years = now.getUTCFullYear() - year;
  const hasHadBirthday =
    now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day);
  return hasHadBirthday ? years : years - 1;
}

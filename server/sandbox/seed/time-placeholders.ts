/**
 * Times in the patient files are written relative to the moment of loading, so that the patients are always
 * freshly ill. A placeholder is a whole JSON string:
 *
 * - `{{minutesAgo:25}}`: an instant, 25 minutes before loading, on the clock of this machine's time zone; `{{daysAgo:380}}`: likewise, in days
 * - `{{dateDaysAgo:380}}`: a calendar date
 * - `{{birthDate:72y143d}}`: the birth date of someone who turned 72 143 days ago, so 72 in every time zone
 */

const PLACEHOLDER = /^\{\{(\w+):(?:(\d+)|(\d+)y(\d+)d)\}\}$/;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A copy of the JSON value with every placeholder replaced. @throws Error naming one that is not understood */
export function resolveTimes(value: unknown, now: Date): unknown {
  if (typeof value === 'string') return value.includes('{{') ? resolved(value, now) : value;
  if (Array.isArray(value)) return value.map((entry) => resolveTimes(entry, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolveTimes(entry, now)]));
}

function resolved(text: string, now: Date): string {
  const [, kind, amount, years, days] = PLACEHOLDER.exec(text) ?? [];
  if (kind === 'minutesAgo' && amount !== undefined) return wardTime(before(now, Number(amount) * MINUTE_MS));
  if (kind === 'daysAgo' && amount !== undefined) return wardTime(before(now, Number(amount) * DAY_MS));
  if (kind === 'dateDaysAgo' && amount !== undefined) return dateOf(before(now, Number(amount) * DAY_MS));
  if (kind === 'birthDate' && years !== undefined && days !== undefined) {
    const birthday = before(now, Number(days) * DAY_MS);
    birthday.setUTCFullYear(birthday.getUTCFullYear() - Number(years));
    return dateOf(birthday);
  }
  throw new Error(`not a time placeholder: ${text}`);
}

function before(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() - milliseconds);
}

/** With the offset of the local clock, as a ward records it: the time people saw stays readable. */
function wardTime(instant: Date): string {
  const minutesEast = -instant.getTimezoneOffset();
  const local = new Date(instant.getTime() + minutesEast * MINUTE_MS).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const size = Math.abs(minutesEast);
  return `${local}${minutesEast < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

function dateOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

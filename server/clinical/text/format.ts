/** Numbers and times as people read them. */
import type { Range } from '../range.ts';
import type { RateEstimate } from '../scores/rates.ts';

/** Totals and ratios: at most two decimals, as the papers print them. */
export function formatNumber(value: number): string {
  return `${Number(value.toFixed(2))}`;
}

/** Percentages, people per 100 and milligrams: at most one decimal. */
export function formatTenths(value: number): string {
  return `${Number(value.toFixed(1))}`;
}

/** `3` or `2–4`. */
export function formatRange(range: Range, format = formatNumber): string {
  const [low, high] = [format(range.low), format(range.high)];
  return low === high ? low : `${low}–${high}`;
}

/** `15 %` or `5.1–8.5 %`. */
export function formatPercent(range: Range): string {
  return `${formatRange(range, formatTenths)} %`;
}

/**
 * `5.1–8.5 %`; `16.9 % or more` when the totals reach above those with a published rate; `16.9 % for 5 and above`
 * when one rate was printed for several totals; `between 0 and 74 %` when none was printed for some totals.
 */
export function formatRate(rate: RateEstimate): string {
  if (rate.isOpenAbove) return `${formatTenths(rate.percent.low)} % or more`;
  if (rate.isBetweenPublished && rate.percent.low !== rate.percent.high) {
    return `between ${formatTenths(rate.percent.low)} and ${formatTenths(rate.percent.high)} %`;
  }
  const percent = formatPercent(rate.percent);
  return rate.pooledFrom === undefined ? percent : `${percent} for ${rate.pooledFrom} and above`;
}

/**
 * The wall-clock time a value was recorded with, as in `10:42`, or `23 Nov 10:42` when that is not the day of
 * `now` in the value's own offset. The offset of the record is kept: it is the time the ward's clock showed. UTC is
 * named, since no ward's clock may have shown it. Anything but a time with an offset is returned as it is.
 */
export function formatTime(recorded: string, now: Date): string {
  const match = /^\d{4}-(\d\d)-(\d\d)T(\d\d:\d\d).*?(Z|[+-]\d\d:\d\d)$/.exec(recorded);
  if (!match) return recorded;
  const [, month, day, clock, offset] = match.map(String) as [string, string, string, string, string];
  const time = offset === 'Z' ? `${clock} UTC` : clock;
  if (recorded.startsWith(localDate(now, offset))) return time;
  const monthName = MONTHS.slice(3 * Number(month) - 3, 3 * Number(month));
  return `${Number(day)} ${monthName} ${time}`;
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The calendar day of an instant at an offset such as `+02:00` or `Z`. */
function localDate(instant: Date, offset: string): string {
  const sign = offset.startsWith('-') ? -1 : 1;
  const minutesEast = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
  return new Date(instant.getTime() + minutesEast * 60_000).toISOString().slice(0, 10);
}

/** Numbers and times as people read them. */
import type { Range, RiskEstimate } from '../scores/score.ts';

/** `3` or `2–4`. */
export function formatRange(range: Range): string {
  return range.low === range.high ? `${range.low}` : `${range.low}–${range.high}`;
}

/** `15 %` or `5.1–8.5 %`, with the decimals the source printed and no more. */
export function formatPercent(range: Range): string {
  return `${formatRange(range)} %`;
}

/**
 * `5.1–8.5 %`; `16.9 % or more` when the totals reach above those with a published rate; `16.9 % for 5 and above`
 * when one rate was printed for several totals.
 */
export function formatRisk(risk: RiskEstimate): string {
  if (risk.isOpenAbove) return `${risk.percent.low} % or more`;
  const percent = formatPercent(risk.percent);
  return risk.pooledFrom === undefined ? percent : `${percent} for ${risk.pooledFrom} and above`;
}

/**
 * The wall-clock time a value was recorded with, as in `10:42`, or `23 Nov 10:42` when that is not the day of
 * `now` in the value's own offset. The offset of the record is kept: it is the time the ward's clock showed.
 * A time without a clock part yields its date; UTC is named, since no ward's clock may have shown it.
 */
export function formatTime(recorded: string, now: Date): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)[^Z+-]*(Z|[+-]\d\d:\d\d)?)?$/.exec(recorded);
  if (!match) return recorded;
  const [, year = '', month = '', day = '', clock, offset = 'Z'] = match;
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`;
  if (clock === undefined) return `${date} ${year}`;
  const time = offset === 'Z' ? `${clock} UTC` : clock;
  return `${year}-${month}-${day}` === localDate(now, offset) ? time : `${date} ${time}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The calendar day of an instant at a fixed offset such as `+02:00`. */
function localDate(instant: Date, offset: string): string {
  const [hours = 0, minutes = 0] = offset === 'Z' ? [] : offset.slice(1).split(':').map(Number);
  const minutesEast = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  return new Date(instant.getTime() + minutesEast * 60_000).toISOString().slice(0, 10);
}

/** One ratio of observed to expected with its interval, on a logarithmic axis around 1. */
import type { Coefficient } from '../statistics/calibration.ts';
import type { Interval } from '../statistics/intervals.ts';
import { html, type Markup } from './html.ts';

const WIDTH = 220;
const HEIGHT = 28;
const MARGIN = 8;
/** The axis reaches from a quarter to four times; what is beyond ends in an arrow. */
const REACH = Math.log(4);
const TICKS = [0.25, 0.5, 1, 2, 4];

function x(ratio: number): number {
  const share = (Math.log(Math.min(Math.max(ratio, 1e-9), 1e9)) / REACH + 1) / 2;
  return MARGIN + Math.min(Math.max(share, 0), 1) * (WIDTH - 2 * MARGIN);
}

/** @param watch whether the interval misses 1 */
export function ratioMark(ratio: Coefficient, action: Interval, isOff: boolean): Markup {
  const middle = HEIGHT / 2;
  const ends = [
    ratio.low < 0.25 ? html`<path d="M${x(0) - 5} ${middle} l7 -4 v8 z" class="mark" />` : null,
    ratio.high > 4 ? html`<path d="M${x(9) + 5} ${middle} l-7 -4 v8 z" class="mark" />` : null,
  ];
  return html`<svg class="ratio${isOff ? ' off' : ''}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    ${TICKS.map((tick) => html`<line x1="${x(tick)}" x2="${x(tick)}" y1="2" y2="${HEIGHT - 2}" class="${tick === 1 ? 'one' : 'tick'}" />`)}
    <line x1="${x(action.low)}" x2="${x(action.high)}" y1="${middle}" y2="${middle}" class="whisker" />
    <line x1="${x(ratio.low)}" x2="${x(ratio.high)}" y1="${middle}" y2="${middle}" class="interval" />
    ${ends}
    <circle cx="${x(ratio.value)}" cy="${middle}" r="5.5" class="mark" />
  </svg>`;
}

/** The labels of the axis, for the head of the column. */
export function ratioScale(): Markup {
  return html`<svg class="ratio scale" viewBox="0 0 ${WIDTH} 16" aria-hidden="true">
    ${TICKS.map((tick) => html`<text x="${x(tick)}" y="12" text-anchor="middle">${tick === 0.25 ? '¼' : tick === 0.5 ? '½' : tick}</text>`)}
  </svg>`;
}

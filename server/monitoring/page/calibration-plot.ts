/** Observed against predicted in groups of patients, beside the line on which they are equal. */
import type { ShownGroup } from '../shown-report.ts';
import { html, type Markup } from './html.ts';
import { percent } from './names.ts';

const SIZE = 300;
const LEFT = 44;
const BOTTOM = 40;
const TOP = 12;
const RIGHT = 14;

/** Ends of an axis that leave room for what is shown, 0 to 1. */
const ENDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

export function calibrationPlot(groups: readonly ShownGroup[], label: string): Markup {
  const needed = Math.max(...groups.flatMap(({ predicted, observed }) => [predicted, observed.high]));
  const end = ENDS.find((one) => one >= needed) ?? 1;
  const x = (share: number) => LEFT + (share / end) * (SIZE - LEFT - RIGHT);
  const y = (share: number) => SIZE - BOTTOM - (share / end) * (SIZE - BOTTOM - TOP);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * end);
  return html`<svg class="calibration" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${label}">
    ${ticks.map(
      (tick) =>
        html`<line x1="${LEFT}" x2="${SIZE - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" class="tick" />
          <text x="${LEFT - 6}" y="${y(tick) + 4}" text-anchor="end">${axisNumber(tick)}</text>
          <text x="${x(tick)}" y="${SIZE - BOTTOM + 16}" text-anchor="middle">${axisNumber(tick)}</text>`,
    )}
    <text x="${x(end / 2)}" y="${SIZE - 6}" text-anchor="middle">predicted, per cent</text>
    <text x="12" y="${y(end / 2)}" text-anchor="middle" transform="rotate(-90 12 ${y(end / 2)})">
      observed, per cent
    </text>
    <line x1="${x(0)}" y1="${y(0)}" x2="${x(end)}" y2="${y(end)}" class="one" />
    ${groups.map(
      ({ predicted, observed }) =>
        html`<line
            x1="${x(predicted)}"
            x2="${x(predicted)}"
            y1="${y(observed.low)}"
            y2="${y(observed.high)}"
            class="interval"
          />
          <circle cx="${x(predicted)}" cy="${y(observed.value)}" r="5" class="mark" />`,
    )}
  </svg>`;
}

function axisNumber(share: number): string {
  return `${Number((share * 100).toFixed(1))}`;
}

/** The same in words. */
export function calibrationTable(groups: readonly ShownGroup[]): Markup {
  return html`<table class="groups">
    <thead>
      <tr>
        <th scope="col">predicted</th>
        <th scope="col">observed (95 % interval)</th>
        <th scope="col">patients</th>
      </tr>
    </thead>
    <tbody>
      ${groups.map(
        ({ n, predicted, observed }) =>
          html`<tr>
            <td>${percent(predicted)}</td>
            <td>${percent(observed.value)} (${percent(observed.low)} to ${percent(observed.high)})</td>
            <td>${n}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The marks of the risk plot: SVG in per cent of the width, so that every row shares one axis without measuring. */
import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Mark } from './risk-rows.ts';

export interface Axis {
  /** Per cent. */
  readonly end: number;
  /** The site's limit; absent where it does not count. */
  readonly limitPercent?: number;
}

/** Few enough for a phone. */
export function ticksOf({ end }: Axis): number[] {
  const step = end > 60 ? 20 : end > 30 ? 10 : 5;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

/** Where a percentage lies. Circles at both ends stay whole: the axis has a margin of their radius. */
export function across(percent: number, { end }: Axis): string {
  return `${((100 * Math.min(percent, end)) / end).toFixed(3)}%`;
}

const MIDDLE = '50%';

/** Grid, limit and marks of one row; hidden from assistive technology, which reads the row's figure. */
export function plotted(mark: Mark, before: Mark | null | undefined, axis: Axis): TemplateResult {
  return html`<svg aria-hidden="true">
    ${grid(axis)} ${before ? hollow(before, axis) : nothing} ${shape(mark, axis)}
  </svg>`;
}

/** The lines that every row repeats, so that they run through the whole plot. */
export function grid(axis: Axis): SVGTemplateResult[] {
  const upright = (percent: number, name: string) =>
    svg`<line class=${name} x1=${across(percent, axis)} x2=${across(percent, axis)} y1="0" y2="100%"></line>`;
  const { limitPercent } = axis;
  return [
    ...ticksOf(axis).map((tick) => upright(tick, 'tick')),
    ...(limitPercent === undefined ? [] : [upright(limitPercent, 'limit')]),
  ];
}

function shape(mark: Mark, axis: Axis): SVGTemplateResult {
  const high = mark.isOpenAbove ? axis.end : mark.range.high;
  const [from, to] = [across(mark.range.low, axis), across(high, axis)];
  const span =
    mark.range.low === high
      ? nothing
      : svg`<line class="span" x1=${from} x2=${to} y1=${MIDDLE} y2=${MIDDLE}></line>`;
  const ends = mark.style === 'between' ? [from, to].map(bracket) : nothing;
  const points = mark.points.map((point) =>
    mark.style === 'model' ? diamond(across(point, axis)) : dot(across(point, axis)),
  );
  return svg`<g class=${mark.style}>${span}${ends}${points}${mark.isOpenAbove ? arrow() : nothing}</g>`;
}

const dot = (x: string) => svg`<circle class="point" cx=${x} cy=${MIDDLE} r="5"></circle>`;

const bracket = (x: string) => svg`<svg x=${x} y=${MIDDLE} overflow="visible">
  <line class="end" x1="0" x2="0" y1="-6" y2="6"></line>
</svg>`;

const diamond = (x: string) => svg`<svg x=${x} y=${MIDDLE} overflow="visible">
  <path class="point" d="M0 -6 L6 0 L0 6 L-6 0 Z"></path>
</svg>`;

const arrow = () => svg`<svg x="100%" y=${MIDDLE} overflow="visible">
  <path class="point" d="M0 -6 L8 0 L0 6 Z"></path>
</svg>`;

/** As recorded: an outline of the same extent. */
function hollow({ range, isOpenAbove }: Mark, axis: Axis): SVGTemplateResult {
  const high = isOpenAbove ? axis.end : range.high;
  return range.low === high
    ? svg`<circle class="before" cx=${across(high, axis)} cy=${MIDDLE} r="8"></circle>`
    : svg`<rect class="before" x=${across(range.low, axis)} y=${MIDDLE} rx="7" height="14"
        width="${((100 * (Math.min(high, axis.end) - range.low)) / axis.end).toFixed(3)}%"></rect>`;
}

export const markStyles = css`
  .plot > svg,
  .sample > svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .tick {
    stroke: var(--line);
  }
  .limit {
    stroke: var(--warn);
    stroke-width: 2;
    stroke-dasharray: 5 3;
  }
  .span {
    stroke: var(--mark-1);
    stroke-width: 5;
    stroke-linecap: round;
  }
  .point {
    fill: var(--mark-1);
    stroke: var(--surface);
    stroke-width: 1.5;
  }
  .open .span {
    stroke-width: 9;
    opacity: 0.45;
  }
  .open .point {
    fill: var(--surface);
    stroke: var(--mark-1);
  }
  .between .span {
    stroke-width: 2;
    stroke-dasharray: 2 5;
  }
  .end {
    stroke: var(--mark-1);
    stroke-width: 2;
  }
  .model .span {
    stroke: var(--mark-2);
    stroke-width: 2.5;
  }
  .model .point {
    fill: var(--mark-2);
  }
  .before {
    fill: none;
    stroke: var(--ink-soft);
    stroke-width: 1.5;
    stroke-dasharray: 3 2;
  }
  rect.before {
    transform: translateY(-7px);
  }
  @media (forced-colors: active) {
    .span,
    .end,
    .point,
    .before {
      stroke: CanvasText;
    }
    .point {
      fill: CanvasText;
    }
    .limit {
      stroke: Highlight;
    }
  }
`;

import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BenefitResult } from '../../../../server/clinical/benefit/benefit-result.ts';
import { oddsByDelay } from '../../../../server/clinical/benefit/odds-by-delay.ts';
import { TRIALS_END_MINUTES, type DelayWindow } from '../../../../server/clinical/benefit/trial-windows.ts';
import { delayText, minutesText, oddsText } from '../../../../server/clinical/text/en.ts';
import { formatNumber } from '../../../../server/clinical/text/format.ts';
import { shared } from '../../styles/shared.ts';

/** The drawing's own units: minutes across, odds ratio upwards. */
const END_MINUTES = 420;
const HIGHEST = 2.4;
const LOWEST = 0.8;
const HEIGHT = 100;

const x = (minutes: number) => Math.min(minutes, END_MINUTES);
const y = (oddsRatio: number) => (HEIGHT * (HIGHEST - oddsRatio)) / (HIGHEST - LOWEST);
const left = (minutes: number) => `left: ${((100 * x(minutes)) / END_MINUTES).toFixed(2)}%`;
const top = (oddsRatio: number) => `top: ${y(oddsRatio).toFixed(2)}%`;

/** Odds ratio of a good outcome over the delay: the line, the trials' windows with their intervals, and the patient. */
@customElement('delay-curve')
class DelayCurve extends LitElement {
  @property({ attribute: false }) benefit: BenefitResult | undefined;

  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }
      .plot {
        position: relative;
        height: 13rem;
        margin: 1.6rem 0.6rem 2.6rem 2.2rem;
        font-size: 0.78rem;
        font-variant-numeric: tabular-nums;
        color: var(--ink-soft);
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      svg * {
        vector-effect: non-scaling-stroke;
      }
      .frame {
        stroke: var(--line);
        fill: none;
      }
      .no-effect {
        stroke: var(--ink-soft);
        stroke-width: 1.5;
      }
      .interval {
        fill: var(--mark-1);
        opacity: 0.14;
      }
      .here .interval {
        opacity: 0.28;
      }
      .value {
        stroke: var(--mark-1);
        stroke-width: 1.5;
        stroke-dasharray: 2 3;
      }
      .unknown {
        fill: var(--sunken);
      }
      .curve {
        fill: none;
        stroke: var(--mark-1);
        stroke-width: 3;
      }
      .past {
        stroke-dasharray: 4 4;
        stroke-width: 2;
      }
      .now {
        stroke: var(--mark-2);
        stroke-width: 2;
      }
      span {
        position: absolute;
        white-space: nowrap;
        line-height: 1.15;
      }
      .tick {
        top: calc(100% + 0.3rem);
        transform: translateX(-50%);
      }
      .ratio {
        right: calc(100% + 0.4rem);
        transform: translateY(-50%);
      }
      .window {
        transform: translate(-50%, -115%);
        text-align: center;
      }
      .window b {
        font-weight: inherit;
      }
      .window i {
        font-style: normal;
      }
      @container (max-width: 22rem) {
        .window i {
          display: none;
        }
      }
      .below.window {
        transform: translate(-50%, 15%);
      }
      .here.window {
        color: var(--ink);
        font-weight: 650;
      }
      .axis {
        top: calc(100% + 1.4rem);
        right: 0;
      }
      .studied {
        right: 0;
        top: 0.3rem;
        text-align: right;
      }
      .label {
        bottom: calc(100% + 0.25rem);
        transform: translateX(-50%);
        color: var(--mark-2);
        font-weight: 650;
      }
      .label.first {
        transform: none;
      }
      .label.last {
        transform: translateX(-100%);
      }
      .dot {
        width: 0.8rem;
        height: 0.8rem;
        border-radius: 50%;
        background: var(--mark-2);
        border: 2px solid var(--surface);
        transform: translate(-50%, -50%);
      }
      @media (forced-colors: active) {
        .curve,
        .now {
          stroke: CanvasText;
        }
        .dot {
          background: CanvasText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { benefit } = this;
    if (!benefit) return nothing;
    const { windows, delays } = benefit;
    const applying = delays.map(({ window }) => window);
    const from = (window: DelayWindow) => windows[windows.indexOf(window) - 1]?.upToMinutes ?? 0;
    const isHere = ({ id }: DelayWindow) => applying.includes(id);
    return html`<div class="plot" role="img" aria-label="${delayText(benefit)}. ${oddsText(benefit)}">
      <svg viewBox="0 0 ${END_MINUTES} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <rect
          class="unknown"
          x=${TRIALS_END_MINUTES}
          y="0"
          width=${END_MINUTES - TRIALS_END_MINUTES}
          height=${HEIGHT}
        ></rect>
        <rect class="frame" x="0" y="0" width=${END_MINUTES} height=${HEIGHT}></rect>
        ${windows.map((window) => block(window, from(window), isHere(window)))}
        <line class="no-effect" x1="0" x2=${END_MINUTES} y1=${y(1)} y2=${y(1)}></line>
        <path class="curve" d=${line(0, TRIALS_END_MINUTES)}></path>
        <path class="curve past" d=${line(TRIALS_END_MINUTES, END_MINUTES)}></path>
        ${delays.map(
          ({ delay }) =>
            svg`<line class="now" x1=${x(delay.value)} x2=${x(delay.value)} y1="0" y2=${HEIGHT}></line>`,
        )}
      </svg>
      ${[0, 1, 2, 3, 4, 5, 6, 7].map((hours) => html`<span class="tick" style=${left(60 * hours)}>${hours}</span>`)}
      ${[1, 1.5, 2].map((ratio) => html`<span class="ratio" style=${top(ratio)}>${ratio.toFixed(1)}</span>`)}
      <span class="axis">hours from onset to treatment</span>
      <span class="studied">not<br />studied</span>
      ${windows.map((window) => windowLabel(window, (from(window) + window.upToMinutes) / 2, isHere(window)))}
      ${delays.map(({ delay, odds }) => [
        html`<span class="label ${placeOf(delay.value)}" style=${left(delay.value)}
          >${minutesText(delay.value)}${delay.value > END_MINUTES ? ' →' : nothing}</span
        >`,
        odds.status === 'no-benefit'
          ? nothing
          : html`<span class="dot" style="${left(delay.value)}; ${top(odds.oddsRatio)}"></span>`,
      ])}
    </div>`;
  }
}

function placeOf(minutes: number): string {
  if (minutes < 40) return 'first';
  return minutes > END_MINUTES - 40 ? 'last' : '';
}

/** Where a block leaves room above the line of no effect its label stands there, else above the block. */
const ROOM_FROM = 1.2;

function windowLabel(window: DelayWindow, middle: number, isHere: boolean): TemplateResult {
  const { value, low = value, high = value } = window.oddsRatio;
  const isBelow = low > ROOM_FROM;
  return html`<span
    class="window ${isHere ? 'here' : ''} ${isBelow ? 'below' : ''}"
    style="${left(middle)}; ${top(isBelow ? low : high)}"
    ><b>${formatNumber(value)}</b><i><br />${intervalText(window)}</i></span
  >`;
}

function intervalText({ oddsRatio: { low, high } }: DelayWindow): string {
  return low === undefined || high === undefined ? '' : `${formatNumber(low)}–${formatNumber(high)}`;
}

function block({ upToMinutes, oddsRatio }: DelayWindow, from: number, isHere: boolean): SVGTemplateResult {
  const { value, low = value, high = value } = oddsRatio;
  return svg`<g class=${isHere ? 'here' : ''}>
    <rect class="interval" x=${from} width=${upToMinutes - from} y=${y(high)} height=${y(low) - y(high)}></rect>
    <line class="value" x1=${from} x2=${upToMinutes} y1=${y(value)} y2=${y(value)}></line>
    <line class="frame" x1=${upToMinutes} x2=${upToMinutes} y1="0" y2=${HEIGHT}></line>
  </g>`;
}

/** The part of the line that the core has a figure for. */
function line(from: number, to: number): string {
  const points: string[] = [];
  for (let minutes = from; minutes <= to; minutes += 3) {
    const odds = oddsByDelay(minutes);
    if (odds.status !== 'no-benefit') points.push(`${minutes} ${y(odds.oddsRatio).toFixed(2)}`);
  }
  return `M${points.join(' L')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'delay-curve': DelayCurve;
  }
}

import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Fact } from '../../../../server/clinical/known.ts';
import type { StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import { shared } from '../../styles/shared.ts';
import { GANGLIONIC, MAP_SIZE, OUTLINE, SUPRAGANGLIONIC, type AspectsRegion } from './aspects-regions.ts';

type RegionState = 'changed' | 'spared' | 'open';

/** The ten regions at two levels: changed ones hatched, spared ones plain, those nobody told dashed. */
@customElement('aspects-map')
class AspectsMap extends LitElement {
  @property({ attribute: false }) facts: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      .levels {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 8rem));
        gap: 1.25rem;
      }
      figure {
        margin: 0;
      }
      figcaption {
        font-size: 0.82rem;
        color: var(--ink-soft);
      }
      svg {
        display: block;
        width: 100%;
        height: auto;
        overflow: visible;
      }
      .outline {
        fill: var(--sunken);
        stroke: var(--ink-soft);
        stroke-width: 1.5;
      }
      .midline {
        stroke: var(--ink-soft);
        stroke-dasharray: 3 3;
      }
      .region {
        stroke: var(--ink-soft);
        stroke-width: 1;
        fill: var(--surface);
      }
      .changed .region {
        fill: url(#hatch);
        stroke: var(--mark-2);
        stroke-width: 2.5;
      }
      .open .region {
        stroke-dasharray: 4 3;
        fill: var(--sunken);
      }
      .hatch {
        stroke: var(--mark-2);
        stroke-width: 3;
      }
      .ground {
        fill: var(--surface);
      }
      text {
        font-size: 12px;
        text-anchor: middle;
        dominant-baseline: central;
        fill: var(--ink);
        paint-order: stroke;
        stroke: var(--surface);
        stroke-width: 3px;
      }
      .changed text {
        font-weight: 750;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin: 0.4rem 0 0;
        font-size: 0.82rem;
        color: var(--ink-soft);
      }
      .key svg {
        display: inline-block;
        width: 1rem;
        height: 1rem;
        vertical-align: -0.15rem;
        margin-right: 0.25rem;
      }
      @media (forced-colors: active) {
        .region,
        .outline {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { facts } = this;
    if (!facts) return nothing;
    return html`
      <div class="levels">
        ${level('Basal ganglia', GANGLIONIC, facts)} ${level('Above them', SUPRAGANGLIONIC, facts)}
      </div>
      <p class="key">Affected hemisphere, front up. A schematic, not the images.</p>
      <p class="key">
        ${key('changed', 'early ischaemic change')} ${key('spared', 'without')} ${key('open', 'not told')}
      </p>
    `;
  }
}

function level(name: string, regions: readonly AspectsRegion[], facts: StrokeFacts): TemplateResult {
  const of = (state: RegionState) =>
    regions.filter(({ fact }) => stateOf(facts[fact]) === state).map(({ label }) => label);
  const words = [
    ['changed', 'with early change'],
    ['spared', 'without'],
    ['open', 'not told'],
  ] as const;
  const label = words.map(([state, said]) => `${said}: ${of(state).join(', ') || 'none'}`).join('; ');
  return html`<figure>
    <svg viewBox="0 0 ${MAP_SIZE.width} ${MAP_SIZE.height}" role="img" aria-label="${name}, ${label}">
      ${hatch()}
      <path class="outline" d=${OUTLINE}></path>
      ${regions.map((entry) => region(entry, stateOf(facts[entry.fact])))}
      <line class="midline" x1="100" x2="100" y1="2" y2="238"></line>
    </svg>
    <figcaption>${name}</figcaption>
  </figure>`;
}

function region({ label, path, at }: AspectsRegion, state: RegionState): SVGTemplateResult {
  return svg`<g class=${state}>
    <path class="region" d=${path}></path>
    <text x=${at[0]} y=${at[1]}>${label}${state === 'open' ? '?' : ''}</text>
  </g>`;
}

function hatch(): SVGTemplateResult {
  return svg`<defs>
    <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="ground" width="7" height="7"></rect>
      <line class="hatch" x1="0" x2="0" y1="0" y2="7"></line>
    </pattern>
  </defs>`;
}

function key(state: RegionState, words: string): TemplateResult {
  return html`<span>
    <svg viewBox="0 0 20 20" aria-hidden="true">
      ${hatch()}
      <g class=${state}>
        <rect class="region" x="2" y="2" width="16" height="16"></rect>
      </g></svg
    >${words}</span
  >`;
}

function stateOf(fact: Fact<boolean>): RegionState {
  if (fact.status !== 'known') return 'open';
  return fact.value ? 'changed' : 'spared';
}

declare global {
  interface HTMLElementTagNameMap {
    'aspects-map': AspectsMap;
  }
}

import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import { weaknessText } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/** The figure faces the reader: its right limbs stand on the left of the drawing. */
const LIMBS = [
  { limb: 'arm', side: 'right', path: 'M58 66 L46 106 L40 144' },
  { limb: 'arm', side: 'left', path: 'M102 66 L114 106 L120 144' },
  { limb: 'leg', side: 'right', path: 'M70 142 L66 188 L63 236' },
  { limb: 'leg', side: 'left', path: 'M90 142 L94 188 L97 236' },
] as const;

type Limb = (typeof LIMBS)[number];

/** `possible`: weak, but the chart does not say on which side; `open`: not known at all. */
type LimbState = 'weak' | 'possible' | 'open' | 'strong';

/** A body with the weak limbs hatched. */
@customElement('body-figure')
class BodyFigure extends LitElement {
  @property({ attribute: false }) facts: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      figure {
        margin: 0;
      }
      svg {
        width: 100%;
        max-width: 11rem;
        height: auto;
        display: block;
      }
      path,
      circle {
        fill: none;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .edge {
        stroke: var(--ink);
        stroke-width: 17;
      }
      .edge.possible,
      .edge.open {
        stroke: var(--ink-soft);
      }
      .inside {
        stroke: var(--surface);
        stroke-width: 14;
      }
      .trunk {
        fill: var(--surface);
        stroke: var(--ink);
        stroke-width: 1.6;
      }
      .hatch {
        stroke: var(--ink);
        stroke-width: 2.4;
      }
      .dot {
        fill: var(--ink);
      }
      text {
        fill: var(--ink-soft);
        font-size: 9px;
        text-anchor: middle;
      }
      .mark {
        fill: var(--ink);
        font-size: 15px;
        font-weight: 700;
      }
      figcaption {
        font-size: 0.9rem;
        margin-top: 0.4rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { facts } = this;
    if (!facts) return nothing;
    return html`<figure>
      <svg viewBox="0 0 160 262" role="img" aria-label="Body. ${weaknessText(facts)}">
        <defs>
          <pattern id="weak" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="6"></line>
          </pattern>
          <pattern id="possible" width="6" height="6" patternUnits="userSpaceOnUse">
            <circle class="dot" cx="2" cy="2" r="1.1"></circle>
          </pattern>
        </defs>
        ${LIMBS.map((limb) => drawn(limb, stateOf(limb, facts)))}
        <path
          class="trunk"
          d="M54 58 Q80 50 106 58 Q112 62 108 74 L100 112 Q99 130 100 146 Q80 156 60 146 Q61 130 60 112 L52 74 Q48 62 54 58 Z"
        ></path>
        <path class="trunk" d="M73 44 L73 54 Q80 58 87 54 L87 44"></path>
        <ellipse class="trunk" cx="80" cy="28" rx="16" ry="19"></ellipse>
        ${LIMBS.map((limb) => questionMark(limb, stateOf(limb, facts)))}
        <text x="30" y="258">right</text>
        <text x="130" y="258">left</text>
      </svg>
      <figcaption>${weaknessText(facts)} <span class="soft">The figure faces you.</span></figcaption>
    </figure>`;
  }
}

function stateOf({ limb, side }: Limb, { armWeakness, legWeakness, weakSide }: StrokeFacts): LimbState {
  const fact = limb === 'arm' ? armWeakness : legWeakness;
  if (fact.status !== 'known') return 'open';
  if (!fact.value) return 'strong';
  if (weakSide.status !== 'known') return 'possible';
  // Both sides are weak, but not each limb has to be: which of them is not among the facts.
  if (weakSide.value === 'both') return 'possible';
  return weakSide.value === side ? 'weak' : 'strong';
}

/** A limb is a thick round line: its edge, its inside, and the hatching of what is weak. */
function drawn({ path }: Limb, state: LimbState): SVGTemplateResult {
  return svg`
    <path class="edge ${state}" d=${path}></path>
    <path class="inside" d=${path}></path>
    ${
      state === 'weak' || state === 'possible'
        ? svg`<path d=${path} stroke="url(#${state})" stroke-width="14"></path>`
        : nothing
    }`;
}

function questionMark({ limb, side }: Limb, state: LimbState): SVGTemplateResult | typeof nothing {
  if (state !== 'open') return nothing;
  const fromMiddle = limb === 'arm' ? 34 : 14;
  const x = side === 'right' ? 80 - fromMiddle : 80 + fromMiddle;
  return svg`<text class="mark" x=${x} y=${limb === 'arm' ? 112 : 194}>?</text>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'body-figure': BodyFigure;
  }
}

import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FactValue, StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import { visualFieldText } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

type Side = FactValue<'fieldLossSide'>;
interface Loss {
  readonly side: Side;
  readonly isPartial: boolean;
}

/** Half-widths of a visual field: 60 degrees towards the nose, about 90 towards the temple, 65 up and down. */
const NASAL = 34;
const TEMPORAL = 50;
const HEIGHT = 38;
const EYES = [
  { name: 'left eye', x: 56, toLeft: TEMPORAL, toRight: NASAL },
  { name: 'right eye', x: 164, toLeft: NASAL, toRight: TEMPORAL },
] as const;
const Y = 46;

/** Two visual fields as the patient sees them; what is lost is hatched. */
@customElement('visual-field')
class VisualField extends LitElement {
  @property({ attribute: false }) facts: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      figure {
        margin: 0;
      }
      .drawings {
        display: grid;
        gap: 0.25rem;
        max-width: 20rem;
      }
      svg {
        width: 100%;
        height: auto;
        display: block;
      }
      .field {
        fill: var(--surface);
        stroke: var(--ink);
        stroke-width: 1.6;
      }
      .axis {
        stroke: var(--line);
      }
      .hatch {
        stroke: var(--ink);
        stroke-width: 2.2;
      }
      .dot {
        fill: var(--ink);
      }
      text {
        fill: var(--ink-soft);
        font-size: 9px;
        text-anchor: middle;
      }
      .or {
        margin: 0;
        text-align: center;
        font-size: 0.85rem;
        color: var(--ink-soft);
      }
      figcaption {
        font-size: 0.9rem;
        margin-top: 0.4rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.facts) return nothing;
    const drawings = lossesOf(this.facts);
    return html`<figure>
      <div
        class="drawings"
        role="img"
        aria-label="Visual fields as the patient sees them. ${visualFieldText(this.facts)}"
      >
        ${drawings.map(
          (losses, index) =>
            html`${index > 0 ? html`<p class="or" aria-hidden="true">or</p>` : nothing}${pair(losses)}`,
        )}
      </div>
      <figcaption>
        ${visualFieldText(this.facts)} <span class="soft">Drawn as the patient sees.</span>
      </figcaption>
    </figure>`;
  }
}

/** One drawing, or one for each side that is possible; none lost where nothing is known. */
function lossesOf({ visualField, fieldLossSide }: StrokeFacts): readonly (readonly Loss[])[] {
  if (visualField.status !== 'known') return [[]];
  const on = (side: Side, isPartial: boolean): Loss => ({ side, isPartial });
  switch (visualField.value) {
    case 'full':
      return [[]];
    case 'bilateral':
      return [[on('left', true), on('right', true)]];
    case 'complete-hemianopia':
    case 'partial-hemianopia': {
      const isPartial = visualField.value === 'partial-hemianopia';
      return fieldLossSide.status === 'known'
        ? [[on(fieldLossSide.value, isPartial)]]
        : [[on('left', isPartial)], [on('right', isPartial)]];
    }
  }
}

function pair(losses: readonly Loss[]): TemplateResult {
  return html`<svg viewBox="0 0 220 104" aria-hidden="true">
    <defs>
      <pattern id="all" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="hatch" x1="0" y1="0" x2="0" y2="6"></line>
      </pattern>
      <pattern id="part" width="7" height="7" patternUnits="userSpaceOnUse">
        <circle class="dot" cx="2" cy="2" r="1.1"></circle>
      </pattern>
    </defs>
    ${EYES.map(
      ({ name, x, toLeft, toRight }) => svg`
        <path class="field" d=${half(x, toLeft, 'left') + half(x, toRight, 'right')}></path>
        ${losses.map(({ side, isPartial }): SVGTemplateResult => {
          const width = side === 'left' ? toLeft : toRight;
          return svg`<path d=${half(x, width, side)} fill="url(#${isPartial ? 'part' : 'all'})"></path>`;
        })}
        <path class="field" fill-opacity="0" d=${half(x, toLeft, 'left') + half(x, toRight, 'right')}></path>
        <line class="axis" x1=${x - toLeft} x2=${x + toRight} y1=${Y} y2=${Y}></line>
        <line class="axis" x1=${x} x2=${x} y1=${Y - HEIGHT} y2=${Y + HEIGHT}></line>
        <circle class="dot" cx=${x} cy=${Y} r="2.4"></circle>
        <text x=${x} y="100">${name}</text>`,
    )}
  </svg>`;
}

/** Half an ellipse, closed along the vertical meridian. */
function half(x: number, width: number, side: Side): string {
  const sweep = side === 'left' ? 0 : 1;
  return `M${x} ${Y - HEIGHT} A${width} ${HEIGHT} 0 0 ${sweep} ${x} ${Y + HEIGHT} Z`;
}

declare global {
  interface HTMLElementTagNameMap {
    'visual-field': VisualField;
  }
}

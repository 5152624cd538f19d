import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { wholePer100 } from '../../../../server/clinical/benefit/whole-per-100.ts';
import type { Estimate, MethodEstimates } from '../../../../server/clinical/predictions/prediction.ts';
import {
  acrossMethods,
  classesOf,
  methodsInOrder,
  standaloneEstimates,
} from '../../../../server/clinical/predictions/reading.ts';
import { estimateText, METHOD_NAMES, sentence } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/**
 * The methods of one model beside each other: outcomes that may stand alone, and all classes as one stacked bar.
 * Roles are written out, since rows that are laid out as a grid lose them.
 */
@customElement('model-estimates')
class ModelEstimates extends LitElement {
  @property({ attribute: false }) methods: readonly MethodEstimates[] = [];
  /** What the figures are of, for those who hear the table. */
  @property() caption = '';

  static override styles = [
    shared,
    css`
      .scroll {
        overflow-x: auto;
      }
      td {
        font-weight: 600;
        white-space: nowrap;
      }
      td small {
        font-weight: 400;
        color: var(--ink-soft);
        font-size: 0.88rem;
      }
      tbody th small {
        display: block;
        color: var(--ink-soft);
        font-weight: 400;
        font-size: 0.85rem;
        max-width: 34ch;
      }
      :host {
        container-type: inline-size;
      }
      @container (max-width: 26rem) {
        tr {
          display: grid;
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
        tr > :first-child {
          grid-column: 1 / -1;
          padding-bottom: 0;
        }
        tr > :not(:first-child) {
          border-top: 0;
        }
        tbody th small {
          max-width: none;
        }
      }
      .stack {
        display: grid;
        grid-template-columns: 9rem 1fr;
        gap: 0.15rem 1rem;
        align-items: center;
        margin: 0.75rem 0 0;
      }
      .bar {
        display: flex;
        height: 1.8rem;
        border-radius: 6px;
        overflow: hidden;
        border: 1px solid var(--line);
      }
      .bar span {
        display: grid;
        place-items: center;
        font-size: 0.8rem;
        font-variant-numeric: tabular-nums;
        color: var(--ink);
        background: color-mix(in srgb, var(--mark-1) var(--tint), var(--surface));
      }
      .bar .worst,
      .key .worst::before {
        background: var(--ink);
        color: var(--surface);
      }
      .ranges {
        grid-column: 2;
        margin: 0 0 0.5rem;
        max-width: none;
        font-size: 0.82rem;
      }
      .key {
        list-style: none;
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.1rem;
        margin: 0.9rem 0 0;
        padding: 0;
        font-size: 0.85rem;
      }
      .key li::before {
        content: '';
        display: inline-block;
        width: 0.8rem;
        height: 0.8rem;
        border-radius: 3px;
        border: 1px solid var(--line);
        margin-right: 0.4rem;
        vertical-align: -0.08rem;
        background: color-mix(in srgb, var(--mark-1) var(--tint), var(--surface));
      }
      @media (max-width: 40rem) {
        .stack {
          grid-template-columns: 1fr;
        }
        .ranges {
          grid-column: 1;
        }
        td small {
          display: block;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const methods = methodsInOrder(this.methods);
    const [first] = methods;
    if (first === undefined) return nothing;
    const classes = classesOf(first);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${this.caption}>
        <table role="table">
          <thead>
            <tr role="row">
              <th role="columnheader" scope="col">Outcome</th>
              ${methods.map(({ id }) => html`<th role="columnheader" scope="col">${METHOD_NAMES[id]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${standaloneEstimates(first).map((estimate) => this.row(estimate))}
          </tbody>
        </table>
      </div>
      ${classes.length > 0 ? [key(classes), methods.map(stack)] : nothing}
    `;
  }

  private row({ output, label, definition }: Estimate): TemplateResult {
    return html`<tr role="row">
      <th role="rowheader" scope="row">${label}<small>${sentence(definition)}</small></th>
      ${acrossMethods(this.methods, output).map((estimate) => {
        const [value, range] = estimateText(estimate).split(/ (?=\()/);
        return html`<td role="cell">${value} <small>${range}</small></td>`;
      })}
    </tr>`;
  }
}

/** Classes go from the worst, which is drawn in ink, to the best. */
const tint = (index: number) => `--tint: ${46 - 14 * index}%`;
const tone = (index: number) => (index === 0 ? 'worst' : '');

function key(classes: readonly Estimate[]): TemplateResult {
  return html`<ul class="key">
    ${classes.map(
      ({ label, definition }, index) =>
        html`<li class=${tone(index)} style=${tint(index)} title=${definition}>${label}</li>`,
    )}
  </ul>`;
}

function stack(method: MethodEstimates): TemplateResult {
  const classes = classesOf(method);
  const whole = wholePer100(classes.map(({ value }) => value / 100));
  const texts = classes.map((estimate) => `${estimate.label} ${estimateText(estimate)}`);
  return html`<div class="stack">
    <span>${METHOD_NAMES[method.id]}</span>
    <div class="bar" role="img" aria-label="${METHOD_NAMES[method.id]}: ${texts.join(', ')}">
      ${whole.map(
        (count, index) =>
          html`<span class=${tone(index)} style="flex: ${count} 0 0; ${tint(index)}"
            >${count >= 6 ? count : ''}</span
          >`,
      )}
    </div>
    <p class="soft ranges">${texts.join(' · ')}</p>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'model-estimates': ModelEstimates;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment, OpenInput } from '../../../server/clinical/assessment.ts';
import { recordedValues } from '../../../server/clinical/known.ts';
import { FACT_NAMES_IN_ORDER, type FactName } from '../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, factText, SCORE_NAMES, SET_ASIDE_REASONS } from '../../../server/clinical/text/en.ts';
import { formatTime } from '../../../server/clinical/text/format.ts';
import { shared } from '../styles/shared.ts';

/** What was known, when it was measured, where it stands in the chart, and what is open or was left out. */
@customElement('fact-table')
class FactTable extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      .open {
        background: var(--warn-soft);
        border-radius: var(--radius);
        padding: 0.9rem 1.1rem;
        margin: 0.75rem 0;
      }
      .open h3 {
        color: var(--warn);
      }
      h3 {
        font-size: 0.95rem;
        margin: 0 0 0.25rem;
      }
      ul {
        margin: 0;
        padding-left: 1.2rem;
      }
      .source {
        display: block;
        color: var(--ink-soft);
        font-size: 0.82rem;
        overflow-wrap: anywhere;
      }
      td:last-child,
      th:last-child {
        padding-right: 0;
        white-space: nowrap;
      }
      .aside {
        margin-top: 1rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment) return nothing;
    return html`
      <h2>Data used</h2>
      ${this.openInputs(assessment)}
      <table>
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col">Value and source</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          ${shownFacts(assessment).map((name) => this.row(name, assessment))}
        </tbody>
      </table>
      ${this.setAside(assessment)}
    `;
  }

  private row(name: FactName, { facts, assessedAt }: Assessment): TemplateResult {
    const values = recordedValues<unknown>(facts[name]);
    const sources = values.map(({ source }) => source).filter((source) => source !== undefined);
    const times = values.map(({ at }) => at).filter((at) => at !== undefined);
    return html`<tr>
      <th scope="row">${FACT_NAMES[name]}</th>
      <td>
        ${factText(facts, name)}
        ${sources.length === 0 ? nothing : html`<span class="source">${sources.join(', ')}</span>`}
      </td>
      <td>${times.map((at) => formatTime(at, new Date(assessedAt))).join(' / ')}</td>
    </tr>`;
  }

  private openInputs({ openInputs }: Assessment): TemplateResult | typeof nothing {
    if (openInputs.length === 0) return nothing;
    return html`<div class="open">
      <h3>Unclear, so the scores are ranges</h3>
      <ul>
        ${openInputs.map((input) => html`<li>${FACT_NAMES[input.fact]}: ${effectsText(input)}</li>`)}
      </ul>
    </div>`;
  }

  private setAside({ setAside }: Assessment): TemplateResult | typeof nothing {
    if (setAside.length === 0) return nothing;
    return html`<div class="aside">
      <h3>Found in the chart and not used</h3>
      <ul class="soft">
        ${setAside.map(
          ({ fact, source, reason }) =>
            html`<li>${fact ? `${FACT_NAMES[fact]}: ` : ''}${source} ${SET_ASIDE_REASONS[reason]}</li>`,
        )}
      </ul>
    </div>`;
  }
}

/** What is recorded, and what a score reads although it is not. */
function shownFacts({ facts, scores }: Assessment): FactName[] {
  const read = scores.flatMap(({ items }) => items.flatMap(({ inputs }) => inputs));
  return FACT_NAMES_IN_ORDER.filter((name) => facts[name].status !== 'missing' || read.includes(name));
}

function effectsText({ effects }: OpenInput): string {
  return effects
    .map(({ score, low, high }) => `${SCORE_NAMES[score].name} ${low} to ${high} points`)
    .join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'fact-table': FactTable;
  }
}

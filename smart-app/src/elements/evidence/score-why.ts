import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { OUTCOMES } from '../../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import type { RateEstimate } from '../../../../server/clinical/scores/rates.ts';
import type { ScoreResult } from '../../../../server/clinical/scores/score.ts';
import type { StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, GRADES, NEAREST_RATES, REMARKS } from '../../../../server/clinical/text/en.ts';
import { formatPercent } from '../../../../server/clinical/text/format.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';
import { itemTable, itemTableStyles } from '../scores/item-table.ts';

/** How a rate came about: items and points, the facts behind them, what is open; then in whom it was counted. */
@customElement('score-why')
class ScoreWhy extends LitElement {
  @property({ attribute: false }) score: ScoreResult | undefined;
  @property({ attribute: false }) estimate: RateEstimate | undefined;
  @property({ attribute: false }) facts: StrokeFacts | undefined;

  static override styles = [
    shared,
    itemTableStyles,
    css`
      :host {
        container-type: inline-size;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: 1rem 2rem;
      }
      @container (max-width: 40rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      h4 {
        font-size: 0.9rem;
        margin: 0 0 0.2rem;
      }
      ul {
        margin: 0 0 0.5rem;
        padding-left: 1.1rem;
        font-size: 0.9rem;
      }
      p {
        font-size: 0.9rem;
        margin: 0 0 0.5rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { score, estimate, facts } = this;
    if (!score || !estimate || !facts) return nothing;
    const { mostUseful } = score;
    return html`<div class="columns">
      ${itemTable(score, facts)}
      <div>
        <h4>Counted in</h4>
        <ul>
          ${estimate.sources.map(
            ({ evidence, percent }) =>
              html`<li>
                ${estimate.sources.length > 1 ? html`<strong>${formatPercent(percent)}</strong>` : nothing}
                ${EVIDENCE[evidence].population}
              </li>`,
          )}
        </ul>
        <p class="soft">
          ${OUTCOMES[estimate.outcome].definition} Evidence: ${GRADES[estimate.grade]}.
          ${estimate.isBetweenPublished ? NEAREST_RATES : nothing}
          ${score.remarks.map((remark) => REMARKS[remark]).join(' ')}
        </p>
        ${
          mostUseful === undefined
            ? nothing
            : html`<p>
                Most useful to know next:
                <button
                  type="button"
                  class="link"
                  @click=${() => this.dispatchEvent(appEvent('show-fact', { fact: mostUseful }))}
                >
                  ${FACT_NAMES[mostUseful]}
                </button>
              </p>`
        }
        <button
          type="button"
          @click=${() => this.dispatchEvent(appEvent('show-evidence', { evidence: papersOf(score, estimate) }))}
        >
          Papers behind this
        </button>
      </div>
    </div>`;
  }
}

function papersOf(score: ScoreResult, { sources }: RateEstimate) {
  return [...new Set([score.evidence, ...sources.map(({ evidence }) => evidence)])];
}

declare global {
  interface HTMLElementTagNameMap {
    'score-why': ScoreWhy;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { appEvent } from '../../events.ts';
import { effectLines } from '../../facts/effect-text.ts';
import { editedFacts, effectOfAll } from '../../facts/what-if.ts';
import { controlStyles } from './control-styles.ts';

/** Says that figures are of facts that are not in the chart, and leads back to it. Empty without edits. */
@customElement('what-if-bar')
class WhatIfBar extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) baseline: Assessment | undefined;

  static override styles = [
    controlStyles,
    css`
      .bar {
        border: 2px dashed var(--warn);
        border-radius: var(--radius);
        background: var(--warn-soft);
        padding: 0.5rem 0.8rem;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 0.75rem;
      }
      p {
        margin: 0.15rem 0 0;
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }
      strong {
        color: var(--warn);
        font-size: 1rem;
      }
    `,
  ];

  override render(): TemplateResult {
    const { assessment, baseline } = this;
    const edited = assessment ? editedFacts(assessment, baseline) : [];
    return html`<div role="status">
      ${assessment && baseline && edited.length > 0 ? this.bar(assessment, baseline, edited.length) : nothing}
    </div>`;
  }

  private bar(assessment: Assessment, baseline: Assessment, count: number): TemplateResult {
    return html`<div class="bar">
      <div class="head">
        <strong>What if: ${count} ${count === 1 ? 'change' : 'changes'}</strong>
        <button
          type="button"
          @click=${() => {
            this.dispatchEvent(appEvent('edits-clear', undefined));
          }}
        >
          Back to the chart
        </button>
      </div>
      <p>Not in the chart, nothing is written back.</p>
      ${effectLines(effectOfAll(assessment, baseline)).map((line) => html`<p>${line}</p>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'what-if-bar': WhatIfBar;
  }
}

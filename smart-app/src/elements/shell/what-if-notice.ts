import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';

/** Stands above views that do not edit facts themselves, while what they show rests on tried values. */
@customElement('what-if-notice')
class WhatIfNotice extends LitElement {
  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.35rem 1rem;
        background: var(--warn-soft);
        color: var(--warn);
        border: 1px dashed currentColor;
        border-radius: var(--radius);
        padding: 0.35rem 1rem;
      }
      button {
        min-height: 2.75rem;
        padding: 0 0.9rem;
        font: inherit;
        color: inherit;
        background: none;
        border: 1px solid currentColor;
        border-radius: 8px;
        cursor: pointer;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <div role="status">
        <strong>What if: these figures rest on values that were tried, not on the chart.</strong>
        <button type="button" @click=${() => this.dispatchEvent(appEvent('edits-clear', undefined))}>
          Back to the chart
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'what-if-notice': WhatIfNotice;
  }
}

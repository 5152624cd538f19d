import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Problem } from '../../app-model.ts';
import { shared } from '../../styles/shared.ts';

/** What kept something from being shown, and what can be done about it. */
@customElement('problem-notice')
class ProblemNotice extends LitElement {
  @property({ attribute: false }) problem: Problem | undefined;

  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        padding: 0.6rem 1rem;
        background: var(--warn-soft);
        color: var(--warn);
        border-radius: var(--radius);
      }
      p {
        margin: 0;
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

  override render(): TemplateResult | typeof nothing {
    const { problem } = this;
    if (!problem) return nothing;
    return html`<div>
      <p role="alert">${problem.message}</p>
      ${problem.retry ? html`<button type="button" @click=${problem.retry}>Try again</button>` : nothing}
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'problem-notice': ProblemNotice;
  }
}

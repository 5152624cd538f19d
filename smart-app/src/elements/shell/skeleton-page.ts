import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../../styles/shared.ts';

/** The outline of a view while it is read: where its heading, its plot and its panels will stand. */
@customElement('skeleton-page')
class SkeletonPage extends LitElement {
  /** What is waited for. */
  @property() label = '';

  static override styles = [
    shared,
    css`
      .outline {
        display: grid;
        gap: 1.25rem;
        margin-top: 1rem;
      }
      .outline div {
        border-radius: var(--radius);
        background: var(--sunken);
        height: 11rem;
      }
      .outline div:first-child {
        height: 2.2rem;
        width: min(28rem, 80%);
      }
      .outline div:nth-child(2) {
        height: 16rem;
      }
      @media (prefers-reduced-motion: no-preference) {
        .outline div {
          animation: breathe 1.6s ease-in-out infinite alternate;
        }
        @keyframes breathe {
          to {
            opacity: 0.55;
          }
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <p role="status" class="soft">${this.label}</p>
      <div class="outline" aria-hidden="true">
        <div></div>
        <div></div>
        <div></div>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skeleton-page': SkeletonPage;
  }
}

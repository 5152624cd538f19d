import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { VIEWS, type ViewId } from '../../routes.ts';
import { shared } from '../../styles/shared.ts';

/** Links to the views; the one that is shown is marked by more than its colour. */
@customElement('app-navigation')
class AppNavigation extends LitElement {
  @property({ attribute: false }) view: ViewId | undefined;

  static override styles = [
    shared,
    css`
      nav {
        display: flex;
        gap: 0.25rem;
        padding: 0 clamp(0.5rem, 2.5vw, 1.6rem);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      a {
        display: grid;
        place-items: center;
        min-height: 2.75rem;
        padding: 0.25rem clamp(0.5rem, 2vw, 1rem);
        color: var(--ink-soft);
        text-decoration: none;
        border-bottom: 3px solid transparent;
      }
      a:hover {
        color: var(--ink);
      }
      a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        border-bottom-color: var(--accent);
      }
      @media (max-width: 26rem) {
        nav {
          gap: 0;
          justify-content: space-between;
        }
        a {
          padding-inline: 0.35rem;
          font-size: 0.88rem;
          text-align: center;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <nav aria-label="Views">
        ${VIEWS.map(
          ({ id, title }) =>
            html`<a href="#${id}" aria-current=${id === this.view ? 'page' : nothing}>${title}</a>`,
        )}
      </nav>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'app-navigation': AppNavigation;
  }
}

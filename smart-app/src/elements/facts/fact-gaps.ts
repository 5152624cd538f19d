import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { FACT_NAMES } from '../../../../server/clinical/text/en.ts';
import { appEvent } from '../../events.ts';
import { gapText } from '../../facts/effect-text.ts';
import { gapsOf, type Gap } from '../../facts/gaps.ts';
import { shared } from '../../styles/shared.ts';

/** As many as are read at a glance; the rest is one click away. */
const SHOWN_AT_FIRST = 3;

/** What is open and what it would change, the largest effect first; each leads to its fact. */
@customElement('fact-gaps')
class FactGaps extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      h3 {
        font-size: 0.95rem;
        margin: 0 0 0.25rem;
        color: var(--warn);
      }
      .gaps {
        background: var(--warn-soft);
        border-radius: var(--radius);
        padding: 0.75rem 0.9rem;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        padding: 0.3rem 0;
        font-size: 0.9rem;
        line-height: 1.4;
      }
      .link {
        font-weight: 650;
        color: var(--ink);
        text-decoration-color: var(--warn);
      }
      summary {
        cursor: pointer;
        padding: 0.35rem 0;
        font-size: 0.9rem;
      }
      @media (pointer: coarse) {
        li,
        summary {
          padding-block: 0.6rem;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    const { main, toAsk, recoveryOnly } = gapsOf(this.assessment);
    const more = main.slice(SHOWN_AT_FIRST);
    if (main.length + toAsk.length + recoveryOnly.length === 0) return nothing;
    return html`<div class="gaps">
      <h3>Open, and what it would change</h3>
      ${
        main.length > 0
          ? this.list(main.slice(0, SHOWN_AT_FIRST))
          : html`<p class="soft">Nothing that moves a score is open.</p>`
      }
      ${this.folded(`${more.length} more`, more)}
      ${this.folded(`${toAsk.length} in no list: ask, it is not ruled out`, toAsk)}
      ${this.folded(`${recoveryOnly.length} that would sharpen recovery`, recoveryOnly)}
    </div>`;
  }

  private folded(summary: string, gaps: readonly Gap[]): TemplateResult | typeof nothing {
    if (gaps.length === 0) return nothing;
    return html`<details>
      <summary>${summary}</summary>
      ${this.list(gaps)}
    </details>`;
  }

  private list(gaps: readonly Gap[]): TemplateResult {
    return html`<ul>
      ${gaps.map(
        (gap) =>
          html`<li>
            <button
              type="button"
              class="link"
              @click=${() => {
                this.dispatchEvent(appEvent('show-fact', { fact: gap.fact }));
              }}
            >
              ${FACT_NAMES[gap.fact]}</button
            >: ${gapText(gap)}
          </li>`,
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fact-gaps': FactGaps;
  }
}

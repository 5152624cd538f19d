import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FactName, StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import { WHAT_IF_NOTE } from '../../../../server/clinical/text/en.ts';
import { isSameFact } from '../../fact-values.ts';
import { shared } from '../../styles/shared.ts';
import '../facts/fact-editor.ts';
import './safe-score.ts';

/** Bedside findings that a domain waits for, each entered in place; what is entered here is marked as such. */
@customElement('bedside-tests')
class BedsideTests extends LitElement {
  @property({ attribute: false }) names: readonly FactName[] = [];
  @property({ attribute: false }) facts: StrokeFacts | undefined;
  /** As recorded, while there are edits. */
  @property({ attribute: false }) recorded: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.75rem;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      }
      li {
        background: var(--sunken);
        border-radius: 8px;
        padding: 0.7rem 0.85rem;
        min-width: 0;
      }
      .tried {
        outline: 2px dashed var(--mark-2);
      }
      .tried .soft {
        color: var(--ink);
        margin: 0.4rem 0 0;
      }
      .tried strong {
        color: var(--mark-2);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { facts, names } = this;
    if (!facts || names.length === 0) return nothing;
    return html`<ul>
      ${names.map((name) => this.entry(name, facts))}
    </ul>`;
  }

  private entry(name: FactName, facts: StrokeFacts): TemplateResult {
    const fact = facts[name];
    const recorded = this.recorded?.[name] ?? fact;
    const isTried = !isSameFact(fact, recorded);
    return html`<li class=${isTried ? 'tried' : ''} data-fact=${name}>
      <fact-editor .name=${name} .fact=${fact} .recorded=${recorded}></fact-editor>
      ${name === 'safeScore' ? html`<safe-score></safe-score>` : nothing}
      ${isTried ? html`<p class="soft"><strong>What if.</strong> ${WHAT_IF_NOTE}</p>` : nothing}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bedside-tests': BedsideTests;
  }
}

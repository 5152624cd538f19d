import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EditionId } from '../../../../server/clinical/eligibility/editions.ts';
import type { WindowResult } from '../../../../server/clinical/eligibility/treatment-window.ts';
import type { StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import {
  FACT_NAMES,
  factText,
  openFactText,
  STRENGTHS,
  WINDOWS,
} from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';
import { OpenForPrint } from './open-for-print.ts';

const STATUS_WORDS = { met: 'applies', 'cannot-tell': 'cannot tell', 'not-met': 'does not apply' } as const;

/** The guideline's time windows: which applies, and what each asks for. */
@customElement('treatment-windows')
class TreatmentWindows extends LitElement {
  @property({ attribute: false }) windows: readonly WindowResult[] = [];
  @property({ attribute: false }) edition: EditionId = 'aha-2026';
  @property({ attribute: false }) facts: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      ul {
        list-style: none;
        margin: 0.4rem 0 0.6rem;
        padding: 0;
      }
      summary {
        cursor: pointer;
        padding: 0.2rem 0;
      }
      .word {
        font-size: 0.85rem;
        color: var(--ink-soft);
      }
      .met .word {
        color: var(--accent);
        font-weight: 650;
      }
      .met .name {
        font-weight: 650;
      }
      .not-met .name {
        color: var(--ink-soft);
      }
      p {
        margin: 0 0 0.4rem 1.1rem;
      }
    `,
  ];

  constructor() {
    super();
    new OpenForPrint(this);
  }

  override render(): TemplateResult {
    return html`<ul aria-label="Time windows">
      ${this.windows.map((entry) => this.window(entry))}
    </ul>`;
  }

  private window({ id, status, strength, open, facts: names }: WindowResult): TemplateResult {
    const rules: Readonly<Partial<Record<EditionId, string>>> = WINDOWS[id].rules;
    const { facts } = this;
    const values = facts ? names.map((name) => `${FACT_NAMES[name]}: ${factText(facts, name)}`) : [];
    const basis = status === 'cannot-tell' ? open.map(openFactText) : values;
    return html`<li class=${status}>
      <details class="prints">
        <summary>
          <span class="name">${WINDOWS[id].name}</span>
          <span class="word"
            >${STATUS_WORDS[status]}${status === 'met' ? `, ${STRENGTHS[strength]}` : nothing}</span
          >
        </summary>
        <p class="soft">${rules[this.edition] ?? ''} ${basis.join('; ')}</p>
      </details>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'treatment-windows': TreatmentWindows;
  }
}

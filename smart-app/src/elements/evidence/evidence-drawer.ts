import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Evidence } from '../../../../server/clinical/evidence/evidence.ts';
import { paperUrl } from '../../../../server/clinical/evidence/evidence.ts';
import { OUTCOMES } from '../../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE, type EvidenceId } from '../../../../server/clinical/evidence/registry.ts';
import { CONFIDENCES, GRADES } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/**
 * The papers behind a figure, at the side of the page: who was studied, what was counted, how far it can be trusted. A
 * modal dialog of the browser, which keeps the focus inside, closes on Escape and gives the focus back.
 */
@customElement('evidence-drawer')
export class EvidenceDrawer extends LitElement {
  @state() private evidence: readonly EvidenceId[] = [];
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  static override styles = [
    shared,
    css`
      dialog {
        margin: 0 0 0 auto;
        height: 100dvh;
        max-height: none;
        width: min(34rem, 100vw);
        max-width: none;
        border: 0;
        border-left: 1px solid var(--line);
        padding: 1.25rem;
        color: var(--ink);
        background: var(--surface);
        overflow-y: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: 1rem;
      }
      h2 {
        font-size: 1.15rem;
      }
      article {
        border-top: 1px solid var(--line);
        padding: 0.9rem 0;
        overflow-wrap: anywhere;
      }
      h3 {
        font-size: 0.98rem;
        line-height: 1.4;
        margin: 0 0 0.35rem;
      }
      dl {
        display: grid;
        grid-template-columns: 6.5rem minmax(0, 1fr);
        gap: 0.2rem 0.75rem;
        margin: 0;
        font-size: 0.9rem;
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
      }
      .unconfirmed {
        color: var(--warn);
        font-weight: 600;
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
        dd {
          margin-bottom: 0.3rem;
        }
      }
      @media print {
        dialog {
          display: none;
        }
      }
    `,
  ];

  /** Opens over the page; the element that had the focus gets it back when it closes. */
  async open(evidence: readonly EvidenceId[]): Promise<void> {
    this.evidence = evidence;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" closedby="any">
      <header>
        <h2 id="title">Evidence</h2>
        <button
          type="button"
          @click=${() => {
            this.dialog.close();
          }}
        >
          Close
        </button>
      </header>
      ${this.evidence.map((id) => entry(EVIDENCE[id]))}
    </dialog>`;
  }
}

function entry(source: Evidence): TemplateResult {
  const { citation, population, era, outcomes, grade, confidence, discrimination } = source;
  const { externalValidation = [], unconfirmed = [], notRead = [], findings = [] } = source;
  const url = paperUrl(source);
  const lines: readonly (readonly [string, string])[] = [
    ['Studied', `${population}; ${era}`],
    ['Counted', outcomes.map((outcome) => OUTCOMES[outcome].definition).join(' ')],
    ['Grade', GRADES[grade]],
    ['Discrimination', discrimination ?? ''],
    ['Elsewhere', externalValidation.join('; ')],
    ['Found', findings.join('; ')],
    ['Figures', CONFIDENCES[confidence]],
    ['Not read', notRead.join('; ')],
  ];
  return html`<article>
    <h3>${citation}</h3>
    <dl>
      ${lines
        .filter(([, text]) => text !== '')
        .map(
          ([name, text]) =>
            html`<dt>${name}</dt>
              <dd>${text}</dd>`,
        )}
      ${
        unconfirmed.length > 0
          ? html`<dt>Unconfirmed</dt>
              <dd class="unconfirmed">${unconfirmed.join('; ')}</dd>`
          : ''
      }
      ${
        url === undefined
          ? ''
          : html`<dt>Paper</dt>
              <dd>
                <a href=${url} target="_blank" rel="noopener noreferrer">${url.replace('https://', '')}</a>
              </dd>`
      }
    </dl>
  </article>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'evidence-drawer': EvidenceDrawer;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { shared } from '../styles/shared.ts';
import type { PredictionsState } from '../workbench.ts';
import { FIRST_CHOICES, type FamilyChoices } from './family/choices.ts';
import './family/family-presenter.ts';
import './family/family-sheet.ts';

/** For the family, put in front of them by the doctor: choices on one side, what they will read on the other. */
@customElement('family-view')
class FamilyView extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';
  /** Stands on the sheet only if the doctor ticks it. */
  @property({ attribute: false }) patientName = '';
  /** Lives as long as the page does, and a page is opened for one patient. */
  @state() private choices: FamilyChoices = FIRST_CHOICES;
  @state() private isPresenting = false;
  @query('dialog') private dialog: HTMLDialogElement | null | undefined;

  static override styles = [
    shared,
    css`
      .preparing {
        display: grid;
        grid-template-columns: minmax(17rem, 22rem) minmax(0, 84rem);
        gap: 1.25rem;
        align-items: start;
      }
      .controls {
        position: sticky;
        top: 4rem;
      }
      .sheet {
        padding: clamp(1rem, 3vw, 2.5rem);
      }
      @media (max-width: 60rem) {
        .preparing {
          grid-template-columns: minmax(0, 1fr);
        }
        .controls {
          position: static;
        }
      }
      dialog {
        width: 100vw;
        height: 100dvh;
        max-width: none;
        max-height: none;
        margin: 0;
        border: 0;
        padding: clamp(1rem, 4vw, 3rem);
        background: var(--surface);
        color: var(--ink);
        overflow-y: auto;
      }
      dialog family-sheet {
        max-width: 84rem;
        margin: 0 auto;
      }
      .back {
        position: fixed;
        right: 0.75rem;
        bottom: 0.75rem;
        font: inherit;
        font-size: 0.85rem;
        min-height: 2.75rem;
        padding: 0.3rem 0.9rem;
        border-radius: 999px;
        border: 1px solid var(--line);
        background: var(--surface);
        color: var(--ink-soft);
        cursor: pointer;
      }
      @media print {
        .controls,
        .back {
          display: none;
        }
        .preparing {
          display: block;
        }
        .sheet {
          border: 0;
          padding: 0;
        }
      }
    `,
  ];

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('isPresenting') && this.isPresenting) this.dialog?.showModal();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    return html`
      <div class="preparing">
        <family-presenter
          class="panel controls"
          .assessment=${this.assessment}
          .choices=${this.choices}
          @choices-change=${(event: CustomEvent<FamilyChoices>) => {
            this.choices = event.detail;
          }}
          @present=${() => {
            this.isPresenting = true;
          }}
          @print-sheet=${() => {
            window.print();
          }}
        ></family-presenter>
        <div class="panel sheet">${this.sheet()}</div>
      </div>
      ${this.isPresenting ? this.presented() : nothing}
    `;
  }

  /** A modal dialog: nothing behind it can be reached or read, and Escape closes it. */
  private presented(): TemplateResult {
    return html`<dialog
      aria-label="For the family"
      @close=${() => {
        this.isPresenting = false;
      }}
    >
      ${this.sheet()}
      <button
        class="back"
        @click=${() => {
          this.dialog?.close();
        }}
      >
        Back
      </button>
    </dialog>`;
  }

  private sheet(): TemplateResult {
    return html`<family-sheet
      .assessment=${this.assessment}
      .predictionsState=${this.predictionsState}
      .choices=${this.choices}
      .patientName=${this.patientName}
    ></family-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'family-view': FamilyView;
  }
}

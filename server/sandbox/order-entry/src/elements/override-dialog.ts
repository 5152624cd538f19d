import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Coding } from '../cds-types.ts';
import { shared } from '../shared-styles.ts';

/** As CDS Hooks feedback carries it: a reason, a comment, or both. */
export interface OverrideReason {
  readonly reason?: Coding;
  readonly userComment?: string;
}

/**
 * Asks why a card is overridden.
 * @fires override-given - `detail` is the reason
 */
@customElement('override-dialog')
export class OverrideDialog extends LitElement {
  @property({ attribute: false }) reasons: readonly Coding[] = [];
  @state() private chosen: Coding | undefined;
  @state() private comment = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [
    shared,
    css`
      dialog {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        width: min(34rem, calc(100vw - 2rem));
        padding: 1.25rem;
      }
      dialog::backdrop {
        background: rgb(10 14 30 / 0.55);
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0 0 0.9rem;
        display: grid;
        gap: 0.5rem;
      }
      legend {
        padding: 0 0 0.5rem;
        font-weight: 600;
      }
      label.reason {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.6rem;
      }
      input {
        accent-color: var(--accent);
        margin-top: 0.25rem;
      }
      textarea {
        display: block;
        width: 100%;
        font: inherit;
        color: inherit;
        background: var(--sunken);
        border: 1px solid var(--ink-soft);
        border-radius: 7px;
        padding: 0.5rem;
        margin-top: 0.3rem;
      }
      .row {
        display: flex;
        gap: 0.6rem;
        justify-content: flex-end;
        margin-top: 1rem;
      }
    `,
  ];

  open(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const canSend = this.chosen !== undefined || this.comment.trim() !== '';
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Override this card</h2>
      <fieldset>
        <legend>Reason</legend>
        ${this.reasons.map(
          (reason) =>
            html`<label class="reason">
              <input
                type="radio"
                name="reason"
                @change=${() => {
                  this.chosen = reason;
                }}
              />
              <span>${reason.display ?? reason.code}</span>
            </label>`,
        )}
      </fieldset>
      <label>
        Comment (optional, no patient data)
        <textarea rows="2" maxlength="1000" @input=${this.type}></textarea>
      </label>
      <div class="row">
        <button
          type="button"
          @click=${() => {
            this.dialog.close();
          }}
        >
          Cancel
        </button>
        <button type="button" class="primary" ?disabled=${!canSend} @click=${this.send}>Override</button>
      </div>
    </dialog>`;
  }

  private type(event: InputEvent): void {
    this.comment = (event.target as HTMLTextAreaElement).value;
  }

  private send(): void {
    const comment = this.comment.trim();
    const detail: OverrideReason = {
      ...(this.chosen && { reason: this.chosen }),
      ...(comment !== '' && { userComment: comment }),
    };
    this.dialog.close();
    this.dispatchEvent(new CustomEvent<OverrideReason>('override-given', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'override-dialog': OverrideDialog;
  }
}

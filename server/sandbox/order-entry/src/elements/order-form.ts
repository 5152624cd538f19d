import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Drug } from '../api.ts';
import { shared } from '../shared-styles.ts';

const DRUGS: readonly { drug: Drug; name: string; form: string }[] = [
  { drug: 'alteplase', name: 'Alteplase', form: '100 mg injection, intravenous' },
  { drug: 'tenecteplase', name: 'Tenecteplase', form: '50 mg injection, intravenous' },
];

/** How far the order has come. */
export type OrderStep = 'empty' | 'draft' | 'signing' | 'guidance' | 'signed';

/**
 * Picks the drug and signs the order.
 * @fires drug-chosen - `detail` is the drug
 * @fires dose-changed - `detail` is the dose in milligrams that the doctor wrote
 * @fires sign
 * @fires complete - the doctor signs after reading the guidance
 * @fires prefetch-changed - `detail` is whether prefetch is sent
 */
@customElement('order-form')
class OrderForm extends LitElement {
  @property() drug: Drug | undefined;
  @property() step: OrderStep = 'empty';
  /** Dosage of the draft order, as text. */
  @property() dosage: string | undefined;
  @property({ type: Number }) doseMg: number | undefined;
  @property({ type: Boolean }) prefetch = true;

  static override styles = [
    shared,
    css`
      fieldset {
        border: 0;
        min-inline-size: 0;
        margin: 0 0 0.9rem;
        padding: 0;
        display: grid;
        gap: 0.6rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      }
      legend {
        padding: 0 0 0.5rem;
        font-weight: 600;
      }
      label.drug {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 0.6rem;
        align-items: center;
        border: 1px solid var(--ink-soft);
        border-radius: 8px;
        padding: 0.7rem 0.8rem;
        cursor: pointer;
      }
      label.drug:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      label.drug:has(:focus-visible) {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      label.drug input:focus-visible {
        outline: none;
      }
      label.drug span {
        grid-column: 2;
      }
      .dose {
        display: flex;
        gap: 0.6rem;
        align-items: center;
        margin-bottom: 0.6rem;
      }
      .dose input {
        width: 7rem;
        height: auto;
        font: inherit;
        padding: 0.3rem 0.5rem;
      }
      input {
        accent-color: var(--accent);
        width: 1.1rem;
        height: 1.1rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.25rem;
        align-items: center;
      }
      .switch {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        font-size: 0.87rem;
        color: var(--ink-soft);
      }
      .signed {
        color: var(--good);
        font-weight: 600;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <fieldset>
        <legend>New order</legend>
        ${DRUGS.map(
          ({ drug, name, form }) =>
            html`<label class="drug">
              <input
                type="radio"
                name="drug"
                value=${drug}
                .checked=${this.drug === drug}
                @change=${() => {
                  this.emit('drug-chosen', drug);
                }}
              />
              <strong>${name}</strong>
              <span class="soft">${form}</span>
            </label>`,
        )}
      </fieldset>
      ${this.drug ? this.dose() : ''} ${this.dosage ? html`<p>${this.dosage}</p>` : ''}
      <div class="actions">
        ${this.button()}
        <label class="switch">
          <input type="checkbox" .checked=${this.prefetch} @change=${this.togglePrefetch} />
          send prefetch with the call
        </label>
      </div>
    `;
  }

  private dose(): TemplateResult {
    return html`<label class="dose">
      Dose, mg
      <input
        type="number"
        min="0.1"
        step="any"
        inputmode="decimal"
        .value=${this.doseMg === undefined ? '' : `${this.doseMg}`}
        ?disabled=${this.step === 'signing' || this.step === 'signed'}
        @change=${this.changeDose}
      />
    </label>`;
  }

  private changeDose(event: Event): void {
    const { valueAsNumber } = event.target as HTMLInputElement;
    if (valueAsNumber > 0) this.emit('dose-changed', valueAsNumber);
  }

  private button(): TemplateResult {
    switch (this.step) {
      case 'signed':
        return html`<span class="signed" role="status">✓ Order signed</span>`;
      case 'guidance':
        return html`<button
          class="primary"
          type="button"
          @click=${() => {
            this.emit('complete', null);
          }}
        >
          Complete signing
        </button>`;
      case 'empty':
      case 'draft':
      case 'signing':
        return html`<button
          class="primary"
          type="button"
          ?disabled=${this.step !== 'draft'}
          @click=${() => {
            this.emit('sign', null);
          }}
        >
          ${this.step === 'signing' ? 'Asking for guidance…' : 'Sign'}
        </button>`;
    }
  }

  private togglePrefetch(event: Event): void {
    this.emit('prefetch-changed', (event.target as HTMLInputElement).checked);
  }

  private emit(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'order-form': OrderForm;
  }
}

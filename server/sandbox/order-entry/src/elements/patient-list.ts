import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Patient } from '../api.ts';
import { shared } from '../shared-styles.ts';

/**
 * The ward list, with a search over name and scenario.
 * @fires patient-chosen - `detail` is the patient's id
 */
@customElement('patient-list')
class PatientList extends LitElement {
  @property({ attribute: false }) patients: readonly Patient[] = [];
  @property() chosen: string | undefined;
  @state() private query = '';

  static override styles = [
    shared,
    css`
      input {
        width: 100%;
        font: inherit;
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--ink-soft);
        border-radius: 7px;
        padding: 0.5rem 0.7rem;
        margin-bottom: 0.6rem;
      }
      label {
        font-size: 0.87rem;
        color: var(--ink-soft);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.15rem;
      }
      li button {
        width: 100%;
        text-align: left;
        border-color: transparent;
        background: transparent;
        padding: 0.55rem 0.7rem;
        line-height: 1.35;
      }
      li button[aria-current='true'] {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      li strong,
      li span {
        display: block;
      }
    `,
  ];

  override render(): TemplateResult {
    const words = this.query.toLowerCase();
    const found = this.patients.filter(({ name, scenario }) =>
      `${name} ${scenario.title} ${scenario.description}`.toLowerCase().includes(words),
    );
    return html`
      <label for="search">Search patients</label>
      <input id="search" type="search" .value=${this.query} @input=${this.search} />
      <ul>
        ${found.map(
          ({ id, name, scenario }) =>
            html`<li>
              <button
                type="button"
                aria-current=${id === this.chosen ? 'true' : 'false'}
                @click=${() => {
                  this.choose(id);
                }}
              >
                <strong>${name}</strong>
                <span class="soft"
                  >${[scenario.title, scenario.description].filter((text) => text !== '').join(': ')}</span
                >
              </button>
            </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p class="soft" role="status">Nobody matches.</p>` : ''}
    `;
  }

  private search(event: InputEvent): void {
    this.query = (event.target as HTMLInputElement).value;
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent<string>('patient-chosen', { detail: id }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'patient-list': PatientList;
  }
}

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { known } from '../../../../server/clinical/known.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';

/** MRC grades of muscle strength. */
const GRADES = [
  'none',
  'flicker',
  'without gravity',
  'against gravity',
  'against resistance',
  'normal',
] as const;

const MUSCLES = [
  { id: 'shoulder', label: 'Shoulder abduction' },
  { id: 'fingers', label: 'Finger extension' },
] as const;

type Muscle = (typeof MUSCLES)[number]['id'];

/** The SAFE score from its two strength tests of the weak arm: dispatches `fact-edit` once both are given. */
@customElement('safe-score')
class SafeScore extends LitElement {
  /** Where the value that is tried is said to come from. */
  @property() source = 'what-if';
  @state() private grades: Readonly<Partial<Record<Muscle, number>>> = {};

  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: end;
      }
      label {
        font-size: 0.9rem;
        display: grid;
        gap: 0.2rem;
      }
      select {
        font: inherit;
        min-height: 2.75rem;
        padding: 0.25rem 0.5rem;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--ink-soft);
        border-radius: 8px;
        max-width: 100%;
      }
      select:focus-visible {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div role="group" aria-label="SAFE from its two parts, MRC grades of the weak arm">
      ${MUSCLES.map(
        ({ id, label }) =>
          html`<label
            >${label}
            <select
              @change=${(event: Event) => {
                this.choose(id, event);
              }}
            >
              <option value="">MRC grade</option>
              ${GRADES.map((meaning, grade) => html`<option value=${grade}>${grade}, ${meaning}</option>`)}
            </select></label
          >`,
      )}
    </div>`;
  }

  private choose(muscle: Muscle, { target }: Event): void {
    const { value } = target as HTMLSelectElement;
    this.grades = { ...this.grades, [muscle]: value === '' ? undefined : Number(value) };
    const { shoulder, fingers } = this.grades;
    if (shoulder === undefined || fingers === undefined) return;
    const total = known(shoulder + fingers, { source: this.source });
    this.dispatchEvent(appEvent('fact-edit', { fact: 'safeScore', value: total }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'safe-score': SafeScore;
  }
}

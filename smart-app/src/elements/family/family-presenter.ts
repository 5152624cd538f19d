import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { RECOVERY_DOMAINS } from '../../../../server/clinical/text/en.ts';
import { FAMILY_TEXTS, type FamilyLanguage } from '../../../../server/clinical/text/family/families.ts';
import { shared } from '../../styles/shared.ts';
import { isShown, moved, type FamilyChoices, type SectionId } from './choices.ts';

const SECTION_NAMES: Readonly<Record<SectionId, string>> = {
  treatment: 'Thrombolysis',
  ...RECOVERY_DOMAINS,
  life: 'Life at six months',
  next: 'What happens next',
};

const LANGUAGES = Object.keys(FAMILY_TEXTS) as FamilyLanguage[];

/** The doctor's choices before the family looks. Dispatches `choices-change`, `present` and `print-sheet`. */
@customElement('family-presenter')
class FamilyPresenter extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) choices: FamilyChoices | undefined;

  static override styles = [
    shared,
    css`
      fieldset {
        border: 0;
        margin: 0 0 1.1rem;
        padding: 0;
        min-width: 0;
      }
      legend {
        font-weight: 650;
        padding: 0;
        margin-bottom: 0.35rem;
      }
      label {
        display: flex;
        gap: 0.6rem;
        align-items: center;
        min-height: 2.75rem;
        min-width: 0;
      }
      .languages {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
      }
      input {
        width: 1.2rem;
        height: 1.2rem;
        accent-color: var(--accent);
        flex: none;
        margin: 0;
      }
      input:focus-visible {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: 0.25rem;
        align-items: center;
        border-top: 1px solid var(--line);
      }
      button {
        font: inherit;
        min-height: 2.75rem;
        min-width: 2.75rem;
        padding: 0.4rem 0.9rem;
        border-radius: 8px;
        border: 1px solid var(--ink-soft);
        background: var(--surface);
        color: var(--ink);
        cursor: pointer;
      }
      li button {
        padding: 0;
        border-color: transparent;
      }
      button:disabled {
        color: var(--ink-soft);
        opacity: 0.5;
        cursor: default;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
      }
      .primary {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--paper);
        font-weight: 650;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment, choices } = this;
    if (!assessment || !choices) return nothing;
    return html`
      <h2>What the family will see</h2>
      <div class="do">
        <button
          class="primary"
          @click=${() => {
            this.dispatchEvent(new CustomEvent('present'));
          }}
        >
          Show to the family
        </button>
        <button
          @click=${() => {
            this.dispatchEvent(new CustomEvent('print-sheet'));
          }}
        >
          Print
        </button>
      </div>
      <p class="soft">The controls are hidden then; Escape brings them back.</p>
      <fieldset>
        <legend>Language</legend>
        <div class="languages">${LANGUAGES.map((language) => this.language(language, choices))}</div>
      </fieldset>
      <fieldset>
        <legend>Shown, in this order</legend>
        <ol>
          ${repeat(
            choices.order,
            (section) => section,
            (section, index) => this.section(section, index, choices, assessment),
          )}
        </ol>
      </fieldset>
      <fieldset>
        <legend>Only if you choose it</legend>
        ${this.toggle('withDeaths', 'Figures on death', choices)}
        ${this.toggle('withName', 'Patient’s name on the sheet', choices)}
      </fieldset>
    `;
  }

  private language(language: FamilyLanguage, choices: FamilyChoices): TemplateResult {
    return html`<label
      ><input
        type="radio"
        name="language"
        .checked=${choices.language === language}
        @change=${() => {
          this.choose({ ...choices, language });
        }}
      /><span lang=${language}>${FAMILY_TEXTS[language].languageName}</span></label
    >`;
  }

  private section(
    section: SectionId,
    index: number,
    choices: FamilyChoices,
    assessment: Assessment,
  ): TemplateResult {
    const name = SECTION_NAMES[section];
    const shown = isShown(section, choices, assessment);
    const move = (step: -1 | 1) => () => {
      this.choose({ ...choices, order: moved(choices.order, section, step) });
    };
    return html`<li data-section=${section}>
      <label
        ><input
          type="checkbox"
          .checked=${shown}
          @change=${() => {
            this.choose({ ...choices, chosen: { ...choices.chosen, [section]: !shown } });
          }}
        />${name}</label
      >
      <button aria-label="${name}: earlier" ?disabled=${index === 0} @click=${move(-1)}>↑</button>
      <button aria-label="${name}: later" ?disabled=${index === choices.order.length - 1} @click=${move(1)}>
        ↓
      </button>
    </li>`;
  }

  private toggle(key: 'withDeaths' | 'withName', label: string, choices: FamilyChoices): TemplateResult {
    return html`<label
      ><input
        type="checkbox"
        .checked=${choices[key]}
        @change=${() => {
          this.choose({ ...choices, [key]: !choices[key] });
        }}
      />${label}</label
    >`;
  }

  private choose(choices: FamilyChoices): void {
    this.dispatchEvent(new CustomEvent<FamilyChoices>('choices-change', { detail: choices }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'family-presenter': FamilyPresenter;
  }
}

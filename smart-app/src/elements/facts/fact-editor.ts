import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Fact } from '../../../../server/clinical/known.ts';
import type { FactName } from '../../../../server/clinical/stroke-facts.ts';
import { factValueText } from '../../../../server/clinical/text/en/fact-values.ts';
import { appEvent } from '../../events.ts';
import { editOf, entryOf, readEntry, WHAT_IF, type FactEntry } from '../../facts/fact-entry.ts';
import { isSameFact } from '../../fact-values.ts';
import { controls } from './fact-controls.ts';
import { controlStyles } from './control-styles.ts';

/**
 * Tries another value of one fact, whatever its kind: dispatches `fact-edit`, and keeps nothing itself. What is typed
 * counts when the field is left or Enter is pressed; a choice counts at once.
 */
@customElement('fact-editor')
export class FactEditor extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property({ attribute: false }) name: FactName | undefined;
  /** With the edit, if there is one. */
  @property({ attribute: false }) fact: Fact<unknown> | undefined;
  /** What the chart holds; offered to return to. */
  @property({ attribute: false }) recorded: Fact<unknown> | undefined;
  /** The name stands beside the editor already: only screen readers are told it again. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  @state() private draft: FactEntry | undefined;
  @state() private message: string | undefined;

  static override styles = [
    controlStyles,
    css`
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
      }
      .error {
        color: var(--warn);
        margin: 0.35rem 0 0;
        font-size: 0.88rem;
      }
      .error::before {
        content: '! ';
        font-weight: 700;
      }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('fact') && !changed.has('name')) return;
    this.draft = undefined;
    this.message = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { name, fact, labelHidden, message } = this;
    if (name === undefined || fact === undefined) return nothing;
    return html`
      ${controls({
        name,
        entry: this.draft ?? entryOf(name, fact),
        labelHidden,
        isInvalid: message !== undefined,
        type: (entry) => (this.draft = entry),
        commit: (entry) => {
          this.commit(name, entry);
        },
      })}
      <div class="foot">
        <p id="message" class="error" role="alert" ?hidden=${message === undefined}>${message}</p>
        ${this.restore(name, fact)}
      </div>
    `;
  }

  private restore(name: FactName, fact: Fact<unknown>): TemplateResult | typeof nothing {
    const { recorded } = this;
    const isEdited = recorded
      ? !isSameFact(fact, recorded)
      : fact.status === 'known' && fact.source === WHAT_IF;
    if (!isEdited) return nothing;
    const value = recorded ? `: ${factValueText(name, recorded)}` : '';
    return html`<button
      type="button"
      @click=${() => {
        this.dispatchEvent(appEvent('fact-edit', editOf(name, undefined)));
        this.focus();
      }}
    >
      As recorded${value}
    </button>`;
  }

  private commit(name: FactName, entry: FactEntry): void {
    this.draft = entry;
    const result = readEntry(name, entry);
    this.message = result.ok ? undefined : result.message;
    if (!result.ok) return;
    // Nothing entered where nothing is recorded: that is the chart, whatever its reason.
    const isRecorded = result.fact.status === 'missing' && this.recorded?.status === 'missing';
    this.dispatchEvent(appEvent('fact-edit', editOf(name, isRecorded ? undefined : result.fact)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fact-editor': FactEditor;
  }
}

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  ALLOWED_VALUES,
  OUTCOME_SOURCES,
  type OutcomeKind,
  type OutcomeValue,
} from '../../../../server/clinical/observed/outcome-kinds.ts';
import { placeInWindow } from '../../../../server/clinical/observed/observation-window.ts';
import { observationOf } from '../../../../server/clinical/observed/strokes.ts';
import {
  notComparedText,
  observedAtName,
  OTHER_TIME_NOTE,
  OUTCOME_SOURCE_NAMES,
  outcomeKindName,
  outcomeValueText,
} from '../../../../server/clinical/text/en.ts';
import {
  chosenValue,
  localTime,
  typedInstant,
  type DraftField,
  type OutcomeDraft,
} from '../../outcomes/outcome-draft.ts';
import type { OutcomeEdit } from '../../outcomes/outcome-model.ts';
import type { Stroke } from '../../outcomes/strokes.ts';
import { dayAndTime } from '../../times.ts';
import { controlStyles } from '../facts/control-styles.ts';
import { editorStyles } from './editor-styles.ts';

/** Value, time and source of one outcome, or the question whether to withdraw it. It keeps nothing itself. */
@customElement('outcome-editor')
export class OutcomeEditor extends LitElement {
  @property({ attribute: false }) kind: OutcomeKind | undefined;
  @property({ attribute: false }) edit: OutcomeEdit | undefined;
  @property({ attribute: false }) stroke: Stroke | undefined;
  /** By the service's clock. */
  @property({ attribute: false }) now: Date | undefined;

  static override styles = [controlStyles, editorStyles];

  /** The first field, that which was refused, or the button that sends it again. */
  focusNext(): void {
    const invalid = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]:not(fieldset)');
    const inInvalid = this.renderRoot.querySelector<HTMLElement>('fieldset[aria-invalid="true"] input');
    const send =
      this.edit?.failure === undefined ? null : this.renderRoot.querySelector<HTMLElement>('.send');
    const first =
      this.renderRoot.querySelector<HTMLElement>('input:checked') ??
      this.renderRoot.querySelector<HTMLElement>('input, button');
    (inInvalid ?? invalid ?? send ?? first)?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { kind, edit } = this;
    if (kind === undefined || !edit) return nothing;
    const isWithdrawal = edit.action === 'withdraw';
    const verb = isWithdrawal ? 'Withdraw' : edit.target ? 'Correct' : 'Record';
    return html`<form
      aria-label="${verb}: ${outcomeKindName(kind)}"
      aria-busy=${edit.isSending ? 'true' : 'false'}
      novalidate
      @submit=${this.submitted}
      @keydown=${this.keyPressed}
    >
      ${isWithdrawal ? withdrawal(kind, edit) : this.fields(kind, edit)}
      ${
        edit.failure === undefined
          ? nothing
          : html`<p class="failure" role="alert">
              ${edit.failure} <strong>What you entered stays here. Sent again, it is recorded once.</strong>
            </p>`
      }
      <div class="line">
        <button class="send" aria-disabled=${edit.isSending ? 'true' : 'false'}>
          ${edit.isSending ? 'Sending…' : edit.failure === undefined ? (isWithdrawal ? 'Withdraw' : 'Save') : 'Try again'}
        </button>
        <button type="button" @click=${this.cancelled} ?disabled=${edit.isSending}>
          ${isWithdrawal ? 'Keep' : 'Cancel'}
        </button>
      </div>
    </form>`;
  }

  private fields(kind: OutcomeKind, edit: OutcomeEdit): TemplateResult {
    const { draft, problems } = edit;
    const value = chosenValue(kind, draft);
    return html`
      <fieldset
        class=${ALLOWED_VALUES[kind].form === 'yes-no' ? '' : 'scale'}
        aria-invalid=${problems.value === undefined ? 'false' : 'true'}
        aria-describedby="value-problem"
      >
        <legend>Answer</legend>
        ${valuesOf(kind).map((one) => this.answer(kind, one, draft))}
      </fieldset>
      ${this.problem('value')}
      ${
        edit.offeredFrom === undefined
          ? nothing
          : html`<p class="hint">
              Time and source are those of “${outcomeKindName(edit.offeredFrom)}”, recorded just now. Change
              them where they differ.
            </p>`
      }
      <div class="pair">
        <div>
          <label for="date">${observedAtName(kind, value)}</label>
          <div class="line">
            ${this.timeInput('date', draft)} ${this.timeInput('time', draft)}
            <button type="button" @click=${this.setNow}>Now</button>
          </div>
          <p id="zone" class="hint">${zoneName()}, the clock of this workplace</p>
          ${this.problem('observedAt')} ${this.comparison(kind, value, draft)}
        </div>
        <div>
          <label for="source">Known from</label>
          <div class="line">
            <select
              id="source"
              aria-invalid=${problems.source === undefined ? 'false' : 'true'}
              aria-describedby="source-problem"
              @change=${(event: Event) => {
                this.change({ source: (event.target as HTMLSelectElement).value });
              }}
            >
              <option value="" .selected=${draft.source === ''}>choose</option>
              ${OUTCOME_SOURCES.map(
                (source) =>
                  html`<option value=${source} .selected=${draft.source === source}>
                    ${OUTCOME_SOURCE_NAMES[source]}
                  </option>`,
              )}
            </select>
          </div>
          ${this.problem('source')}
        </div>
      </div>
    `;
  }

  private answer(kind: OutcomeKind, value: OutcomeValue, { answer }: OutcomeDraft): TemplateResult {
    const { short, meaning } = outcomeValueText(kind, value);
    return html`<label class="answer">
      <input
        type="radio"
        name="answer"
        value=${String(value)}
        .checked=${live(answer === String(value))}
        @change=${() => {
          this.change({ answer: String(value) });
        }}
      /><span
        ><b class=${meaning === undefined ? 'whole' : ''}>${short}</b>
        ${meaning === undefined ? nothing : html`<small>${meaning}</small>`}</span
      >
    </label>`;
  }

  private timeInput(part: 'date' | 'time', draft: OutcomeDraft): TemplateResult {
    return html`<input
      id=${part}
      type=${part}
      aria-label=${part === 'time' ? 'Time of day' : nothing}
      aria-invalid=${this.edit?.problems.observedAt === undefined ? 'false' : 'true'}
      aria-describedby="zone observedAt-problem comparison"
      max=${part === 'date' && this.now ? localTime(this.now).date : nothing}
      .value=${live(draft[part])}
      @input=${(event: Event) => {
        this.change({ [part]: (event.target as HTMLInputElement).value });
      }}
    />`;
  }

  private problem(field: DraftField): TemplateResult {
    return html`<p id="${field}-problem" class="problem">${this.edit?.problems[field] ?? nothing}</p>`;
  }

  /** Said while it is typed: whether it will be compared with a prediction. */
  private comparison(
    kind: OutcomeKind,
    value: OutcomeValue | undefined,
    draft: OutcomeDraft,
  ): TemplateResult {
    const instant = typedInstant(draft);
    const { start, treatment } = this.stroke ?? {};
    const text =
      value === undefined || instant === undefined || start === undefined || !treatment
        ? undefined
        : notComparedText(
            observationOf(kind, value, instant.getTime(), { start, treatment }),
            treatment.status,
          );
    return html`<p id="comparison" class="hint" aria-live="polite">
      ${text ?? nothing}${this.staysBeside(kind, draft) ? ` ${OTHER_TIME_NOTE}` : nothing}
    </p>`;
  }

  /** Moved into or out of the window, a correction does not replace what it started from. */
  private staysBeside(kind: OutcomeKind, draft: OutcomeDraft): boolean {
    const { start, treatment } = this.stroke ?? {};
    const instant = typedInstant(draft);
    const target = this.edit?.target;
    if (!target || instant === undefined || start === undefined || !treatment) return false;
    const place = (at: number) => placeInWindow(observationOf(kind, null, at, { start, treatment }));
    return place(instant.getTime()) !== place(Date.parse(target.observedAt));
  }

  private change(detail: Partial<OutcomeDraft>): void {
    this.dispatchEvent(new CustomEvent('draft-change', { detail }));
  }

  private readonly setNow = () => {
    if (this.now) this.change(localTime(this.now));
  };

  private readonly submitted = (event: Event) => {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('draft-save'));
  };

  private readonly cancelled = () => {
    this.dispatchEvent(new CustomEvent('draft-cancel'));
  };

  private readonly keyPressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || this.edit?.isSending) return;
    event.preventDefault();
    this.cancelled();
  };
}

function withdrawal(kind: OutcomeKind, { target }: OutcomeEdit): TemplateResult {
  const what = target && `${outcomeValueText(kind, target.value).short}, ${dayAndTime(target.observedAt)}`;
  return html`<p>
    Withdraw “${what}”? It then counts as not recorded. It stays visible among the earlier values.
  </p>`;
}

function valuesOf(kind: OutcomeKind): readonly OutcomeValue[] {
  const allowed = ALLOWED_VALUES[kind];
  switch (allowed.form) {
    case 'yes-no':
      return [true, false];
    case 'choice':
      return allowed.values;
    case 'grade':
      return Array.from({ length: allowed.high - allowed.low + 1 }, (_, index) => allowed.low + index);
  }
}

/** `UTC+1`, as of now; a date in the other half of the year may have another. */
function zoneName(): string {
  const zone = Intl.DateTimeFormat('en-GB', { timeZoneName: 'long' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName');
  return zone?.value ?? 'Local time';
}

declare global {
  interface HTMLElementTagNameMap {
    'outcome-editor': OutcomeEditor;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isDefinedOutcome, type OutcomeKind } from '../../../../server/clinical/observed/outcome-kinds.ts';
import { observationOf } from '../../../../server/clinical/observed/strokes.ts';
import { OUTCOMES } from '../../../../server/clinical/evidence/outcomes.ts';
import {
  notComparedText,
  observedAtName,
  OUTCOME_SOURCE_NAMES,
  outcomeKindName,
  outcomeValueText,
} from '../../../../server/clinical/text/en.ts';
import type { OutcomeEdit, OutcomeModel } from '../../outcomes/outcome-model.ts';
import type { EarlierOutcome, RecordedOutcome, Stroke } from '../../outcomes/strokes.ts';
import { windowSentence } from '../../outcomes/window-dates.ts';
import { dayAndTime } from '../../times.ts';
import { controlStyles } from '../facts/control-styles.ts';
import './outcome-editor.ts';
import type { OutcomeEditor } from './outcome-editor.ts';

/** One outcome: what is recorded of it, since when and from where, or that nothing is; and its editor. */
@customElement('outcome-line')
class OutcomeLineElement extends LitElement {
  @property({ attribute: false }) model: OutcomeModel | undefined;
  @property({ attribute: false }) kind: OutcomeKind | undefined;
  /** The kinds of the same stage. */
  @property({ attribute: false }) beside: readonly OutcomeKind[] = [];
  @property({ attribute: false }) stroke: Stroke | undefined;
  @property({ attribute: false }) edit: OutcomeEdit | undefined;
  @property({ type: Boolean, attribute: 'just-saved' }) justSaved = false;
  /** The window stands above, for all kinds of the stage. */
  @property({ type: Boolean, attribute: 'window-above' }) windowAbove = false;
  @query('outcome-editor') private readonly editor: OutcomeEditor | null | undefined;

  static override styles = [
    controlStyles,
    css`
      :host {
        border-top: 1px solid var(--line);
        padding: 0.7rem 0;
        scroll-margin-block: 6rem 2rem;
      }
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.1rem 1rem;
        align-items: start;
      }
      .what,
      .said {
        grid-column: 1;
      }
      .actions {
        grid-column: 2;
        grid-row: 1 / 3;
      }
      @media (min-width: 62rem) {
        .line:not(.alone) {
          grid-template-columns: minmax(0, 1fr) 18rem 12.5rem;
          column-gap: 2rem;
        }
        .line:not(.alone) .said {
          grid-column: 2;
        }
        .line:not(.alone) .actions {
          grid-column: 3;
        }
        .line:not(.alone) .value {
          margin-top: 0;
        }
      }
      h3 {
        margin: 0;
        font-size: 0.98rem;
        font-weight: 600;
        line-height: 1.35;
      }
      p {
        margin: 0.15rem 0 0;
        max-width: 68ch;
      }
      .soft,
      summary {
        color: var(--ink-soft);
        font-size: 0.88rem;
      }
      .value {
        font-size: 1.05rem;
      }
      .value strong {
        font-weight: 680;
      }
      .absent {
        color: var(--ink-soft);
      }
      .meta {
        font-variant-numeric: tabular-nums;
      }
      .warn {
        color: var(--warn);
        font-size: 0.9rem;
      }
      .other {
        margin-top: 0.5rem;
        padding-left: 0.8rem;
        border-left: 2px solid var(--line);
      }
      .other .actions {
        justify-content: start;
        margin-top: 0.3rem;
      }
      .saved {
        display: inline-block;
        margin-left: 0.4rem;
        padding: 0 0.5rem;
        border-radius: 99px;
        background: var(--accent-soft);
        color: var(--ink);
        font-size: 0.8rem;
        font-weight: 600;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 0.4rem;
      }
      summary {
        cursor: pointer;
        width: fit-content;
        min-height: 1.8rem;
        padding-top: 0.35rem;
      }
      summary:focus-visible {
        outline: 3px solid var(--accent);
        outline-offset: 2px;
        border-radius: 4px;
      }
      ul {
        list-style: none;
        margin: 0.2rem 0 0;
        padding: 0 0 0 0.8rem;
        border-left: 2px solid var(--line);
      }
      li + li {
        margin-top: 0.4rem;
      }
      del {
        text-decoration-color: var(--ink-soft);
      }
      @media (max-width: 30rem) {
        .line {
          grid-template-columns: minmax(0, 1fr);
        }
        .actions {
          grid-column: 1;
          grid-row: auto;
          justify-content: start;
          margin-top: 0.4rem;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { kind, stroke, edit } = this;
    if (kind === undefined || !stroke) return nothing;
    const { current, beside, earlier } = stroke.line(kind);
    const isAlone = this.beside.length === 1;
    return html`
      <div class=${isAlone ? 'line alone' : 'line'}>
        <div class=${isAlone ? 'hidden' : 'what'}>
          <h3>${sentenceCase(outcomeKindName(kind))}</h3>
          ${isDefinedOutcome(kind) ? html`<p class="soft">${OUTCOMES[kind].definition}</p>` : nothing}
        </div>
        <div class="said">
          ${current ? this.recorded(kind, current, stroke) : this.absent(kind, stroke)}
          ${beside.map((outcome) => this.other(kind, outcome, stroke))} ${earlierValues(kind, earlier)}
        </div>
        ${edit ? nothing : this.actions(kind, current)}
      </div>
      ${
        edit
          ? html`<outcome-editor
              .kind=${kind}
              .edit=${edit}
              .stroke=${stroke}
              .now=${this.model?.now()}
              @draft-change=${this.typed}
              @draft-save=${this.save}
              @draft-cancel=${this.cancel}
            ></outcome-editor>`
          : nothing
      }
    `;
  }

  private recorded(kind: OutcomeKind, outcome: RecordedOutcome, stroke: Stroke): TemplateResult {
    const problem = problemOf(kind, outcome, stroke);
    return html`<p class="value">
        ${valueOf(kind, outcome)} ${this.justSaved ? html`<span class="saved">✓ recorded</span>` : nothing}
      </p>
      <p class="soft meta">${originOf(kind, outcome)}</p>
      ${problem === undefined ? nothing : html`<p class="warn">${problem}</p>`}`;
  }

  private absent(kind: OutcomeKind, stroke: Stroke): TemplateResult {
    return html`<p class="value absent">
        Not recorded ${this.justSaved ? html`<span class="saved">✓ withdrawn</span>` : nothing}
      </p>
      ${this.windowAbove ? nothing : html`<p class="soft meta">${windowSentence(kind, stroke)}</p>`}`;
  }

  /** Seen at another time: it stands beside the one that is compared. */
  private other(kind: OutcomeKind, outcome: RecordedOutcome, stroke: Stroke): TemplateResult {
    return html`<div class="other">
      <p>${valueOf(kind, outcome)}</p>
      <p class="soft meta">${originOf(kind, outcome)}</p>
      <p class="warn">${problemOf(kind, outcome, stroke) ?? nothing}</p>
      ${this.edit ? nothing : this.actions(kind, outcome, ` of ${dayAndTime(outcome.observedAt)}`)}
    </div>`;
  }

  private actions(kind: OutcomeKind, target: RecordedOutcome | undefined, which = ''): TemplateResult {
    const name = `${outcomeKindName(kind)}${which}`;
    const action = (word: string, what: OutcomeEdit['action']) =>
      html`<button
        type="button"
        aria-label="${word}: ${name}"
        @click=${() => {
          void this.open(what, target);
        }}
      >
        ${word}
      </button>`;
    return html`<div class="actions">
      ${
        target
          ? html`${action('Correct', 'record')}${action('Withdraw', 'withdraw')}`
          : action('Record', 'record')
      }
    </div>`;
  }

  private async open(action: OutcomeEdit['action'], target: RecordedOutcome | undefined): Promise<void> {
    if (this.kind !== undefined) this.model?.open(this.kind, action, target, this.beside);
    await this.focusEditor();
  }

  private readonly typed = (event: CustomEvent<Partial<OutcomeEdit['draft']>>) => {
    if (this.kind !== undefined) this.model?.type(this.kind, event.detail);
  };

  private readonly save = () => {
    const { model, kind } = this;
    if (!model || kind === undefined) return;
    void model.save(kind).then(() => (model.edit(kind) ? this.focusEditor() : this.focusAction()));
  };

  private readonly cancel = () => {
    if (this.kind !== undefined) this.model?.cancel(this.kind);
    void this.focusAction();
  };

  /** Where one has to go on: the first field, or what was wrong. */
  private async focusEditor(): Promise<void> {
    await this.handedDown();
    await this.editor?.updateComplete;
    this.editor?.focusNext();
  }

  private async focusAction(): Promise<void> {
    await this.handedDown();
    this.renderRoot.querySelector<HTMLElement>('.line > .actions button')?.focus();
  }

  /** The view has to render first: it hands down what changed. */
  private async handedDown(): Promise<void> {
    const host = this.getRootNode();
    if (host instanceof ShadowRoot && host.host instanceof LitElement) await host.host.updateComplete;
    await this.updateComplete;
  }
}

function problemOf(kind: OutcomeKind, { value, observedAt }: RecordedOutcome, stroke: Stroke) {
  const { start, treatment } = stroke;
  if (start === undefined) return undefined;
  const observation = observationOf(kind, value, Date.parse(observedAt), { start, treatment });
  return notComparedText(observation, treatment.status);
}

function valueOf(kind: OutcomeKind, { value }: RecordedOutcome): TemplateResult {
  const { short, meaning } = outcomeValueText(kind, value);
  return html`<strong>${short}</strong>${meaning === undefined ? nothing : html`: ${meaning}`}`;
}

/** `Observed 27 Feb 2027, 10:00; telephone call; recorded 27 Feb 2027, 10:42.` */
function originOf(kind: OutcomeKind, { value, observedAt, source, recordedAt }: RecordedOutcome): string {
  const from = (OUTCOME_SOURCE_NAMES as Readonly<Record<string, string>>)[source] ?? source;
  return `${observedAtName(kind, value)} ${dayAndTime(observedAt)} · ${from} · recorded ${dayAndTime(recordedAt)}`;
}

function earlierValues(
  kind: OutcomeKind,
  earlier: readonly EarlierOutcome[],
): TemplateResult | typeof nothing {
  if (earlier.length === 0) return nothing;
  return html`<details>
    <summary>${earlier.length === 1 ? 'One earlier value' : `${earlier.length} earlier values`}</summary>
    <ul>
      ${earlier.map(
        ({ outcome, by }) =>
          html`<li class="soft">
            <del>${valueOf(kind, outcome)}</del><br />${originOf(kind, outcome)}<br />
            ${by.value === null ? 'Withdrawn' : 'Corrected'} on ${dayAndTime(by.recordedAt)}
          </li>`,
      )}
    </ul>
  </details>`;
}

function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'outcome-line': OutcomeLineElement;
  }
}

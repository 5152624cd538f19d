import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OutcomeKind } from '../../../server/clinical/observed/outcome-kinds.ts';
import {
  BEFORE_THE_STROKES,
  NO_STROKE_ON_RECORD,
  OUTCOME_LIMITS,
  OUTCOME_PURPOSE,
  OUTCOME_STAGES,
  outcomeKindName,
} from '../../../server/clinical/text/en.ts';
import type { OutcomeStage } from '../../../server/clinical/text/en/outcome-view.ts';
import { OutcomeModel, type OutcomeService } from '../outcomes/outcome-model.ts';
import type { Stroke } from '../outcomes/strokes.ts';
import { windowSentence } from '../outcomes/window-dates.ts';
import { shared } from '../styles/shared.ts';
import { dayAndTime } from '../times.ts';
import { controlStyles } from './facts/control-styles.ts';
import './outcome/outcome-line.ts';
import { courseStyles } from './outcome/course-styles.ts';
import './shell/problem-notice.ts';

const STAGES = Object.keys(OUTCOME_STAGES) as OutcomeStage[];

/** For clinicians: what became of the patient, in the order of the course; recorded, corrected and withdrawn in place. */
@customElement('outcome-view')
class OutcomeView extends LitElement {
  @property({ attribute: false }) service: OutcomeService | undefined;
  private model: OutcomeModel | undefined;

  static override styles = [shared, controlStyles, courseStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.leaving);
    // Somebody else may have recorded something since it was shown.
    void this.model?.read();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('service') || !this.service) return;
    this.model = new OutcomeModel(this.service, () => {
      this.requestUpdate();
    });
    void this.model.read();
  }

  /** The listener outlives a change of the view: what is typed waits here until one comes back. */
  private readonly leaving = (event: BeforeUnloadEvent) => {
    if (this.model?.hasUnsaved) event.preventDefault();
  };

  override render(): TemplateResult | typeof nothing {
    const { model } = this;
    if (!model) return nothing;
    return html`
      <div class="about">
        <p>${OUTCOME_PURPOSE}</p>
        <p class="soft">${OUTCOME_LIMITS}</p>
      </div>
      <p class="hidden" role="status">${savedText(model)}</p>
      ${this.record(model)}
    `;
  }

  private record(model: OutcomeModel): TemplateResult {
    const { state, shown } = model;
    if (state.kind === 'failed') {
      const retry = () => void model.read();
      return html`<problem-notice
        .problem=${{ message: `Nothing can be recorded now. ${state.message}`, retry }}
      ></problem-notice>`;
    }
    if (!shown) {
      return html`<p role="status" class="soft">Reading what is recorded…</p>
        <div class="waiting" aria-hidden="true"></div>
        <div class="waiting" aria-hidden="true"></div>`;
    }
    return html`${this.chooser(model, shown)}
      <ol class="course">
        ${STAGES.map((stage) => this.stage(stage, model, shown))}
      </ol>`;
  }

  /** A patient may have had several strokes; each has outcomes of its own. */
  private chooser(model: OutcomeModel, shown: Stroke): TemplateResult {
    const { strokes } = model;
    if (strokes.length === 1)
      return html`<p class="which">
        ${shown.start === undefined ? NO_STROKE_ON_RECORD : html`<strong>${strokeName(shown)}</strong>`}
      </p>`;
    return html`<div class="which">
      <label for="stroke">Which stroke</label>
      <div class="line">
        <select
          id="stroke"
          ?disabled=${model.isEditing}
          aria-describedby="stroke-hint"
          @change=${(event: Event) => {
            model.chooseStroke((event.target as HTMLSelectElement).selectedIndex);
          }}
        >
          ${strokes.map((stroke) => html`<option .selected=${stroke === shown}>${strokeName(stroke)}</option>`)}
        </select>
        <span id="stroke-hint" class="hint"
          >${model.isEditing ? 'Save or cancel what is typed to choose another.' : nothing}</span
        >
      </div>
      ${shown.start === undefined ? html`<p class="soft">${BEFORE_THE_STROKES}</p>` : nothing}
    </div>`;
  }

  private stage(stage: OutcomeStage, model: OutcomeModel, shown: Stroke): TemplateResult {
    const { title, time, lead, kinds } = OUTCOME_STAGES[stage];
    const recorded = kinds.filter((kind) => shown.line(kind).current !== undefined).length;
    const windows = new Set(kinds.map((kind) => windowSentence(kind, shown)));
    const window = kinds.length > 1 && windows.size === 1 ? [...windows][0] : undefined;
    const lines = kinds.map((kind) => this.line(kind, kinds, window !== undefined, model, shown));
    return html`<li class=${recorded > 0 ? 'recorded' : ''}>
      <span class="time">${time}</span>
      <section class="panel" aria-labelledby=${stage}>
        ${
          stage === 'further'
            ? html`<details>
                <summary>
                  <h2 id=${stage}>${title}</h2>
                  <span class="soft">${recorded === 0 ? 'none recorded' : `${recorded} recorded`}</span>
                </summary>
                <p class="soft">${lead}</p>
                ${lines}
              </details>`
            : html`<h2 id=${stage}>${title}</h2>
                <p class="soft lead">${lead}</p>
                ${window === undefined ? nothing : html`<p class="soft lead">${window}</p>`} ${lines}`
        }
      </section>
    </li>`;
  }

  private line(
    kind: OutcomeKind,
    beside: readonly OutcomeKind[],
    windowAbove: boolean,
    model: OutcomeModel,
    shown: Stroke,
  ): TemplateResult {
    return html`<outcome-line
      data-kind=${kind}
      .model=${model}
      .kind=${kind}
      .beside=${beside}
      .stroke=${shown}
      .edit=${model.edit(kind)}
      ?just-saved=${model.saved?.kind === kind}
      ?window-above=${windowAbove}
    ></outcome-line>`;
  }
}

function strokeName({ start }: Stroke): string {
  return start === undefined ? 'Before the first assessment' : `Stroke first assessed ${dayAndTime(start)}`;
}

function savedText({ saved }: OutcomeModel): string {
  if (!saved) return '';
  return `${saved.action === 'record' ? 'Recorded' : 'Withdrawn'}: ${outcomeKindName(saved.kind)}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'outcome-view': OutcomeView;
  }
}

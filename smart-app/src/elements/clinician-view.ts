import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import {
  DEFAULT_DOSE_POLICY,
  type DosePolicy,
  type ThrombolyticAgent,
} from '../../../server/clinical/dose/dose-rules.ts';
import { leadingTopic } from '../../../server/clinical/leading-topic.ts';
import { HAEMORRHAGE_FIRST } from '../../../server/clinical/text/en.ts';
import type { PredictionsState } from '../workbench.ts';
import { shared } from '../styles/shared.ts';
import './evidence/benefit-panel.ts';
import './evidence/dose-panel.ts';
import './evidence/eligibility-panel.ts';
import './evidence/evidence-answers.ts';
import type { Topic } from './evidence/evidence-answers.ts';
import './evidence/models-panel.ts';
import { OpenForPrint } from './evidence/open-for-print.ts';
import './evidence/risk-plot.ts';
import { viewStyles } from './evidence/view-styles.ts';

/** Families beside symptomatic haemorrhage that bear on thrombolysis. */
const OTHER_FAMILIES = ['any-ich', 'death', 'good-function', 'poor-function', 'oedema'] as const;

/**
 * What a doctor needs before thrombolysis: the answers, scores and models on one axis, then eligibility, dose, time and
 * models. What stands in the slot `facts` is placed beside it on wide screens, and below on narrow ones; `leading` comes
 * before everything, `findings` after eligibility, dose and time.
 */
@customElement('clinician-view')
class ClinicianView extends LitElement {
  /** What is shown: with edits, if there are any. */
  @property({ attribute: false }) assessment: Assessment | undefined;
  /** As recorded, while facts are edited. */
  @property({ attribute: false }) baseline: Assessment | undefined;
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';
  /** The drugs of the order that led here, in words. */
  @property() agent: string | undefined;
  /** Which tenecteplase rule the site accepts. */
  @property({ attribute: false }) dosing: DosePolicy = DEFAULT_DOSE_POLICY;
  @state() private hasFacts = false;

  static override styles = [shared, viewStyles];

  constructor() {
    super();
    new OpenForPrint(this);
  }

  override render(): TemplateResult {
    const { assessment } = this;
    return html`<div class="view ${this.hasFacts ? 'with-facts' : ''}">
      <div class="main">${assessment ? this.content(assessment) : skeleton()}</div>
      <aside aria-label="Facts" tabindex="0">
        <slot
          name="facts"
          @slotchange=${({ target }: Event) => {
            this.hasFacts = target instanceof HTMLSlotElement && target.assignedElements().length > 0;
          }}
        ></slot>
      </aside>
    </div>`;
  }

  private content(assessment: Assessment): TemplateResult {
    const { baseline, predictionsState, dosing } = this;
    const agents = this.agents();
    const isHaemorrhage = leadingTopic(assessment) === 'intracranial-haemorrhage';
    return html`
      <p class="paper">Assessed on the chart of ${assessedAt(assessment)}; later results are not included.</p>
      ${isHaemorrhage ? html`<h1>${HAEMORRHAGE_FIRST}</h1>` : nothing}
      <slot name="leading"></slot>
      <evidence-answers
        .assessment=${assessment}
        .agents=${agents}
        .isFirst=${!isHaemorrhage}
        .isWhatIf=${baseline !== undefined}
        .dosing=${dosing}
        @show-topic=${({ detail }: CustomEvent<Topic>) => {
          this.show(detail);
        }}
      ></evidence-answers>
      <risk-plot
        id="bleeding"
        class="panel"
        .assessment=${assessment}
        .baseline=${baseline}
        .predictionsState=${predictionsState}
      ></risk-plot>
      <div class="panels">
        <eligibility-panel
          id="eligibility"
          class="panel"
          tabindex="-1"
          .assessment=${assessment}
        ></eligibility-panel>
        <div class="stack">
          <benefit-panel id="benefit" class="panel" tabindex="-1" .assessment=${assessment}></benefit-panel>
          <dose-panel
            id="dose"
            class="panel"
            tabindex="-1"
            .assessment=${assessment}
            .agents=${agents}
            .dosing=${dosing}
          ></dose-panel>
        </div>
      </div>
      <slot name="findings"></slot>
      <models-panel
        class="panel"
        .assessment=${assessment}
        .predictionsState=${predictionsState}
      ></models-panel>
      ${this.others(assessment)}
    `;
  }

  private others(assessment: Assessment): TemplateResult | typeof nothing {
    const families = OTHER_FAMILIES.filter((family) =>
      assessment.comparisons.some((comparison) => comparison.family === family),
    );
    if (families.length === 0) return nothing;
    return html`<details class="panel prints">
      <summary>Other outcomes: any haemorrhage, function, death</summary>
      ${families.map(
        (family) =>
          html`<risk-plot family=${family} .assessment=${assessment} .baseline=${this.baseline}></risk-plot>`,
      )}
    </details>`;
  }

  /** Those ordered; both when the order does not say, or there is none. */
  private agents(): readonly ThrombolyticAgent[] {
    const both = ['alteplase', 'tenecteplase'] as const;
    const named = both.filter((agent) => this.agent?.includes(agent));
    return named.length > 0 ? named : both;
  }

  private show(topic: Topic): void {
    const panel = this.renderRoot.querySelector<HTMLElement>(`#${topic}`);
    panel?.scrollIntoView({ block: 'start' });
    panel?.focus({ preventScroll: true });
  }
}

function assessedAt(assessment: Assessment): string {
  return new Date(assessment.assessedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="status" aria-busy="true" aria-label="Reading the assessment">
    <div class="line"></div>
    <div class="cards"></div>
    <div class="block"></div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'clinician-view': ClinicianView;
  }
}

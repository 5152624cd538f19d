import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { leadingTopic } from '../../../server/clinical/leading-topic.ts';
import type { FactName } from '../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, factText, GROUP_NOT_PERSON, REMARKS } from '../../../server/clinical/text/en.ts';
import { appEvent } from '../events.ts';
import { shared } from '../styles/shared.ts';
import './haemorrhage/abc2-form.ts';
import { panelStyles } from './haemorrhage/panel-styles.ts';
import './scores/score-figure.ts';

/** What a neurologist wants to know of a haemorrhage, in this order. */
const FINDINGS: readonly FactName[] = [
  'haemorrhageOnImaging',
  'haematomaVolumeMl',
  'haematomaLocation',
  'intraventricularHaemorrhage',
  'glasgowComaScale',
  'oralAnticoagulant',
];

/** Said once, and first: it bears on how every figure of the panel may be used. */
const SAID_FIRST = 'ich-defer-prognosis';

/** Scores of intracerebral haemorrhage. Nothing while no record shows one; the scores are there for adults only. */
@customElement('haemorrhage-panel')
class HaemorrhagePanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) baseline: Assessment | undefined;

  static override styles = [
    shared,
    panelStyles,
    css`
      .lead {
        font-weight: 650;
        font-size: 1.05rem;
        max-width: none;
      }
    `,
  ];

  override willUpdate(): void {
    this.hidden = this.assessment === undefined || leadingTopic(this.assessment) === 'ischaemic-stroke';
  }

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment || this.hidden) return nothing;
    const scores = assessment.scores.filter(({ group }) => group === 'intracerebral-haemorrhage');
    return html`
      <h2>Intracranial haemorrhage</h2>
      <p class="lead">
        The chart records a haemorrhage. Figures on thrombolysis, below, are of people without one.
      </p>
      <dl>${FINDINGS.map((fact) => this.finding(fact, assessment))}</dl>
      ${
        scores.length === 0
          ? html`<p>The scores were made on adults; none is shown.</p>`
          : html`
              <p class="caution">${REMARKS[SAID_FIRST]} ${GROUP_NOT_PERSON}</p>
              <div class="figures">
                ${scores.map(
                  ({ id }) =>
                    html`<score-figure
                      class="figure"
                      .score=${id}
                      .assessment=${assessment}
                      .baseline=${this.baseline}
                      .saidElsewhere=${[SAID_FIRST]}
                    ></score-figure>`,
                )}
              </div>
            `
      }
      <details>
        <summary>Haematoma volume from the images: ABC/2</summary>
        <abc2-form></abc2-form>
      </details>
    `;
  }

  private finding(fact: FactName, { facts }: Assessment): TemplateResult {
    return html`<div>
      <dt>
        <button
          type="button"
          class="link"
          @click=${() => {
            this.dispatchEvent(appEvent('show-fact', { fact }));
          }}
        >
          ${FACT_NAMES[fact]}
        </button>
      </dt>
      <dd>${factText(facts, fact)}</dd>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'haemorrhage-panel': HaemorrhagePanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { lostPer1000In10Minutes } from '../../../../server/clinical/benefit/lost-by-waiting.ts';
import type { EvidenceId } from '../../../../server/clinical/evidence/registry.ts';
import {
  BENEFIT_REMARKS,
  CURVE_MEANING,
  delayText,
  harmText,
  oddsText,
  tenMinutesText,
} from '../../../../server/clinical/text/en.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';
import './cohort-bars.ts';
import './delay-curve.ts';
import { OpenForPrint } from './open-for-print.ts';
import './trial-tables.ts';

/** Benefit by time: where the patient stands on the curve and what waiting costs; the counts are a disclosure away. */
@customElement('benefit-panel')
class BenefitPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0.25rem 1rem;
      }
      .state {
        font-weight: 650;
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0 1.5rem;
      }
      .body p {
        margin: 0 0 0.4rem;
      }
      @container (min-width: 44rem) {
        .body {
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        }
      }
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        cursor: pointer;
        padding: 0.5rem 0;
      }
    `,
  ];

  constructor() {
    super();
    new OpenForPrint(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment) return nothing;
    const { benefit, facts } = assessment;
    const lost = lostPer1000In10Minutes(benefit.cohorts);
    const bleeding = benefit.harms.find(({ outcome }) => outcome === 'sich-sits-most');
    const showDelay = () => this.dispatchEvent(appEvent('show-fact', { fact: 'minutesSinceLastKnownWell' }));
    return html`
      <header>
        <h2>Benefit of alteplase by time</h2>
        <button
          type="button"
          @click=${() => this.dispatchEvent(appEvent('show-evidence', { evidence: papersOf(assessment) }))}
        >
          Papers behind this
        </button>
      </header>
      <div class="body">
        <div>
          <p class="state">
            ${delayText(benefit)}.
            ${
              facts.minutesSinceLastKnownWell.status === 'missing'
                ? html`<button type="button" class="link" @click=${showDelay}>Enter it</button>`
                : nothing
            }
          </p>
          <p>${oddsText(benefit)} ${lost === undefined ? nothing : tenMinutesText(lost)}</p>
          ${bleeding ? html`<p>At any delay: ${harmText(bleeding)}</p>` : nothing}
          <p class="soft">${CURVE_MEANING}</p>
        </div>
        <delay-curve .benefit=${benefit}></delay-curve>
      </div>
      <details class="prints">
        <summary>Counted in the trials: benefit by window, and harm</summary>
        <trial-tables .benefit=${benefit}></trial-tables>
      </details>
      <details>
        <summary>Of 100 people, calculated: treated and not treated</summary>
        ${benefit.cohorts.map((cohort) => html`<cohort-bars .cohort=${cohort}></cohort-bars>`)}
      </details>
      <details class="prints">
        <summary>How to read these figures</summary>
        <ul class="soft">
          ${benefit.remarks.map((remark) => html`<li>${BENEFIT_REMARKS[remark]}</li>`)}
        </ul>
      </details>
    `;
  }
}

function papersOf({ benefit: { windows, harms, cohorts, trace } }: Assessment): readonly EvidenceId[] {
  const sources = [...windows, ...harms, ...cohorts, ...trace].map(({ evidence }) => evidence);
  return [...new Set(sources)];
}

declare global {
  interface HTMLElementTagNameMap {
    'benefit-panel': BenefitPanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { TIERS, type CriterionResult } from '../../../../server/clinical/eligibility/criterion.ts';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import {
  CRITERIA,
  ELIGIBILITY_CAUTION,
  GUIDELINES,
  HEADLINES,
  LABORATORY_ADVICE,
  TIER_TEXTS,
} from '../../../../server/clinical/text/en.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';
import './criteria-tier.ts';
import { OpenForPrint } from './open-for-print.ts';
import './treatment-windows.ts';

/** Eligibility by the site's guideline: what was found, the time windows, then tier by tier what would settle it. */
@customElement('eligibility-panel')
class EligibilityPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      .state {
        font-size: 1.05rem;
        font-weight: 650;
        margin: 0 0 0.3rem;
      }
      .found {
        list-style: none;
        margin: 0 0 0.5rem;
        padding: 0.5rem 0.9rem;
        background: var(--warn-soft);
        border-left: 4px solid var(--warn);
        border-radius: 0 8px 8px 0;
      }
      .found span {
        color: var(--warn);
        font-weight: 650;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0.25rem 1rem;
      }
      summary {
        cursor: pointer;
      }
      .advice {
        margin: 0.6rem 0 0;
      }
      p {
        max-width: 78ch;
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
    const { eligibility, facts } = assessment;
    const { edition, headline, windows, tiers, outsideEdition, laboratory, evidence } = eligibility;
    const notRead = evidence.flatMap((id) => EVIDENCE[id].notRead ?? []);
    const tier = (name: string, whatToDo: string, criteria: readonly CriterionResult[]) =>
      html`<criteria-tier
        .name=${name}
        .whatToDo=${whatToDo}
        .criteria=${criteria}
        .facts=${facts}
      ></criteria-tier>`;
    return html`
      <header>
        <h2>Eligibility, ${GUIDELINES[edition]}</h2>
        <button type="button" @click=${() => this.dispatchEvent(appEvent('show-evidence', { evidence }))}>
          Guideline
        </button>
      </header>
      <p class="state">${HEADLINES[headline.status]}</p>
      ${found(headline)}
      <treatment-windows .windows=${windows} .edition=${edition} .facts=${facts}></treatment-windows>
      ${TIERS.map((id) => tier(TIER_TEXTS[id].name, TIER_TEXTS[id].whatToDo, tiers[id]))}
      ${tier('Not read in this guideline', 'Judged by the guideline that names it.', outsideEdition)}
      <p class="soft advice">
        ${laboratory ? LABORATORY_ADVICE[laboratory.reasonToSuspect.status] : nothing} ${ELIGIBILITY_CAUTION}
      </p>
      ${
        notRead.length > 0
          ? html`<details class="soft">
              <summary>What was not read of the guideline</summary>
              <p>${notRead.join('; ')}.</p>
            </details>`
          : nothing
      }
    `;
  }
}

function found({
  present,
  toClarify,
  correctFirst,
}: Assessment['eligibility']['headline']): TemplateResult | typeof nothing {
  const kinds = [
    ['Present', present],
    ['To clarify', toClarify],
    ['Correct first', correctFirst],
  ] as const;
  const lines = kinds.filter(([, ids]) => ids.length > 0);
  if (lines.length === 0) return nothing;
  return html`<ul class="found">
    ${lines.map(
      ([kind, ids]) => html`<li><span>${kind}:</span> ${ids.map((id) => CRITERIA[id].name).join('; ')}</li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'eligibility-panel': EligibilityPanel;
  }
}

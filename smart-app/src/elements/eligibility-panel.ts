import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import type { VerdictStatus } from '../../../server/clinical/eligibility/condition.ts';
import { TIERS, type CriterionResult } from '../../../server/clinical/eligibility/criterion.ts';
import type { WindowResult } from '../../../server/clinical/eligibility/treatment-window.ts';
import { EVIDENCE } from '../../../server/clinical/evidence/registry.ts';
import {
  CRITERIA,
  eligibilityText,
  FACT_NAMES,
  factText,
  GUIDELINES,
  openFactText,
  STRENGTHS,
  TIER_TEXTS,
  WINDOWS,
} from '../../../server/clinical/text/en.ts';
import type { CriterionText } from '../../../server/clinical/text/en/eligibility-criteria.ts';
import { shared } from '../styles/shared.ts';

const STATUS_WORDS: Readonly<Record<VerdictStatus, string>> = {
  met: 'present',
  'not-met': 'not present',
  'cannot-tell': 'open',
};

/** What is present comes first, then what is open; what is not present last. */
const STATUS_ORDER: readonly VerdictStatus[] = ['met', 'cannot-tell', 'not-met'];

/** Eligibility by the site's guideline, tier by tier, with what keeps each criterion open. */
@customElement('eligibility-panel')
class EligibilityPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      .state {
        font-weight: 600;
      }
      summary {
        cursor: pointer;
        padding: 0.55rem 0;
        border-top: 1px solid var(--line);
      }
      summary strong {
        font-weight: 650;
      }
      ul {
        list-style: none;
        margin: 0 0 0.75rem;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: 6.5rem minmax(0, 1fr);
        gap: 0.1rem 0.9rem;
        padding: 0.45rem 0;
        border-top: 1px dashed var(--line);
      }
      li p {
        margin: 0;
        max-width: none;
        overflow-wrap: anywhere;
      }
      .word {
        font-weight: 600;
        font-size: 0.85rem;
        padding-top: 0.1rem;
      }
      .met .word {
        color: var(--warn);
      }
      .not-met .word,
      .cannot-tell .word {
        color: var(--ink-soft);
      }
      .window.met .word {
        color: var(--accent);
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    const { eligibility } = this.assessment;
    const { edition, windows, tiers, outsideEdition, evidence } = eligibility;
    const notRead = evidence.flatMap((id) => EVIDENCE[id].notRead ?? []);
    return html`
      <h2>Eligibility, ${GUIDELINES[edition]}</h2>
      <p class="state">${eligibilityText(eligibility)}</p>
      <p class="soft">
        What is not recorded is open, not absent. Whether to treat is for the clinician to decide.
      </p>
      <details open>
        <summary><strong>Time windows</strong></summary>
        <ul>
          ${windows.map((entry) => this.window(entry))}
        </ul>
      </details>
      ${TIERS.map((tier) => this.tier(TIER_TEXTS[tier].name, TIER_TEXTS[tier].whatToDo, tiers[tier]))}
      ${this.tier('Not read in this guideline', 'Judged by the guideline that names it.', outsideEdition)}
      ${notRead.length > 0 ? html`<p class="soft">Not read of the guideline: ${notRead.join('; ')}.</p>` : nothing}
    `;
  }

  private tier(
    name: string,
    whatToDo: string,
    criteria: readonly CriterionResult[],
  ): TemplateResult | typeof nothing {
    if (criteria.length === 0) return nothing;
    const sorted = criteria.toSorted(
      (a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status),
    );
    const counts = STATUS_ORDER.map(
      (status) => `${criteria.filter((entry) => entry.status === status).length} ${STATUS_WORDS[status]}`,
    );
    return html`<details ?open=${criteria.some(({ status }) => status === 'met')}>
      <summary><strong>${name}</strong> <span class="soft">${counts.join(', ')}</span></summary>
      <p class="soft">${whatToDo}</p>
      <ul>
        ${sorted.map((entry) => this.criterion(entry))}
      </ul>
    </details>`;
  }

  private criterion(result: CriterionResult): TemplateResult {
    const text: CriterionText = CRITERIA[result.id];
    return html`<li class=${result.status}>
      <span class="word">${STATUS_WORDS[result.status]}</span>
      <div>
        <p>${text.name}${result.strength ? ` (${STRENGTHS[result.strength]})` : ''}</p>
        <p class="soft">
          ${text.rules[result.source] ?? ''} ${result.isUnconfirmed ? 'Not confirmed in the guideline.' : ''}
        </p>
        ${this.facts(result)}
        ${result.status === 'met' && text.whatToDo ? html`<p>${text.whatToDo}</p>` : nothing}
        ${result.status === 'cannot-tell' && text.whileOpen ? html`<p class="soft">${text.whileOpen}</p>` : nothing}
      </div>
    </li>`;
  }

  private window(result: WindowResult): TemplateResult {
    const edition = this.assessment?.eligibility.edition ?? 'aha-2026';
    const rules: Readonly<Record<string, string>> = WINDOWS[result.id].rules;
    return html`<li class="window ${result.status}">
      <span class="word">${result.status === 'met' ? 'applies' : STATUS_WORDS[result.status]}</span>
      <div>
        <p>${WINDOWS[result.id].name}</p>
        <p class="soft">${rules[edition] ?? ''}</p>
        ${this.facts(result)}
      </div>
    </li>`;
  }

  /** The values it rests on; or, while it is open, why. */
  private facts({ status, open, facts }: WindowResult | CriterionResult): TemplateResult {
    const known = this.assessment?.facts;
    const values = known ? facts.map((name) => `${FACT_NAMES[name]}: ${factText(known, name)}`) : [];
    return html`<p class="soft">
      ${(status === 'cannot-tell' ? open.map(openFactText) : values).join('; ')}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'eligibility-panel': EligibilityPanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { OUTCOMES } from '../../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE, type EvidenceId } from '../../../../server/clinical/evidence/registry.ts';
import type { RateEstimate } from '../../../../server/clinical/scores/rates.ts';
import type { ScoreResult } from '../../../../server/clinical/scores/score.ts';
import {
  CONFIDENCES,
  FACT_NAMES,
  GRADES,
  REMARKS,
  SCORE_NAMES,
  sentence,
} from '../../../../server/clinical/text/en.ts';
import type { RemarkId } from '../../../../server/clinical/text/en/remarks.ts';
import type { ScoreId } from '../../../../server/clinical/text/en/score-names.ts';
import { formatRange, formatRate } from '../../../../server/clinical/text/format.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';
import { itemTable, itemTableStyles } from './item-table.ts';

/** One score on its own: total, what it predicts in whom, and how it adds up. */
@customElement('score-figure')
class ScoreFigure extends LitElement {
  @property({ attribute: false }) score: ScoreId | undefined;
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) baseline: Assessment | undefined;
  /** Remarks that the panel says once for all its scores. */
  @property({ attribute: false }) saidElsewhere: readonly RemarkId[] = [];

  static override styles = [
    shared,
    itemTableStyles,
    css`
      h3 {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0 0.75rem;
        font-size: 1rem;
        margin: 0;
      }
      .total {
        font-size: 1.35rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.01em;
      }
      .total small {
        font-size: 0.85rem;
        font-weight: 400;
        color: var(--ink-soft);
        letter-spacing: 0;
      }
      .rate {
        margin: 0.35rem 0 0;
      }
      .rate strong {
        font-size: 1.1rem;
        font-variant-numeric: tabular-nums;
      }
      p {
        margin: 0.25rem 0 0;
      }
      .was {
        color: var(--warn);
        font-size: 0.85rem;
        font-weight: 600;
      }
      summary {
        cursor: pointer;
        padding: 0.5rem 0;
        color: var(--accent);
        font-size: 0.9rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment, score: id } = this;
    const score = assessment?.scores.find((result) => result.id === id);
    if (!assessment || !score) return nothing;
    const { mostUseful } = score;
    return html`
      <h3>
        <span>${SCORE_NAMES[score.id].name}</span>
        <span class="total">
          ${formatRange(score.total)}
          ${Number.isInteger(score.maximum) ? html`<small>of ${score.maximum}</small>` : nothing}
        </span>
      </h3>
      ${this.change(score)} ${score.estimates.length > 0 ? score.estimates.map(rate) : noRate(score)}
      ${
        mostUseful === undefined
          ? nothing
          : html`<p class="soft">Most useful to know next: ${FACT_NAMES[mostUseful]}.</p>`
      }
      ${score.remarks
        .filter((remark) => !this.saidElsewhere.includes(remark))
        .map((remark) => html`<p class="soft">${REMARKS[remark]}</p>`)}
      <details>
        <summary>How ${SCORE_NAMES[score.id].name} adds up</summary>
        ${itemTable(score, assessment.facts)} ${this.papers(score)}
      </details>
    `;
  }

  private change({ id, total }: ScoreResult): TemplateResult | typeof nothing {
    const former = this.baseline?.scores.find((result) => result.id === id)?.total;
    if (former === undefined || (former.low === total.low && former.high === total.high)) return nothing;
    return html`<p class="was">What if; ${formatRange(former)} as recorded</p>`;
  }

  private papers(score: ScoreResult): TemplateResult {
    const evidence = papersOf(score);
    return html`<p class="soft">
        Points: ${EVIDENCE[score.evidence].citation}; ${CONFIDENCES[EVIDENCE[score.evidence].confidence]}.
      </p>
      <button
        type="button"
        class="link"
        @click=${() => {
          this.dispatchEvent(appEvent('show-evidence', { evidence }));
        }}
      >
        Papers behind ${SCORE_NAMES[score.id].name}
      </button>`;
  }
}

function papersOf({ evidence, estimates }: ScoreResult): readonly EvidenceId[] {
  return [
    ...new Set([evidence, ...estimates.flatMap(({ sources }) => sources.map((source) => source.evidence))]),
  ];
}

function rate(estimate: RateEstimate): TemplateResult {
  const { outcome, grade, sources } = estimate;
  const populations = sources.map(({ evidence }) => EVIDENCE[evidence].population);
  return html`<p class="rate"><strong>${formatRate(estimate)}</strong> ${OUTCOMES[outcome].name}</p>
    <p class="soft">
      ${OUTCOMES[outcome].definition} ${sentence(populations.join('; '))} Evidence: ${GRADES[grade]}.
    </p>`;
}

/** A score without a published rate still says what it was made to tell, and in whom. */
function noRate({ evidence }: ScoreResult): TemplateResult {
  const { outcomes, population, grade, findings = [] } = EVIDENCE[evidence];
  const about = outcomes.map((outcome) => OUTCOMES[outcome].name);
  return html`<p class="rate">
      ${about.length > 0 ? `About ${about.join(', ')}; no` : 'No'} published rate for this total.
    </p>
    <p class="soft">
      ${findings.map((finding) => `${sentence(finding)} `)}${sentence(population)} Evidence: ${GRADES[grade]}.
    </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'score-figure': ScoreFigure;
  }
}

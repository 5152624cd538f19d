import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { headlineResults, type Assessment } from '../../../server/clinical/assessment.ts';
import { EVIDENCE } from '../../../server/clinical/evidence/registry.ts';
import type { ScoreResult } from '../../../server/clinical/scores/score.ts';
import { FACT_NAMES, factText, ITEMS, REMARKS, SCORE_NAMES } from '../../../server/clinical/text/en.ts';
import { formatRange } from '../../../server/clinical/text/format.ts';
import { shared } from '../styles/shared.ts';

/** How each score came about, item by item. */
@customElement('score-points')
class ScorePoints extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      caption {
        text-align: left;
        font-weight: 650;
        padding: 0.75rem 0 0.35rem;
      }
      td:last-child,
      th:last-child {
        text-align: right;
        padding-right: 0;
        white-space: nowrap;
      }
      caption small {
        display: block;
        font-weight: 400;
        color: var(--ink-soft);
      }
      summary {
        cursor: pointer;
        padding: 0.55rem 0;
        border-top: 1px solid var(--line);
        font-weight: 500;
      }
      details {
        margin-top: 0;
      }
      .zero {
        color: var(--ink-soft);
      }
      tfoot th,
      tfoot td {
        border-top: 2px solid var(--ink-soft);
        font-weight: 650;
      }
      .remark {
        margin: 0.5rem 0 0;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment) return nothing;
    const headline = headlineResults(assessment);
    const others = assessment.scores.filter((score) => !headline.includes(score));
    return html`
      <h2>Points by item</h2>
      ${headline.map((score) => this.score(score, assessment))}
      ${others.map(
        (score) =>
          html`<details>
            <summary>${SCORE_NAMES[score.id].name} ${formatRange(score.total)} of ${score.maximum}</summary>
            ${this.score(score, assessment)}
          </details>`,
      )}
    `;
  }

  private score(score: ScoreResult, assessment: Assessment): TemplateResult {
    return html`${this.table(score, assessment)}
    ${score.mostUseful ? html`<p class="soft remark">Most useful to know next: ${FACT_NAMES[score.mostUseful]}.</p>` : nothing}
    ${score.remarks.map((remark) => html`<p class="soft remark">${REMARKS[remark]}</p>`)}`;
  }

  private table(score: ScoreResult, { facts }: Assessment): TemplateResult {
    return html`<table>
      <caption>
        ${SCORE_NAMES[score.id].name}: ${SCORE_NAMES[score.id].inFull}
        <small>Points: ${EVIDENCE[score.evidence].citation}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">In this patient</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        ${score.items.map(
          (item) =>
            html`<tr class=${item.points.high === 0 ? 'zero' : ''}>
              <th scope="row">${ITEMS[item.id].label}</th>
              <td>${item.inputs.map((name) => factText(facts, name)).join('; ')}</td>
              <td>${formatRange(item.points)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">Total of ${score.maximum}</th>
          <td>${formatRange(score.total)}</td>
        </tr>
      </tfoot>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'score-points': ScorePoints;
  }
}

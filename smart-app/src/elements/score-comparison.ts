import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import type { ComparisonRow, FamilyComparison } from '../../../server/clinical/comparison.ts';
import { OUTCOMES, type OutcomeFamily } from '../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../server/clinical/evidence/registry.ts';
import type { RateEstimate } from '../../../server/clinical/scores/rates.ts';
import {
  AGREEMENTS,
  DIFFERENT_OUTCOMES,
  FACT_NAMES,
  FAMILY_NAMES,
  GRADES,
  levelText,
  SCORE_NAMES,
} from '../../../server/clinical/text/en.ts';
import { formatPercent, formatRange, formatRate } from '../../../server/clinical/text/format.ts';
import { shared } from '../styles/shared.ts';

/** Published rates by what they count, on one axis each: a dot for a single rate, a bar for a range. */
@customElement('score-comparison')
class ScoreComparison extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) families: readonly OutcomeFamily[] = [];

  static override styles = [
    shared,
    css`
      .row {
        display: grid;
        grid-template-columns: 9rem 1fr 11rem;
        gap: 0 1.25rem;
        align-items: center;
        border-top: 1px solid var(--line);
        padding: 0.9rem 0;
      }
      .score {
        font-weight: 650;
        font-size: 1.1rem;
      }
      .score small {
        display: block;
        font-weight: 400;
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      .risk {
        font-size: 1.25rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        text-align: right;
        letter-spacing: -0.01em;
      }
      .meaning {
        grid-column: 1 / -1;
        margin: 0.35rem 0 0;
        max-width: none;
      }
      svg {
        display: block;
        width: 100%;
        height: 2rem;
        overflow: visible;
      }
      .axis svg {
        height: 1.4rem;
      }
      .axis {
        padding: 0.25rem 0 0.5rem;
        border-top: 0;
      }
      .track {
        stroke: var(--line);
      }
      .mark {
        stroke: var(--mark-1);
        fill: var(--mark-1);
      }
      .partial .mark {
        opacity: 0.45;
      }
      h3 {
        font-size: 0.95rem;
        margin: 0.9rem 0 0.3rem;
      }
      h3 small {
        display: block;
        font-weight: 400;
        font-size: 0.88rem;
        color: var(--ink-soft);
      }
      text {
        fill: var(--ink-soft);
        font-size: 0.78rem;
      }
      @media (max-width: 40rem) {
        .row {
          grid-template-columns: 1fr auto;
        }
        .plot {
          grid-column: 1 / -1;
          grid-row: 2;
          padding: 0.4rem 0.5rem 0;
        }
        .axis > :not(.plot) {
          display: none;
        }
        .meaning {
          grid-row: 3;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment, families } = this;
    const shown = assessment?.comparisons.filter(({ family }) => families.includes(family)) ?? [];
    if (!assessment || shown.length === 0) return nothing;
    return html`${shown.map((comparison) => family(comparison, assessment))}`;
  }
}

function family(comparison: FamilyComparison, assessment: Assessment): TemplateResult {
  const limit = axisLimit(comparison);
  return html`
    <h2>${FAMILY_NAMES[comparison.family]}, published rates</h2>
    <p class="soft">${levelText(comparison, assessment.warnAtRiskPercent)} ${DIFFERENT_OUTCOMES}</p>
    <div class="row axis" aria-hidden="true">
      <span></span>
      <div class="plot">${axis(limit)}</div>
      <span></span>
    </div>
    ${comparison.outcomes.map(
      ({ outcome, rows, agreement }) => html`
        <h3>
          ${capitalised(OUTCOMES[outcome].name)}
          <small>${OUTCOMES[outcome].definition} ${rows.length > 1 ? AGREEMENTS[agreement] : ''}</small>
        </h3>
        ${rows.map((entry) => row(entry, assessment, limit))}
      `,
    )}
  `;
}

function row(
  { score: id, estimate, isComplete }: ComparisonRow,
  { scores }: Assessment,
  limit: number,
): TemplateResult {
  const score = scores.find((result) => result.id === id);
  const open = score?.mostUseful === undefined ? '' : `; most useful: ${FACT_NAMES[score.mostUseful]}`;
  return html`<div class="row ${isComplete ? '' : 'partial'}">
    <div class="score">
      ${SCORE_NAMES[id].name} ${score ? formatRange(score.total) : ''}
      <small>${score ? `of ${score.maximum} points${open}` : ''}</small>
    </div>
    <div class="plot">${mark(estimate, limit)}</div>
    <div class="risk">${formatRate(estimate)}</div>
    <p class="soft meaning">${meaning(estimate)}</p>
  </div>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function meaning(rate: RateEstimate): string {
  const populations = rate.sources.map(({ evidence, percent }) => {
    const share = rate.sources.length > 1 ? `${formatPercent(percent)} ` : '';
    return `${share}${EVIDENCE[evidence].population}`;
  });
  return `${populations.join('; ')}; evidence: ${GRADES[rate.grade]}.`;
}

/** The next multiple of ten above every rate, and never less than twenty per cent. */
function axisLimit({ outcomes }: FamilyComparison): number {
  const highest = outcomes.flatMap(({ rows }) => rows.map(({ estimate }) => estimate.percent.high));
  return Math.min(100, Math.max(20, Math.ceil((Math.max(...highest) + 1) / 10) * 10));
}

/** Few enough ticks for a phone. */
function tickEvery(limit: number): number {
  return limit > 50 && limit % 20 === 0 ? 20 : 10;
}

function axis(limit: number): TemplateResult {
  const ticks = Array.from({ length: limit / tickEvery(limit) + 1 }, (_, index) => index * tickEvery(limit));
  return html`<svg role="presentation">
    ${ticks.map(
      (percent) => svg`<text x="${(100 * percent) / limit}%" y="16" text-anchor="middle">${percent} %</text>`,
    )}
  </svg>`;
}

function mark(risk: RateEstimate, limit: number): TemplateResult {
  const at = (percent: number) => `${(100 * percent) / limit}%`;
  const { low } = risk.percent;
  const high = risk.isOpenAbove ? limit : risk.percent.high;
  const shape: SVGTemplateResult =
    low === high
      ? svg`<circle class="mark" cx=${at(low)} cy="16" r="7"></circle>`
      : svg`<line class="mark" x1=${at(low)} x2=${at(high)} y1="16" y2="16" stroke-width="10" stroke-linecap="round"></line>`;
  return html`<svg role="img" aria-label="${formatRate(risk)} on an axis from 0 to ${limit} %">
    <line class="track" x1="0" x2="100%" y1="16" y2="16" stroke-width="2"></line>
    ${shape}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'score-comparison': ScoreComparison;
  }
}

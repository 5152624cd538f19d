import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { OUTCOMES } from '../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../server/clinical/evidence/registry.ts';
import type { RateEstimate } from '../../../server/clinical/scores/rates.ts';
import type { ScoreResult } from '../../../server/clinical/scores/score.ts';
import { DIFFERENT_OUTCOMES, GRADES, SCORE_NAMES } from '../../../server/clinical/text/en.ts';
import { formatPercent, formatRange, formatRate } from '../../../server/clinical/text/format.ts';
import { shared } from '../styles/shared.ts';

/** All published rates of the scores on one axis: a dot for a single rate, a bar for a range. */
@customElement('score-comparison')
class ScoreComparison extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

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
      .hat {
        stroke: var(--mark-1);
        fill: var(--mark-1);
      }
      .sedan {
        stroke: var(--mark-2);
        fill: var(--mark-2);
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
    if (!this.assessment) return nothing;
    const { scores } = this.assessment;
    const limit = axisLimit(scores);
    return html`
      <h2>Symptomatic intracranial haemorrhage, published rates</h2>
      <p class="soft">${DIFFERENT_OUTCOMES}</p>
      <div class="row axis" aria-hidden="true">
        <span></span>
        <div class="plot">${axis(limit)}</div>
        <span></span>
      </div>
      ${scores.flatMap((score) => rows(score, limit))}
    `;
  }
}

function rows(score: ScoreResult, limit: number): TemplateResult[] {
  const risks = bleedingRates(score);
  const name = html`<div class="score">
    ${SCORE_NAMES[score.id].name} ${formatRange(score.total)} <small>of ${score.maximum} points</small>
  </div>`;
  if (risks.length === 0) return [html`<div class="row">${name}<span>no published rate</span></div>`];
  return risks.map(
    (risk) =>
      html`<div class="row">
        ${name}
        <div class="plot">${mark(score.id, risk, limit)}</div>
        <div class="risk">${formatRate(risk)}</div>
        <p class="soft meaning">${meaning(risk)}</p>
      </div>`,
  );
}

function bleedingRates(score: ScoreResult): RateEstimate[] {
  return score.estimates.filter(({ outcome }) => OUTCOMES[outcome].family === 'symptomatic-ich');
}

function meaning(risk: RateEstimate): string {
  const populations = risk.sources.map(({ evidence, percent }) => {
    const rate = risk.sources.length > 1 ? `${formatPercent(percent)} ` : '';
    return `${rate}${EVIDENCE[evidence].population}`;
  });
  return `${OUTCOMES[risk.outcome].name}; ${populations.join('; ')}; evidence: ${GRADES[risk.grade]}.`;
}

/** The next multiple of ten above every rate, and never less than twenty per cent. */
function axisLimit(scores: readonly ScoreResult[]): number {
  const highest = scores.flatMap(bleedingRates).map((rate) => rate.percent.high);
  return Math.max(20, Math.ceil((Math.max(...highest) + 1) / 10) * 10);
}

function axis(limit: number): TemplateResult {
  const ticks = Array.from({ length: limit / 10 + 1 }, (_, index) => index * 10);
  return html`<svg role="presentation">
    ${ticks.map(
      (percent) => svg`<text x="${(100 * percent) / limit}%" y="16" text-anchor="middle">${percent} %</text>`,
    )}
  </svg>`;
}

function mark(score: ScoreResult['id'], risk: RateEstimate, limit: number): TemplateResult {
  const at = (percent: number) => `${(100 * percent) / limit}%`;
  const { low } = risk.percent;
  const high = risk.isOpenAbove ? limit : risk.percent.high;
  const shape: SVGTemplateResult =
    low === high
      ? svg`<circle class=${score} cx=${at(low)} cy="16" r="7"></circle>`
      : svg`<line class=${score} x1=${at(low)} x2=${at(high)} y1="16" y2="16" stroke-width="10" stroke-linecap="round"></line>`;
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

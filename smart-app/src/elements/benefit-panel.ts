import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import type { CohortBenefit, TreatedOutcome } from '../../../server/clinical/benefit/benefit-result.ts';
import type { Estimate } from '../../../server/clinical/benefit/trial-windows.ts';
import { OUTCOMES } from '../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../server/clinical/evidence/registry.ts';
import {
  BENEFIT_REMARKS,
  COHORT_NAMES,
  DELAY_WINDOW_NAMES,
  GRADES,
  minutesText,
} from '../../../server/clinical/text/en.ts';
import { formatNumber, formatTenths } from '../../../server/clinical/text/format.ts';
import { shared } from '../styles/shared.ts';

const GRADE_COUNT = 7;

/** Benefit and harm of treatment by delay: counts of the trials, and calculated distributions per 100 people. */
@customElement('benefit-panel')
class BenefitPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      h3 {
        font-size: 1rem;
        margin: 1.25rem 0 0.25rem;
      }
      .here th,
      .here td {
        background: var(--accent-soft);
        font-weight: 600;
      }
      .scroll {
        overflow-x: auto;
      }
      .bar {
        display: flex;
        height: 1.6rem;
        border-radius: 6px;
        overflow: hidden;
        margin: 0.2rem 0 0.7rem;
        border: 1px solid var(--line);
      }
      .bar span {
        display: grid;
        place-items: center;
        font-size: 0.75rem;
        font-variant-numeric: tabular-nums;
        color: var(--ink);
        background: color-mix(in srgb, var(--mark-1) var(--tint), var(--surface));
      }
      .bar .dead {
        background: var(--ink);
        color: var(--surface);
      }
      .label {
        font-size: 0.9rem;
        margin: 0;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    const { windows, harms, cohorts, delays, remarks } = this.assessment.benefit;
    const applying = delays.map(({ window }) => window);
    return html`
      <h2>Benefit and harm of alteplase, by delay</h2>
      <p class="soft">
        ${EVIDENCE['emberson-2014'].citation}: ${EVIDENCE['emberson-2014'].population}.
        ${OUTCOMES['mrs-0-1-90-days'].definition}
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Benefit by delay">
        <table>
          <thead>
            <tr>
              <th scope="col">Treated</th>
              <th scope="col">With alteplase</th>
              <th scope="col">Without</th>
              <th scope="col">More, of 100</th>
              <th scope="col">Odds ratio</th>
            </tr>
          </thead>
          <tbody>
            ${windows.map(
              ({ id, alteplase, control, gainPer100, oddsRatio }) =>
                html`<tr class=${applying.includes(id) ? 'here' : ''}>
                  <th scope="row">
                    ${DELAY_WINDOW_NAMES[id]}${applying.includes(id) ? ' (this patient)' : ''}
                  </th>
                  <td>${formatTenths(alteplase.goodPer100)} %</td>
                  <td>${formatTenths(control.goodPer100)} %</td>
                  <td>${formatTenths(gainPer100)}</td>
                  <td>${estimateText(oddsRatio)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h3>Harm, at any delay</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">With alteplase</th>
            <th scope="col">Without</th>
            <th scope="col">More, of 100</th>
          </tr>
        </thead>
        <tbody>
          ${harms.map(
            ({ outcome, evidence, alteplase, control, excessPer100 }) =>
              html`<tr>
                <th scope="row">
                  ${OUTCOMES[outcome].name}${EVIDENCE[evidence].confidence === 'unconfirmed' ? ' (not confirmed)' : ''}
                </th>
                <td>${formatTenths(alteplase.percent)} %</td>
                <td>${formatTenths(control.percent)} %</td>
                <td>${estimateText(excessPer100)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${cohorts.map((cohort) => cohortView(cohort))}
      <details>
        <summary>How to read these figures</summary>
        <ul class="soft">
          ${remarks.map((remark) => html`<li>${BENEFIT_REMARKS[remark]}</li>`)}
        </ul>
      </details>
    `;
  }
}

function cohortView({ cohort, untreated, byDelay, evidence, grade }: CohortBenefit): TemplateResult {
  return html`
    <h3>Of 100 people: ${COHORT_NAMES[cohort]}</h3>
    <p class="label">Without treatment</p>
    ${bar(untreated.wholePer100)}
    ${byDelay.map(
      (entry) =>
        html`<p class="label">Treated after ${minutesText(entry.minutes)}: ${costText(entry)}</p>
          ${bar(entry.treated.wholePer100)}`,
    )}
    <p class="soft">
      Modified Rankin Scale 0 (left, no symptoms) to 6 (right, dead) at 3 to 6 months.
      ${EVIDENCE[evidence].citation}; evidence: ${GRADES[grade]}.
    </p>
  `;
}

/** Per thousand, since ten minutes change less than one person in a hundred. */
function costText({ gain, costOfDelay }: TreatedOutcome): string {
  const ten = costOfDelay.find(({ delayMinutes }) => delayMinutes === 10);
  const cost = ten ? `; 10 minutes later, ${formatTenths(-10 * ten.change.mrs01)} fewer in 1,000` : '';
  return `${formatTenths(gain.mrs01)} more with mRS 0–1${cost}`;
}

function bar(wholePer100: readonly number[]): TemplateResult {
  const text = wholePer100.map((count, grade) => `mRS ${grade}: ${count}`).join(', ');
  return html`<div class="bar" role="img" aria-label=${text}>
    ${wholePer100.map(
      (count, grade) =>
        html`<span
          class=${grade === GRADE_COUNT - 1 ? 'dead' : ''}
          style="flex: ${count} 0 0; --tint: ${40 - 6 * grade}%"
          >${count >= 4 ? count : ''}</span
        >`,
    )}
  </div>`;
}

function estimateText({ value, low, high }: Estimate): string {
  const interval =
    low === undefined || high === undefined ? '' : ` (${formatNumber(low)}–${formatNumber(high)})`;
  return `${formatNumber(value)}${interval}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'benefit-panel': BenefitPanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CohortBenefit, TreatedOutcome } from '../../../../server/clinical/benefit/benefit-result.ts';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import { COHORT_NAMES, GRADES, minutesText } from '../../../../server/clinical/text/en.ts';
import { formatTenths } from '../../../../server/clinical/text/format.ts';
import { shared } from '../../styles/shared.ts';

const DEAD = 6;
/** A narrower part has no room for its number. */
const NARROWEST_WITH_NUMBER = 4;

/** The seven grades of the modified Rankin Scale in 100 people, not treated and treated at each recorded delay. */
@customElement('cohort-bars')
class CohortBars extends LitElement {
  @property({ attribute: false }) cohort: CohortBenefit | undefined;

  static override styles = [
    shared,
    css`
      h3 {
        font-size: 0.98rem;
        margin: 0.75rem 0 0.25rem;
      }
      .bar {
        display: flex;
        height: 1.6rem;
        border-radius: 6px;
        overflow: hidden;
        margin: 0.2rem 0 0.7rem;
        border: 1px solid var(--line);
        print-color-adjust: exact;
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
    if (!this.cohort) return nothing;
    const { cohort, untreated, byDelay, evidence, grade } = this.cohort;
    return html`
      <h3>${COHORT_NAMES[cohort].charAt(0).toUpperCase()}${COHORT_NAMES[cohort].slice(1)}</h3>
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
          class=${grade === DEAD ? 'dead' : ''}
          style="flex: ${count} 0 0; --tint: ${40 - 6 * grade}%"
          >${count >= NARROWEST_WITH_NUMBER ? count : ''}</span
        >`,
    )}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'cohort-bars': CohortBars;
  }
}

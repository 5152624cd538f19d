import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BenefitResult } from '../../../../server/clinical/benefit/benefit-result.ts';
import type { Estimate } from '../../../../server/clinical/benefit/trial-windows.ts';
import { OUTCOMES } from '../../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import { DELAY_WINDOW_NAMES } from '../../../../server/clinical/text/en.ts';
import { formatNumber, formatTenths } from '../../../../server/clinical/text/format.ts';
import { shared } from '../../styles/shared.ts';

/** Benefit by window of delay, and harm at any delay, as the pooled trials counted them. */
@customElement('trial-tables')
class TrialTables extends LitElement {
  @property({ attribute: false }) benefit: BenefitResult | undefined;

  static override styles = [
    shared,
    css`
      .scroll {
        overflow-x: auto;
      }
      caption {
        text-align: left;
        font-weight: 600;
        padding: 0.5rem 0 0.3rem;
      }
      .here :is(th, td) {
        background: var(--accent-soft);
        font-weight: 600;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { benefit } = this;
    if (!benefit) return nothing;
    const applying = benefit.delays.map(({ window }) => window);
    return html`
      <p class="soft">
        ${EVIDENCE['emberson-2014'].citation}: ${EVIDENCE['emberson-2014'].population}.
        ${OUTCOMES['mrs-0-1-90-days'].definition}
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Benefit by delay">
        <table>
          <caption>
            No or no disabling symptoms, by delay
          </caption>
          ${heads('Treated', true)}
          <tbody>
            ${benefit.windows.map(
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
      <div class="scroll" tabindex="0" role="region" aria-label="Harm at any delay">
        <table>
          <caption>
            Harm, at any delay
          </caption>
          ${heads('Outcome', false)}
          <tbody>
            ${benefit.harms.map(
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
      </div>
    `;
  }
}

function heads(first: string, withOdds: boolean): TemplateResult {
  return html`<thead>
    <tr>
      <th scope="col">${first}</th>
      <th scope="col">With alteplase</th>
      <th scope="col">Without</th>
      <th scope="col">More, of 100</th>
      ${withOdds ? html`<th scope="col">Odds ratio</th>` : nothing}
    </tr>
  </thead>`;
}

function estimateText({ value, low, high }: Estimate): string {
  const interval =
    low === undefined || high === undefined ? '' : ` (${formatNumber(low)}–${formatNumber(high)})`;
  return `${formatNumber(value)}${interval}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'trial-tables': TrialTables;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { checkDose } from '../../../../server/clinical/dose/check-dose.ts';
import { FINDING_LEVELS, type DoseFinding } from '../../../../server/clinical/dose/dose-finding.ts';
import {
  DEFAULT_DOSE_POLICY,
  type DosePolicy,
  type ThrombolyticAgent,
} from '../../../../server/clinical/dose/dose-rules.ts';
import { doseTable, type DoseRow, type DoseTable } from '../../../../server/clinical/dose/dose-table.ts';
import {
  DOSE_IS_A_CHECK,
  DOSE_RULES,
  doseFindingText,
  factText,
  sentence,
} from '../../../../server/clinical/text/en.ts';
import { formatTenths } from '../../../../server/clinical/text/format.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';

/** The dose by the weight in the chart, and a check of a dose that someone names. No order. */
@customElement('dose-panel')
class DosePanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  /** Drugs in question: the one ordered, or both. */
  @property({ attribute: false }) agents: readonly ThrombolyticAgent[] = [];
  @property({ attribute: false }) dosing: DosePolicy = DEFAULT_DOSE_POLICY;
  /** Milligrams to check, as typed. */
  @state() private named: Readonly<Partial<Record<ThrombolyticAgent, string>>> = {};

  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }
      @container (min-width: 44rem) {
        section {
          display: grid;
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
          gap: 0 1.5rem;
          align-items: center;
        }
      }
      .weight {
        margin: 0 0 0.25rem;
      }
      table {
        margin-bottom: 0.5rem;
      }
      td {
        white-space: nowrap;
      }
      .total {
        font-size: 1.15rem;
        font-weight: 650;
      }
      .rule td {
        border: 0;
        padding-top: 0;
        white-space: normal;
        font-size: 0.85rem;
        color: var(--ink-soft);
      }
      .scroll {
        overflow-x: auto;
      }
      caption {
        text-align: left;
        font-weight: 650;
        padding: 0.5rem 0 0.3rem;
      }
      small {
        display: block;
        font-weight: 400;
        color: var(--ink-soft);
        white-space: normal;
      }
      ul {
        margin: 0 0 0.5rem;
        padding-left: 1.1rem;
        font-size: 0.92rem;
      }
      .flag,
      .open {
        color: var(--warn);
        font-weight: 600;
      }
      label {
        font-size: 0.92rem;
      }
      input {
        font: inherit;
        width: 6rem;
        padding: 0.2rem 0.5rem;
        min-height: 2rem;
        color: var(--ink);
        background: var(--surface);
        border: 1px solid var(--ink-soft);
        border-radius: 6px;
      }
      @media (pointer: coarse) {
        input {
          min-height: 2.75rem;
        }
      }
      @media print {
        label {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment) return nothing;
    const { facts } = assessment;
    const weigh = () => this.dispatchEvent(appEvent('show-fact', { fact: 'weightKg' }));
    return html`
      <h2>Dose</h2>
      <p class="weight">
        Weight:
        <button type="button" class="link" @click=${weigh}>${factText(facts, 'weightKg')}</button>
      </p>
      <p class="soft">${DOSE_IS_A_CHECK}</p>
      ${this.agents.map((agent) => this.agent(doseTable(agent, facts, this.dosing), assessment))}
    `;
  }

  private agent({ agent, rows, findings, maximumMg }: DoseTable, assessment: Assessment): TemplateResult {
    return html`<section aria-label="Dose of ${agent}">
      ${rows.length > 0 ? table(agent, rows) : nothing}
      <div>
        ${list(findings)}
        <label>
          Check a total of
          <input
            type="number"
            min="0"
            step="any"
            inputmode="decimal"
            .value=${this.named[agent] ?? ''}
            @input=${({ target }: InputEvent) => {
              if (target instanceof HTMLInputElement) this.named = { ...this.named, [agent]: target.value };
            }}
          />
          mg ${agent} (at most ${maximumMg} mg)
        </label>
        <div role="status">${this.checked(agent, assessment)}</div>
      </div>
    </section>`;
  }

  /** What the core says of the dose that was typed; weight findings stand above already. */
  private checked(agent: ThrombolyticAgent, { facts }: Assessment): TemplateResult | typeof nothing {
    const typed = this.named[agent] ?? '';
    if (typed === '') return nothing;
    const orderedDose = { total: { value: Number(typed), unit: 'mg' } };
    const { findings } = checkDose({ agent, orderedDose, facts, policy: this.dosing });
    return list(findings.filter(({ kind }) => !kind.startsWith('weight-') && kind !== 'maximum-applies'));
  }
}

function table(agent: ThrombolyticAgent, rows: readonly DoseRow[]): TemplateResult {
  const isAlteplase = agent === 'alteplase';
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Dose of ${agent}, table">
    <table>
      <caption>
        ${agent.charAt(0).toUpperCase() + agent.slice(1)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Weight</th>
          <th scope="col">Total</th>
          <th scope="col">Bolus</th>
          ${isAlteplase ? html`<th scope="col">Infusion</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => doseRow(row))}
      </tbody>
    </table>
  </div>`;
}

function doseRow({ plan, weight }: DoseRow): TemplateResult {
  return html`<tr>
      <th scope="row">${weight.value} kg</th>
      <td class="total">
        ${formatTenths(plan.totalMg)} mg${plan.isMaximum ? html`<small>maximum</small>` : nothing}
      </td>
      <td>
        ${formatTenths(plan.bolus.mg)} mg<small
          >${plan.agent === 'alteplase' ? `over ${plan.bolus.overMinutes} min` : 'single bolus'}</small
        >
      </td>
      ${
        plan.agent === 'alteplase'
          ? html`<td>
              ${formatTenths(plan.infusion.mg)} mg<small>over ${plan.infusion.overMinutes} min</small>
            </td>`
          : nothing
      }
    </tr>
    <tr class="rule">
      <td colspan=${plan.agent === 'alteplase' ? 4 : 3}>${sentence(DOSE_RULES[plan.rule])}</td>
    </tr>`;
}

function list(findings: readonly DoseFinding[]): TemplateResult | typeof nothing {
  if (findings.length === 0) return nothing;
  return html`<ul>
    ${findings.map((finding) => html`<li class=${FINDING_LEVELS[finding.kind]}>${doseFindingText(finding)}</li>`)}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'dose-panel': DosePanel;
  }
}

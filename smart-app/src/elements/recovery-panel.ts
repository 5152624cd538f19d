import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { OUTCOMES } from '../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../server/clinical/evidence/registry.ts';
import type { DomainRecovery } from '../../../server/clinical/recovery/assess-recovery.ts';
import type { Finding } from '../../../server/clinical/recovery/finding.ts';
import type { RecoveryResult } from '../../../server/clinical/recovery/recovery.ts';
import {
  courseText,
  FACT_NAMES,
  GRADES,
  RECOVERY_CATEGORIES,
  RECOVERY_DOMAINS,
  RECOVERY_HORIZONS,
  RECOVERY_REMARKS,
  RECOVERY_RULES,
  RECOVERY_STATUSES,
  RECOVERY_STEPS,
  RECOVERY_STRATA,
} from '../../../server/clinical/text/en.ts';
import { formatPercent, formatRange } from '../../../server/clinical/text/format.ts';
import { shared } from '../styles/shared.ts';

/** What the recovery rules say of each domain, when they apply, and which bedside test would sharpen them. */
@customElement('recovery-panel')
class RecoveryPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      h3 {
        font-size: 1rem;
        margin: 1.25rem 0 0.25rem;
      }
      summary {
        cursor: pointer;
        padding: 0.5rem 0;
        border-top: 1px solid var(--line);
      }
      li p {
        margin: 0;
      }
      ul {
        margin: 0 0 0.5rem;
        padding-left: 1.2rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    return html`
      <h2>Recovery: published rules and group figures</h2>
      <p class="soft">
        Made on groups of people in the days and weeks after a stroke; none is a forecast for one person.
      </p>
      ${this.assessment.recovery.map(domain)}
    `;
  }
}

function domain({ domain: id, results, sharpenedBy }: DomainRecovery): TemplateResult {
  return html`
    <h3>${RECOVERY_DOMAINS[id]}</h3>
    ${
      sharpenedBy.length > 0
        ? html`<p class="soft">
            Most useful to know next: ${sharpenedBy.map((fact) => FACT_NAMES[fact]).join(', ')}.
          </p>`
        : nothing
    }
    ${results.map(rule)}
  `;
}

function rule(result: RecoveryResult): TemplateResult {
  const { name, about } = RECOVERY_RULES[result.id];
  const findings = 'findings' in result ? result.findings : [];
  return html`<details>
    <summary>
      ${name}: ${about}
      <span class="soft">${RECOVERY_STATUSES[result.status]}, ${courseText(result.course)}</span>
    </summary>
    ${
      result.status === 'inputs-missing'
        ? html`<p class="soft">
            Open: ${result.undecided.map((fact) => FACT_NAMES[fact]).join(', ')}. Still possible:
          </p>`
        : nothing
    }
    <ul>
      ${findings.map((finding) => html`<li>${findingText(finding)}</li>`)}
    </ul>
    <p class="soft">${result.trace.map((step) => RECOVERY_STEPS[step.rule]).join('; ')}</p>
    <p class="soft">
      ${EVIDENCE[result.evidence].citation}; ${EVIDENCE[result.evidence].population}. Evidence:
      ${GRADES[EVIDENCE[result.evidence].grade]}.
      ${result.remarks.map((remark) => RECOVERY_REMARKS[remark]).join(' ')}
    </p>
  </details>`;
}

function findingText(finding: Finding): string {
  const { definition, name } = OUTCOMES[finding.outcome];
  const group = finding.stratum === undefined ? '' : ` (${RECOVERY_STRATA[finding.stratum]})`;
  const when = RECOVERY_HORIZONS[finding.horizon];
  return `${name}${name.includes(when) ? '' : ` ${when}`}${group}: ${valueText(finding)}. ${definition}`;
}

function valueText(finding: Finding): string {
  switch (finding.kind) {
    case 'rate':
      return `${finding.isBetweenPublished ? 'between ' : ''}${formatPercent(finding.range)}`;
    case 'categories': {
      const categories = finding.categories.map((category) => RECOVERY_CATEGORIES[category]).join(' or ');
      const right =
        finding.correctPercent === undefined ? '' : `, right in ${finding.correctPercent} of 100 people`;
      return `${categories}${right}${finding.isUnconfirmed ? ' (not confirmed in the paper)' : ''}`;
    }
    case 'population-band':
      return `between ${formatRange(finding.range)} of ${finding.maximum} points in the group`;
    case 'points':
      return `${formatRange(finding.range)} of ${finding.maximum} points`;
    case 'not-published':
      return 'no figure published for this case';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-panel': RecoveryPanel;
  }
}

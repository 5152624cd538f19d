import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paperUrl, type Evidence } from '../../../../server/clinical/evidence/evidence.ts';
import { OUTCOMES } from '../../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import type { RecoveryResult } from '../../../../server/clinical/recovery/recovery.ts';
import {
  CONFIDENCES,
  courseText,
  FACT_NAMES,
  GRADES,
  RECOVERY_REMARKS,
  RECOVERY_RULES,
  RECOVERY_STATUSES,
  RECOVERY_STEPS,
} from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/** What the figures of one domain rest on: rule, step, paper, people, and what must be known about them. */
@customElement('recovery-basis')
class RecoveryBasis extends LitElement {
  @property({ attribute: false }) results: readonly RecoveryResult[] = [];

  static override styles = [
    shared,
    css`
      summary {
        cursor: pointer;
        padding: 0.65rem 0;
        color: var(--accent);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 1rem 2rem;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
      }
      li {
        border-left: 3px solid var(--line);
        padding-left: 0.85rem;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0 0 0.3rem;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<details>
      <summary>
        What this rests on: ${this.results.length} ${this.results.length === 1 ? 'rule' : 'rules'}
      </summary>
      <ul>
        ${this.results.map(rule)}
      </ul>
    </details>`;
  }
}

function rule(result: RecoveryResult): TemplateResult {
  const { name, about } = RECOVERY_RULES[result.id];
  const source: Evidence = EVIDENCE[result.evidence];
  const url = paperUrl(source);
  const { discrimination, externalValidation = [], unconfirmed = [] } = source;
  return html`<li>
    <p>
      <strong>${name}</strong>: ${about}. ${RECOVERY_STATUSES[result.status]}, ${courseText(result.course)}.
    </p>
    ${
      result.status === 'inputs-missing'
        ? html`<p class="soft">Open: ${result.undecided.map((fact) => FACT_NAMES[fact]).join(', ')}.</p>`
        : nothing
    }
    ${
      result.trace.length > 0
        ? html`<p class="soft">${result.trace.map((step) => RECOVERY_STEPS[step.rule]).join('; ')}.</p>`
        : nothing
    }
    <p class="soft">
      ${url ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${source.citation}</a>` : source.citation}:
      ${source.population}; ${source.era}.
      ${source.outcomes.map((outcome) => OUTCOMES[outcome].definition).join(' ')}
      ${discrimination ? `Discrimination: ${discrimination}.` : ''}
      ${externalValidation.length > 0 ? `Elsewhere: ${externalValidation.join('; ')}.` : ''} Evidence:
      ${GRADES[source.grade]}. Figures: ${CONFIDENCES[source.confidence]}.
      ${unconfirmed.length > 0 ? html`<strong>Unconfirmed: ${unconfirmed.join('; ')}.</strong>` : ''}
      ${result.remarks.map((remark) => RECOVERY_REMARKS[remark]).join(' ')}
    </p>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-basis': RecoveryBasis;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { OUTCOMES } from '../../../server/clinical/evidence/outcomes.ts';
import { paperUrl, type Evidence } from '../../../server/clinical/evidence/evidence.ts';
import { EVIDENCE, type EvidenceId } from '../../../server/clinical/evidence/registry.ts';
import { CONFIDENCES, GRADES } from '../../../server/clinical/text/en.ts';
import { shared } from '../styles/shared.ts';

/** The papers behind the figures on this page, with what they counted and in whom. */
@customElement('evidence-list')
class EvidenceList extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      ol {
        margin: 0;
        padding-left: 1.3rem;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
        overflow-wrap: anywhere;
      }
      li p {
        margin: 0;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    const ids = this.assessment.scores.flatMap(({ evidence, estimates }) => [
      evidence,
      ...estimates.flatMap(({ sources }) => sources.map((source) => source.evidence)),
    ]);
    return html`
      <h2>Evidence</h2>
      <ol>
        ${[...new Set(ids)].map((id) => this.entry(id))}
      </ol>
    `;
  }

  private entry(id: EvidenceId): TemplateResult {
    const source: Evidence = EVIDENCE[id];
    const url = paperUrl(source);
    const { discrimination, externalValidation = [], unconfirmed = [] } = source;
    return html`<li>
      <p>${url ? link(url, source.citation) : source.citation}</p>
      <p class="soft">
        ${source.population}; ${source.era}.
        ${source.outcomes.map((outcome) => OUTCOMES[outcome].definition).join(' ')}
        ${discrimination ? `Discrimination: ${discrimination}.` : ''}
        ${externalValidation.length > 0 ? `Elsewhere: ${externalValidation.join('; ')}.` : ''} Evidence:
        ${GRADES[source.grade]}. Figures: ${CONFIDENCES[source.confidence]}.
        ${unconfirmed.length > 0 ? html`<strong>Unconfirmed: ${unconfirmed.join('; ')}.</strong>` : ''}
      </p>
    </li>`;
  }
}

function link(href: string, text: string): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'evidence-list': EvidenceList;
  }
}

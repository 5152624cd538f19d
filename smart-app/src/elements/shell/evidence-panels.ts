import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import type { OutcomeFamily } from '../../../../server/clinical/evidence/outcomes.ts';
import { FAMILY_NAMES, NOT_A_CONTRAINDICATION } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';
import '../benefit-panel.ts';
import '../eligibility-panel.ts';
import '../evidence-list.ts';
import '../fact-table.ts';
import '../models-panel.ts';
import '../score-comparison.ts';
import '../score-points.ts';

/** Everything but symptomatic haemorrhage, which stands on its own above. */
const OTHER_FAMILIES = (Object.keys(FAMILY_NAMES) as OutcomeFamily[]).filter(
  (family) => family !== 'symptomatic-ich',
);

/** The panels of the evidence, one below the other. */
@customElement('evidence-panels')
class EvidencePanels extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;
      }
      .caution {
        border-left: 4px solid var(--accent);
        background: var(--accent-soft);
        border-radius: 0 var(--radius) var(--radius) 0;
        padding: 0.85rem 1.1rem;
        margin: 0;
        max-width: none;
      }
      .columns {
        display: grid;
        gap: 1.25rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr));
        align-items: start;
      }
      .columns > * {
        min-width: 0;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment) return nothing;
    return html`
      <p class="caution"><strong>${NOT_A_CONTRAINDICATION}</strong></p>
      <score-comparison
        id="bleeding"
        class="panel"
        .assessment=${assessment}
        .families=${['symptomatic-ich']}
      ></score-comparison>
      <models-panel class="panel" .assessment=${assessment}></models-panel>
      <eligibility-panel class="panel" .assessment=${assessment}></eligibility-panel>
      <benefit-panel class="panel" .assessment=${assessment}></benefit-panel>
      <details class="panel">
        <summary>Other outcomes: any haemorrhage, function, death</summary>
        <score-comparison .assessment=${assessment} .families=${OTHER_FAMILIES}></score-comparison>
      </details>
      <div class="columns">
        <score-points class="panel" .assessment=${assessment}></score-points>
        <fact-table class="panel" .assessment=${assessment}></fact-table>
      </div>
      <details class="panel">
        <summary>Evidence: the papers behind the figures</summary>
        <evidence-list .assessment=${assessment}></evidence-list>
      </details>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'evidence-panels': EvidencePanels;
  }
}

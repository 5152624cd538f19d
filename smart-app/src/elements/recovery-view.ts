import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import type { RecoveryGroup } from '../../../server/clinical/text/en/recovery-view.ts';
import { RECOVERY_GROUPS, RECOVERY_INTRODUCTION } from '../../../server/clinical/text/en.ts';
import { shared } from '../styles/shared.ts';
import type { PredictionsState } from '../workbench.ts';
import './recovery/bedside-tests.ts';
import './recovery/body-figure.ts';
import './recovery/presented-outcome.ts';
import './recovery/recovery-domain.ts';
import './recovery/visual-field.ts';

const GROUPS = Object.keys(RECOVERY_GROUPS) as RecoveryGroup[];

/** For clinicians: what published rules say of vision, movement and behaviour, and when. */
@customElement('recovery-view')
class RecoveryView extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  /** As recorded, while there are edits. */
  @property({ attribute: false }) baseline: Assessment | undefined;
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1.25rem;
        grid-template-columns: minmax(0, 1fr);
      }
      header {
        display: grid;
        gap: 0.5rem 2rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        align-items: start;
      }
      h2 {
        font-size: 1.3rem;
      }
      header p {
        margin: 0;
      }
      .with-drawing {
        display: grid;
        grid-template-columns: minmax(11rem, 18rem) minmax(0, 1fr);
        gap: 1rem 2rem;
      }
      .domains {
        display: grid;
        gap: 1.75rem;
        grid-template-columns: minmax(0, 1fr);
      }
      @media (min-width: 100rem) {
        .behaviour .domains {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          column-gap: 3rem;
        }
      }
      @media (max-width: 56rem) {
        .with-drawing {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media print {
        section {
          break-inside: avoid;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment, baseline } = this;
    if (!assessment) return nothing;
    return html`
      <header>
        <p>${RECOVERY_INTRODUCTION}</p>
        <bedside-tests
          .names=${['daysSinceStroke'] as const}
          .facts=${assessment.facts}
          .recorded=${baseline?.facts}
        ></bedside-tests>
      </header>
      ${GROUPS.map((group) => this.group(group, assessment))}
    `;
  }

  private group(group: RecoveryGroup, assessment: Assessment): TemplateResult {
    const { title, domains } = RECOVERY_GROUPS[group];
    const drawing = drawingOf(group, assessment);
    return html`<section class="panel ${group}" aria-labelledby=${group}>
      <h2 id=${group}>${title}</h2>
      <div class=${drawing === nothing ? '' : 'with-drawing'}>
        ${drawing}
        <div class="domains">
          ${domains.map(
            (domain) =>
              html`<recovery-domain
                data-domain=${domain}
                ?alone=${domains.length === 1}
                .domain=${domain}
                .assessment=${assessment}
                .baseline=${this.baseline}
              ></recovery-domain>`,
          )}
        </div>
      </div>
      <presented-outcome
        .group=${group}
        .predictions=${assessment.predictions}
        .predictionsState=${this.predictionsState}
      ></presented-outcome>
    </section>`;
  }
}

function drawingOf(group: RecoveryGroup, { facts }: Assessment): TemplateResult | typeof nothing {
  switch (group) {
    case 'vision':
      return html`<visual-field .facts=${facts}></visual-field>`;
    case 'movement':
      return html`<body-figure .facts=${facts}></body-figure>`;
    case 'behaviour':
      return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-view': RecoveryView;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { EVIDENCE, type EvidenceId } from '../../../server/clinical/evidence/registry.ts';
import { GRADES, GROUP_NOT_PERSON, REMARKS, sentence } from '../../../server/clinical/text/en.ts';
import { spetzlerPonceClasses } from '../../../server/clinical/scores/spetzler-ponce.ts';
import type { RemarkId } from '../../../server/clinical/text/en/remarks.ts';
import type { ScoreId } from '../../../server/clinical/text/en/score-names.ts';
import { appEvent } from '../events.ts';
import { shared } from '../styles/shared.ts';
import { panelStyles } from './haemorrhage/panel-styles.ts';
import './scores/score-figure.ts';

/** Each score was made for one way of treating a malformation, and says nothing of the others. */
const TREATMENTS: readonly {
  readonly name: string;
  readonly scores: readonly ScoreId[];
  readonly more: readonly EvidenceId[];
}[] = [
  { name: 'Surgery', scores: ['spetzler-martin'], more: ['spetzler-ponce'] },
  { name: 'Radiosurgery', scores: ['vras', 'rbas-modified'], more: [] },
  {
    name: 'Embolisation',
    scores: ['avmes'],
    more: ['avm-embolisation-scores'],
  },
  { name: 'Without treatment', scores: [], more: ['avm-rupture'] },
];

/** They stand under a heading of their own. */
const CLASS_REMARKS: readonly RemarkId[] = ['spetzler-ponce-a', 'spetzler-ponce-b', 'spetzler-ponce-c'];

/** Scores of arteriovenous malformations by treatment. Nothing while the chart does not measure one. */
@customElement('avm-panel')
class AvmPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) baseline: Assessment | undefined;

  static override styles = [
    shared,
    panelStyles,
    css`
      .treatments {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 0.5rem 2rem;
        align-items: start;
      }
    `,
  ];

  override willUpdate(): void {
    this.hidden =
      this.assessment?.scores.every(({ group }) => group !== 'arteriovenous-malformation') ?? true;
  }

  override render(): TemplateResult | typeof nothing {
    const { assessment, baseline } = this;
    if (!assessment || this.hidden) return nothing;
    return html`
      <h2>Arteriovenous malformation</h2>
      <p class="soft">Each score is for one treatment only. ${GROUP_NOT_PERSON}</p>
      <div class="treatments">
        ${TREATMENTS.map(
          ({ name, scores, more }) =>
            html`<section>
              <h3>${name}</h3>
              ${scores.map(
                (id) =>
                  html`<score-figure
                    class="figure"
                    .score=${id}
                    .assessment=${assessment}
                    .baseline=${baseline}
                    .saidElsewhere=${CLASS_REMARKS}
                  ></score-figure>`,
              )}
              ${scores.includes('spetzler-martin') ? this.threeClasses(assessment) : nothing}
              ${more.map((id) => this.finding(id))}
            </section>`,
        )}
      </div>
    `;
  }

  /** The class follows from the grade; several while the grade is a range. */
  private threeClasses({ scores }: Assessment): TemplateResult | typeof nothing {
    const grade = scores.find(({ id }) => id === 'spetzler-martin')?.total;
    if (grade === undefined) return nothing;
    const classes = spetzlerPonceClasses(grade);
    return html`<div class="figure">
      <p>
        <strong>Spetzler-Ponce class ${classes.map((name) => name.toUpperCase()).join(' or ')}</strong>
      </p>
      ${classes.map((name) => html`<p>${REMARKS[`spetzler-ponce-${name}`]}</p>`)}
    </div>`;
  }

  private finding(id: EvidenceId): TemplateResult {
    const { findings = [], population, grade } = EVIDENCE[id];
    return html`<div class="figure">
      ${findings.map((finding) => html`<p>${sentence(finding)}</p>`)}
      <p class="soft">${sentence(population)} Evidence: ${GRADES[grade]}.</p>
      <button
        type="button"
        class="link"
        @click=${() => {
          this.dispatchEvent(appEvent('show-evidence', { evidence: [id] }));
        }}
      >
        Paper
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'avm-panel': AvmPanel;
  }
}

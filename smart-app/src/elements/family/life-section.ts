import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { COHORT_YEARS, lifePictures } from '../../../../server/clinical/family/life-pictures.ts';
import type { Prediction } from '../../../../server/clinical/predictions/prediction.ts';
import type { FamilyText } from '../../../../server/clinical/text/family/family-text.ts';
import { sheetStyles } from './sheet-styles.ts';
import './people-picture.ts';

/** Life as a whole at six months, of people who came with the same problem; never recovery of the problem. */
@customElement('life-section')
class LifeSection extends LitElement {
  @property({ attribute: false }) predictions: readonly Prediction[] = [];
  @property({ attribute: false }) text: FamilyText | undefined;
  @property({ type: Boolean }) withDeaths = false;

  static override styles = sheetStyles;

  override render(): TemplateResult | typeof nothing {
    const { text } = this;
    const shown = lifePictures(this.predictions, this.withDeaths);
    if (!text || shown.length === 0) return nothing;
    return html`<section>
      <div class="lives">
        ${shown.map(
          ({ problem, people, picture }) =>
            html`<div>
              <h2>${text.overallOutcome[problem].title}</h2>
              <p>${text.overallOutcome[problem].notRecovery}</p>
              <people-picture
                compact
                .picture=${picture}
                .text=${text}
                heading=${text.horizons['6-months']}
              ></people-picture>
              <p class="small">${text.groupStudied(people, COHORT_YEARS)}</p>
            </div>`,
        )}
      </div>
      <p class="small">
        ${text.pictures.life.noMedicine} ${text.olderGroup}
        ${this.withDeaths ? '' : text.pictures.notAllShown}
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'life-section': LifeSection;
  }
}

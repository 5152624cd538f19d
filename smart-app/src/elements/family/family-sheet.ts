import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { FAMILY_TEXTS } from '../../../../server/clinical/text/family/families.ts';
import type { FamilyText } from '../../../../server/clinical/text/family/family-text.ts';
import type { PredictionsState } from '../../workbench.ts';
import { isShown, type FamilyChoices, type SectionId } from './choices.ts';
import './domain-section.ts';
import './life-section.ts';
import { sheetStyles } from './sheet-styles.ts';
import './treatment-section.ts';

/** What the family reads, in the language and order that were chosen. */
@customElement('family-sheet')
class FamilySheet extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';
  @property({ attribute: false }) choices: FamilyChoices | undefined;
  @property({ attribute: false }) patientName = '';

  static override styles = sheetStyles;

  override render(): TemplateResult | typeof nothing {
    const { assessment, choices } = this;
    if (!assessment || !choices) return nothing;
    const text: FamilyText = FAMILY_TEXTS[choices.language];
    const { page, pictures } = text;
    const shown = choices.order.filter((section) => isShown(section, choices, assessment));
    return html`<article lang=${text.languageCode}>
      <h1>${page.title}</h1>
      ${choices.withName ? html`<p class="name" translate="no">${this.patientName}</p>` : nothing}
      <div class="intro">
        <p>${page.about} ${page.noBlame}</p>
        <p>${pictures.onePerson} ${page.everyStrokeDiffers} ${page.cannotTell}</p>
      </div>
      <div class="sections">${shown.map((section) => this.section(section, text, assessment, choices))}</div>
      <p class="small">${text.needsReview}</p>
    </article>`;
  }

  private section(
    section: SectionId,
    text: FamilyText,
    { benefit, recovery, predictions }: Assessment,
    { withDeaths }: FamilyChoices,
  ): TemplateResult | typeof nothing {
    if (section === 'treatment') {
      return html`<treatment-section
        .benefit=${benefit}
        .text=${text}
        .withDeaths=${withDeaths}
      ></treatment-section>`;
    }
    if (section === 'next') return whatHappensNext(text);
    if (section === 'life') {
      // Figures of other facts than those shown would be of other people.
      return this.predictionsState === 'current'
        ? html`<life-section
            .predictions=${predictions}
            .text=${text}
            .withDeaths=${withDeaths}
          ></life-section>`
        : nothing;
    }
    return html`<domain-section
      data-domain=${section}
      .recovery=${recovery.find(({ domain }) => domain === section)}
      .text=${text}
      .withDeaths=${withDeaths}
    ></domain-section>`;
  }
}

function whatHappensNext({ page, pictures }: FamilyText): TemplateResult {
  return html`<section class="next">
    <h2>${pictures.nextHeading}</h2>
    <p>${page.whatHappensNext} ${page.mostChangeEarly}</p>
    <p>${page.rehabilitation}</p>
    <p class="said">${page.askTheTeam}</p>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'family-sheet': FamilySheet;
  }
}

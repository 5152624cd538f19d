import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BenefitResult } from '../../../../server/clinical/benefit/benefit-result.ts';
import {
  treatmentPictures,
  type HarmPictures,
  type OutcomePictures,
  type TreatmentPictures,
  type TwoPictures,
} from '../../../../server/clinical/family/treatment-pictures.ts';
import type { FamilyText } from '../../../../server/clinical/text/family/family-text.ts';
import { sheetStyles } from './sheet-styles.ts';
import './people-picture.ts';

/** The medicine that dissolves clots: 100 people with it beside 100 without, and the bleeding it can cause. */
@customElement('treatment-section')
class TreatmentSection extends LitElement {
  @property({ attribute: false }) benefit: BenefitResult | undefined;
  @property({ attribute: false }) text: FamilyText | undefined;
  @property({ type: Boolean }) withDeaths = false;

  static override styles = sheetStyles;

  override render(): TemplateResult | typeof nothing {
    const { benefit, text } = this;
    if (!benefit || !text) return nothing;
    const pictures = treatmentPictures(benefit, this.withDeaths);
    const { treatment } = text;
    return html`<section>
      <h2>${treatment.title}</h2>
      <p>${treatment.whatItIs} ${treatment.sooner} ${treatment.harm}</p>
      ${outcomes(pictures, text)}
      <div class="pairs">${pictures.harms.map((harm) => harmOf(harm, text))}</div>
      <p class="small">
        ${text.pictures.treatment.counted} ${this.withDeaths ? '' : text.pictures.notAllShown}
      </p>
      <p>${treatment.cannotTellWho}</p>
    </section>`;
  }
}

function outcomes(pictures: TreatmentPictures, text: FamilyText): TemplateResult {
  const words = text.pictures.treatment;
  if (pictures.status === 'time-unknown') return html`<p>${words.timeNotKnown}</p>`;
  if (pictures.status === 'too-late') return html`<p>${words.tooLate}</p>`;
  const { halfHours } = pictures;
  const isOneVessel = pictures.outcomes.length === 1;
  return html`
    <h3>${words.outcomeTitle}</h3>
    <p>
      ${halfHours === undefined ? words.severalTimes : words.givenAfter(halfHours)}
      ${isOneVessel ? '' : words.vesselNotKnown}
    </p>
    <div class="pairs">
      ${pictures.outcomes.map(
        (pair) =>
          html`<div>
            ${isOneVessel ? nothing : html`<h3>${words.vesselHeadings[pair.vessel]}</h3>`}
            ${sideBySide(pair, text)}
            <p class="said">${moreWell(pair, text)}</p>
          </div>`,
      )}
    </div>
    <p class="small">${words.calculated}</p>
  `;
}

function moreWell({ moreWell: more }: OutcomePictures, text: FamilyText): string {
  // Several recorded times: the pictures show the range, and one number would say too much.
  if (more.low !== more.high) return '';
  return more.high > 0 ? text.treatment.moreWell(more.high) : text.pictures.treatment.noMoreWell;
}

function harmOf(harm: HarmPictures, text: FamilyText): TemplateResult {
  const { treated, untreated } = harm.percent;
  const words = text.pictures.treatment;
  return html`<div class="harm">
    <h3>${harm.kind === 'death' ? words.deathTitle : words.bleedingTitle}</h3>
    ${sideBySide(harm, text, true)}
    <p>
      ${harm.kind === 'death' ? text.treatment.death(treated, untreated) : text.treatment.bleeding(treated, untreated)}
    </p>
  </div>`;
}

/** @param isTold a sentence beside the pictures says the same */
function sideBySide({ treated, untreated }: TwoPictures, text: FamilyText, isTold = false): TemplateResult {
  const { labels } = text.treatment;
  return html`<div class="side-by-side">
    <people-picture
      data-arm="treated"
      ?told=${isTold}
      .picture=${treated}
      .text=${text}
      heading=${labels.treated}
    ></people-picture>
    <people-picture
      data-arm="untreated"
      ?told=${isTold}
      .picture=${untreated}
      .text=${text}
      heading=${labels.untreated}
    ></people-picture>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'treatment-section': TreatmentSection;
  }
}

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { domainStory } from '../../../../server/clinical/family/domain-story.ts';
import type { DomainRecovery } from '../../../../server/clinical/recovery/assess-recovery.ts';
import type { FamilyText } from '../../../../server/clinical/text/family/family-text.ts';
import { tellRecovery } from '../../../../server/clinical/text/family/tell-recovery.ts';
import { sheetStyles } from './sheet-styles.ts';
import './people-picture.ts';

/** One problem after the stroke: what it is, what happened to others, what helps and what nobody knows. */
@customElement('domain-section')
class DomainSection extends LitElement {
  @property({ attribute: false }) recovery: DomainRecovery | undefined;
  @property({ attribute: false }) text: FamilyText | undefined;
  @property({ type: Boolean }) withDeaths = false;

  static override styles = sheetStyles;

  override render(): TemplateResult | typeof nothing {
    const { recovery, text } = this;
    if (!recovery || !text) return nothing;
    const { main, pictures, others, isSomethingLeftOut } = domainStory(recovery.results, this.withDeaths);
    const words = text.domains[recovery.domain];
    const drawn = pictures.map(({ rate, picture }) => ({
      picture,
      sentence: text.rate(rate.outcome, rate.range.low, rate.range.high, rate.horizon, rate.stratum),
    }));
    const said = main === undefined ? [words.atThreeMonths] : tellRecovery(main, text);
    const sentences = said.filter((sentence) => drawn.every((entry) => entry.sentence !== sentence));
    const more = [
      words.atOneWeek,
      words.atThreeMonths,
      words.atSixMonths,
      ...others.flatMap((result) => tellRecovery(result, text)),
    ].filter((sentence) => !said.includes(sentence));
    return html`<section>
      <h2>${words.heading}</h2>
      <p>${words.whatItIs}</p>
      ${
        drawn.length === 0
          ? nothing
          : html`<div class="pictures">
              ${drawn.map(
                ({ picture, sentence }) =>
                  html`<people-picture
                    .picture=${picture}
                    .text=${text}
                    sentence=${sentence}
                  ></people-picture>`,
              )}
            </div>`
      }
      <div class="sentences">
        ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
        <p>${words.whatHelps} ${words.notKnown}</p>
      </div>
      ${isSomethingLeftOut ? html`<p class="small">${text.pictures.notAllShown}</p>` : nothing}
      <details>
        <summary>${text.pictures.moreNumbersLabel}</summary>
        <ul>
          ${[...new Set(more)].map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </details>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'domain-section': DomainSection;
  }
}

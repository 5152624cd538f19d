import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Estimate, ModelPrediction } from '../../../../server/clinical/predictions/prediction.ts';
import {
  definitionText,
  inputNames,
  originText,
  outOfRangeText,
  rangesText,
  sentence,
  TWO_METHODS,
} from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/** What a model's estimate rests on, in short; the models' own panel holds the rest. */
@customElement('model-why')
class ModelWhy extends LitElement {
  @property({ attribute: false }) prediction: ModelPrediction | undefined;
  @property({ attribute: false }) estimate: Estimate | undefined;

  static override styles = [
    shared,
    css`
      p {
        font-size: 0.9rem;
        margin: 0 0 0.35rem;
        max-width: 78ch;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { prediction, estimate } = this;
    if (!prediction || !estimate) return nothing;
    const { model, used, missing, outOfRange } = prediction;
    return html`
      <p>${definitionText(estimate)} ${rangesText([estimate])}</p>
      <p>${sentence(originText(prediction))} ${model.statement}</p>
      <p>
        Known: ${inputNames(used)}.
        ${missing.length > 0 ? html`<strong>Not known: ${inputNames(missing)}.</strong>` : nothing}
        ${outOfRange.length > 0 ? html`<strong>${outOfRangeText(outOfRange)}</strong>` : nothing}
      </p>
      <p class="soft">${TWO_METHODS} What moved it, and how it was tested, stands under Models.</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'model-why': ModelWhy;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type {
  ModelPrediction,
  ModelView,
  Prediction,
} from '../../../../server/clinical/predictions/prediction.ts';
import {
  methodsInOrder,
  predicted,
  standaloneEstimates,
} from '../../../../server/clinical/predictions/reading.ts';
import {
  originText,
  percentText,
  PRESENTED_OUTCOME_NOTE,
  rangesText,
  sentence,
  TWO_METHODS,
} from '../../../../server/clinical/text/en.ts';
import type { RecoveryGroup } from '../../../../server/clinical/text/en/recovery-view.ts';
import { shared } from '../../styles/shared.ts';
import type { PredictionsState } from '../../workbench.ts';
import '../evidence/model-estimates.ts';

/** Views of the six-month model by the group of deficits they are of. */
const VIEW_IDS: Readonly<Record<RecoveryGroup, string>> = {
  vision: 'visual',
  movement: 'motor',
  behaviour: 'behavioural',
};

/** Life at six months of people who presented with a deficit: never its recovery, and beside the rules, not in them. */
@customElement('presented-outcome')
class PresentedOutcome extends LitElement {
  @property({ attribute: false }) group: RecoveryGroup | undefined;
  @property({ attribute: false }) predictions: readonly Prediction[] = [];
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';

  static override styles = [
    shared,
    css`
      details {
        border-top: 1px solid var(--line);
        margin-top: 1rem;
      }
      summary {
        cursor: pointer;
        padding: 0.75rem 0;
      }
      h3 {
        display: inline;
        font-size: 1rem;
      }
      .outside {
        border-left: 4px solid var(--mark-2);
        padding-left: 0.85rem;
      }
      .skeleton {
        height: 6rem;
        border-radius: 8px;
        background: var(--sunken);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { group } = this;
    if (!group) return nothing;
    if (this.predictionsState === 'pending') {
      return html`<details open aria-busy="true">
        <summary><h3>Life at six months</h3></summary>
        <p class="soft" role="status">The models are being asked about the changed facts.</p>
        <div class="skeleton"></div>
      </details>`;
    }
    if (this.predictionsState === 'unavailable') {
      return html`<details open>
        <summary><h3>Life at six months</h3></summary>
        <p role="status">
          The models could not be asked about these facts. The rules above do not need them.
        </p>
      </details>`;
    }
    const found = predicted(this.predictions).flatMap((prediction) =>
      prediction.views
        .filter((view) => view.id === VIEW_IDS[group])
        .map((view) => presented(view, prediction)),
    );
    return found.length === 0 ? nothing : html`${found}`;
  }
}

function presented(view: ModelView, prediction: ModelPrediction): TemplateResult {
  const { model } = prediction;
  const shown = methodsInOrder(prediction.methods)
    .flatMap(standaloneEstimates)
    .map(({ output }) => output);
  const observed = view.observed.filter(({ output }) => shown.includes(output));
  return html`<details open>
    <summary><h3>${view.title}, at six months</h3></summary>
    <div class="outside">
      <p>${PRESENTED_OUTCOME_NOTE}</p>
      <p>
        Of ${view.people.toLocaleString('en-US')} such people:
        ${observed.map(({ label, percent }) => `${label} ${percentText(percent)} %`).join(', ')}. For this
        profile:
      </p>
      <model-estimates .methods=${view.methods} caption=${view.title}></model-estimates>
      <p class="soft">${TWO_METHODS}</p>
      <details>
        <summary>What this rests on</summary>
        <p class="soft">
          ${rangesText(methodsInOrder(view.methods).flatMap(standaloneEstimates))} ${view.statement}
          ${model.statement} ${sentence(originText(prediction))} ${sentence(model.citation)}
        </p>
      </details>
    </div>
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'presented-outcome': PresentedOutcome;
  }
}

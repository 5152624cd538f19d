import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ModelDescription } from '../../../../server/api/contract.ts';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import type { ModelPrediction, ModelView } from '../../../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import {
  BLEEDING_TASK,
  methodsInOrder,
  notPredicted,
  predicted,
  standaloneEstimates,
} from '../../../../server/clinical/predictions/reading.ts';
import {
  inputNames,
  MODELS_PENDING,
  MODELS_UNAVAILABLE,
  noPredictionText,
  originText,
  outOfRangeText,
  percentText,
  repeatsFigures,
  rangesText,
  sentence,
  TWO_METHODS,
} from '../../../../server/clinical/text/en.ts';
import { fetchModel, fetchPredictions } from '../../api.ts';
import type { PredictionsState } from '../../workbench.ts';
import { shared } from '../../styles/shared.ts';
import './model-contributions.ts';
import './model-estimates.ts';
import './model-validation.ts';
import { silentBleedingModels } from './bleeding-model.ts';
import { OpenForPrint } from './open-for-print.ts';

type Asked<T> = { readonly state: 'asking' | 'failed' } | { readonly state: 'there'; readonly value: T };

/** What trained models say, with what they rest on; how they were tested and what moved them is fetched when asked for. */
@customElement('models-panel')
class ModelsPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';
  @state() private descriptions: ReadonlyMap<string, Asked<ModelDescription>> = new Map();
  @state() private explained: Asked<readonly ModelPrediction[]> | undefined;
  /** The facts that `explained` is of. */
  private explainedFacts: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      section {
        border-top: 1px solid var(--line);
        padding-top: 1rem;
        margin-top: 1rem;
      }
      h3 {
        font-size: 1.05rem;
        margin: 0 0 0.15rem;
      }
      h4 {
        font-size: 0.98rem;
        margin: 1.25rem 0 0.15rem;
      }
      .mark,
      .outside {
        background: var(--warn-soft);
        color: var(--warn);
        border-radius: var(--radius);
        padding: 0.6rem 0.9rem;
        margin: 0.6rem 0;
        max-width: none;
        font-weight: 600;
      }
      details {
        border-top: 1px solid var(--line);
        margin-top: 0.75rem;
      }
      summary {
        cursor: pointer;
        padding: 0.55rem 0;
      }
      .skeleton div {
        height: 1.4rem;
        margin: 0.4rem 0;
        border-radius: 4px;
        background: var(--sunken);
        animation: pulse 1.2s ease-in-out infinite alternate;
      }
      @keyframes pulse {
        to {
          opacity: 0.5;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .skeleton div {
          animation: none;
        }
      }
      .stale {
        opacity: 0.5;
      }
      .waiting {
        background: var(--sunken);
        border-radius: 8px;
        padding: 0.5rem 0.9rem;
        max-width: none;
      }
      .remarks {
        overflow-wrap: anywhere;
        margin-top: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    new OpenForPrint(this);
  }

  /** Contributions are of the facts they were asked for, and of no others. */
  override willUpdate(): void {
    if (this.explainedFacts !== this.assessment?.facts) this.explained = undefined;
  }

  override updated(): void {
    const isAsked = this.renderRoot.querySelector('details.moved[open]') !== null;
    if (isAsked && this.explained === undefined && this.predictionsState === 'current') this.explain();
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.assessment) return nothing;
    const { predictions } = this.assessment;
    const isStale = this.predictionsState === 'pending';
    const answers = this.predictionsState === 'unavailable' ? [] : bleedingFirst(predicted(predictions));
    const silent = notPredicted(predictions);
    return html`
      <h2>Models</h2>
      ${answers.length > 0 ? html`<p class="soft">${TWO_METHODS}</p>` : nothing}
      ${silentBleedingModels(this.assessment).map((sentence) => html`<p>${sentence}</p>`)}
      <div role="status">
        ${isStale ? html`<p class="waiting">${MODELS_PENDING}</p>` : nothing}
        ${this.predictionsState === 'unavailable' ? html`<p class="waiting">${MODELS_UNAVAILABLE}</p>` : nothing}
      </div>
      <div class=${isStale ? 'stale' : ''} aria-busy=${isStale ? 'true' : 'false'}>
        ${answers.map((prediction) => this.model(prediction))}
      </div>
      ${
        silent.length > 0
          ? html`<details>
              <summary>Without an estimate: ${silent.length}</summary>
              <ul class="soft">
                ${silent.map((entry) => html`<li>${noPredictionText(entry)}</li>`)}
              </ul>
            </details>`
          : nothing
      }
    `;
  }

  private model(prediction: ModelPrediction): TemplateResult {
    const { model, methods, used, missing, outOfRange, views } = prediction;
    return html`<section aria-label=${model.title}>
      <h3>${model.title}</h3>
      <p class="soft">${sentence(originText(prediction))} ${model.statement}</p>
      ${model.watermark === undefined ? nothing : html`<p class="mark">${model.watermark}</p>`}
      ${outOfRange.length > 0 ? html`<p class="outside">${outOfRangeText(outOfRange)}</p>` : nothing}
      <model-estimates .methods=${methods} caption=${model.title}></model-estimates>
      <p class="soft remarks">
        ${rangesText(methodsInOrder(methods).flatMap(standaloneEstimates))} Known: ${inputNames(used)}.
        ${missing.length > 0 ? html`<strong>Not known: ${inputNames(missing)}.</strong>` : nothing}
      </p>
      ${
        views.length > 0
          ? html`<details>
              <summary>Among people with the same deficits</summary>
              ${views.map((view) => deficitView(view, prediction))}
            </details>`
          : nothing
      }
      <details
        class="moved"
        @toggle=${(event: Event) => {
          if (isOpen(event)) this.explain();
        }}
      >
        <summary>What moved these estimates</summary>
        ${this.contributionsOf(prediction)}
      </details>
      <details
        @toggle=${(event: Event) => {
          this.describe(event, model.id);
        }}
      >
        <summary>How the model was tested</summary>
        ${asked(
          this.descriptions.get(model.id),
          (description) => html`<model-validation .model=${description}></model-validation>`,
        )}
      </details>
      <p class="soft remarks">
        ${model.notice} ${sentence(model.citation)} Version ${model.version}, SHA-256
        ${model.sha256.slice(0, 12)}.
      </p>
    </section>`;
  }

  private contributionsOf({ model, methods }: ModelPrediction): TemplateResult | typeof nothing {
    return asked(this.explained, (predictions) => {
      const contributions = predictions.find((other) => other.model.id === model.id)?.contributions ?? [];
      return contributions.length > 0
        ? html`<model-contributions
            .contributions=${contributions}
            .methods=${methods}
          ></model-contributions>`
        : html`<p class="soft">The models gave no contributions.</p>`;
    });
  }

  /** The same facts once more, with the contribution of each input. */
  private explain(): void {
    const facts = this.assessment?.facts;
    const isUnderWay = this.explained?.state === 'there' || this.explained?.state === 'asking';
    if (facts === undefined || isUnderWay) return;
    const put = (answer: Asked<readonly ModelPrediction[]>) => {
      if (this.explainedFacts === facts) this.explained = answer;
    };
    this.explainedFacts = facts;
    put({ state: 'asking' });
    void fetchPredictions(facts).then(
      (predictions) => {
        put({ state: 'there', value: predicted(predictions) });
      },
      () => {
        put({ state: 'failed' });
      },
    );
  }

  private describe(event: Event, id: string): void {
    if (!isOpen(event) || this.descriptions.get(id)?.state === 'there') return;
    const put = (answer: Asked<ModelDescription>) =>
      (this.descriptions = new Map([...this.descriptions, [id, answer]]));
    put({ state: 'asking' });
    void fetchModel(id).then(
      (value) => put({ state: 'there', value }),
      () => put({ state: 'failed' }),
    );
  }
}

function isOpen({ target }: Event): boolean {
  return target instanceof HTMLDetailsElement && target.open;
}

function asked<T>(
  answer: Asked<T> | undefined,
  show: (value: T) => TemplateResult,
): TemplateResult | typeof nothing {
  switch (answer?.state) {
    case undefined:
      return nothing;
    case 'asking':
      return html`<div class="skeleton" role="status" aria-label="Asking the service">
        <div></div>
        <div></div>
        <div></div>
      </div>`;
    case 'failed':
      return html`<p class="soft" role="alert">
        The service did not answer. Close and open this to ask again.
      </p>`;
    case 'there':
      return show(answer.value);
  }
}

/** What stands beside the scores above comes first. */
function bleedingFirst(predictions: readonly ModelPrediction[]): ModelPrediction[] {
  const isBleeding = ({ model }: ModelPrediction) => model.task === BLEEDING_TASK;
  return predictions.toSorted((a, b) => Number(isBleeding(b)) - Number(isBleeding(a)));
}

/** Outcome of the people who presented with one deficit, and of this person among them. */
function deficitView(view: ModelView, prediction: ModelPrediction): TemplateResult {
  const { methods } = prediction;
  const isAsAbove = repeatsFigures(view, prediction);
  const shown = methodsInOrder(methods)
    .flatMap(standaloneEstimates)
    .map(({ output }) => output);
  const observed = view.observed.filter(({ output }) => shown.includes(output));
  return html`
    <h4>${view.title}</h4>
    <p class="soft">
      ${view.statement} Of ${view.people.toLocaleString('en-US')} people:
      ${observed.map(({ label, percent }) => `${label} ${percentText(percent)} %`).join(', ')}. For this
      profile${isAsAbove ? ' as above.' : ':'}
    </p>
    ${isAsAbove ? '' : html`<model-estimates .methods=${view.methods} caption=${view.title}></model-estimates>`}
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'models-panel': ModelsPanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelDescription, ModelMetric } from '../../../../server/api/contract.ts';
import { METHODS_IN_ORDER } from '../../../../server/clinical/predictions/reading.ts';
import { measureText, METHOD_NAMES, sentence } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/** How a model was tested, as its training measured it. */
@customElement('model-validation')
class ModelValidation extends LitElement {
  @property({ attribute: false }) model: ModelDescription | undefined;

  static override styles = [
    shared,
    css`
      .scroll {
        overflow-x: auto;
      }
      caption {
        text-align: left;
        font-weight: 600;
        padding: 0.9rem 0 0.4rem;
      }
      td small {
        color: var(--ink-soft);
        display: block;
        white-space: nowrap;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (!this.model?.validation) return nothing;
    const { design, metrics, gates } = this.model.validation;
    const schemes = [...new Set(metrics.map(({ scheme }) => scheme))];
    const failed = gates.filter(({ passed }) => !passed);
    return html`
      <p class="soft">${sentence(design)}</p>
      <p class="soft">
        ${gates.length - failed.length} of ${gates.length} limits set before training were
        met${failed.length === 0 ? '.' : `; not met: ${failed.map(({ statement }) => statement).join('; ')}.`}
      </p>
      ${schemes.map((scheme) =>
        this.table(
          scheme,
          metrics.filter((metric) => metric.scheme === scheme),
        ),
      )}
    `;
  }

  private table(scheme: string, metrics: readonly ModelMetric[]): TemplateResult {
    const rows = new Map(metrics.map((metric) => [`${metric.measure}|${metric.output}`, metric]));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${scheme}>
      <table>
        <caption>
          ${scheme}
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            ${METHODS_IN_ORDER.map((id) => html`<th scope="col">${METHOD_NAMES[id]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[...rows.values()].map(
            ({ measure, output }) =>
              html`<tr>
                <th scope="row">${measureText(measure)}, ${this.labelOf(output)}</th>
                ${METHODS_IN_ORDER.map((id) =>
                  cell(
                    metrics.find(
                      (metric) =>
                        metric.method === id && metric.measure === measure && metric.output === output,
                    ),
                  ),
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private labelOf(output: string): string {
    const outputs = this.model?.outputs ?? [];
    return outputs.find(({ id }) => id === output)?.label ?? output;
  }
}

/** Three decimals: differences between methods are in the third. */
function figure(value: number): string {
  return `${Number(value.toFixed(3))}`;
}

function cell(metric: ModelMetric | undefined): TemplateResult {
  if (metric === undefined) return html`<td></td>`;
  const { value, low, high } = metric;
  return html`<td>
    ${figure(value)}
    ${
      low === undefined || high === undefined
        ? nothing
        : html`<small>${figure(low)} to ${figure(high)}</small>`
    }
  </td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'model-validation': ModelValidation;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Contributions, MethodEstimates } from '../../../../server/clinical/predictions/prediction.ts';
import { METHODS_IN_ORDER, standaloneEstimates } from '../../../../server/clinical/predictions/reading.ts';
import { CONTRIBUTIONS_MEANING, directionText, METHOD_NAMES } from '../../../../server/clinical/text/en.ts';
import { formatNumber } from '../../../../server/clinical/text/format.ts';
import { shared } from '../../styles/shared.ts';

/** How much each known input moved one outcome, method beside method: bars to the right raise it, to the left lower it. */
@customElement('model-contributions')
class ModelContributions extends LitElement {
  @property({ attribute: false }) contributions: readonly Contributions[] = [];
  @property({ attribute: false }) methods: readonly MethodEstimates[] = [];

  static override styles = [
    shared,
    css`
      .scroll {
        overflow-x: auto;
      }
      td {
        min-width: 6.5rem;
        width: 25%;
      }
      svg {
        display: block;
        width: 100%;
        height: 0.9rem;
      }
      .raises {
        fill: var(--mark-2);
      }
      .lowers {
        fill: var(--mark-1);
      }
      .zero {
        stroke: var(--line);
      }
      small {
        color: var(--ink-soft);
        font-size: 0.8rem;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const outcome = this.outcome();
    const shown = METHODS_IN_ORDER.flatMap((id) =>
      this.contributions.filter(({ method, output }) => method === id && output === outcome?.output),
    );
    const [first] = shown;
    if (outcome === undefined || first === undefined) return nothing;
    const limit = Math.max(...shown.flatMap(({ inputs }) => inputs.map(({ moved }) => Math.abs(moved))));
    return html`
      <p class="soft">${outcome.label}: ${CONTRIBUTIONS_MEANING[first.scale]}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Contribution of each input">
        <table>
          <thead>
            <tr>
              <th scope="col">Input</th>
              ${shown.map(({ method }) => html`<th scope="col">${METHOD_NAMES[method]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${inputsByWeight(shown).map(
              ({ input, label }) =>
                html`<tr>
                  <th scope="row">${label}</th>
                  ${shown.map(({ inputs }) => cell(inputs.find((entry) => entry.input === input)?.moved, limit))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /** The outcome that stands first in the table of estimates. */
  private outcome() {
    const [first] = this.methods;
    return first === undefined ? undefined : standaloneEstimates(first)[0];
  }
}

/** The input that moves any method most comes first. */
function inputsByWeight(shown: readonly Contributions[]): Contributions['inputs'] {
  const heaviest = new Map<string, Contributions['inputs'][number]>();
  for (const entry of shown.flatMap(({ inputs }) => inputs)) {
    const other = heaviest.get(entry.input);
    if (!other || Math.abs(entry.moved) > Math.abs(other.moved)) heaviest.set(entry.input, entry);
  }
  return [...heaviest.values()].toSorted((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
}

function cell(moved: number | undefined, limit: number): TemplateResult {
  if (moved === undefined) return html`<td></td>`;
  const width = limit === 0 ? 0 : (50 * Math.abs(moved)) / limit;
  const sign = moved > 0 ? '+' : '';
  return html`<td>
    <svg role="presentation" aria-hidden="true">
      <line class="zero" x1="50%" x2="50%" y1="0" y2="100%"></line>
      <rect
        class=${moved > 0 ? 'raises' : 'lowers'}
        x="${moved > 0 ? 50 : 50 - width}%"
        width="${width}%"
        y="15%"
        height="70%"
      ></rect>
    </svg>
    <small>${sign}${formatNumber(moved)} ${directionText(moved)}</small>
  </td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'model-contributions': ModelContributions;
  }
}

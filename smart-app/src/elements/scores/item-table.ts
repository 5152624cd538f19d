/** How a total came about, item by item: rule, value, points. Each value leads to its fact. */
import { css, html, type TemplateResult } from 'lit';
import type { ItemResult } from '../../../../server/clinical/scores/score-item.ts';
import type { ScoreResult } from '../../../../server/clinical/scores/score.ts';
import type { StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, factText, ITEMS } from '../../../../server/clinical/text/en.ts';
import { formatRange } from '../../../../server/clinical/text/format.ts';
import { appEvent } from '../../events.ts';

export const itemTableStyles = css`
  .items {
    font-size: 0.88rem;
  }
  .items :is(th, td) {
    padding-block: 0.3rem;
  }
  .items :is(th, td):last-child {
    text-align: right;
    padding-right: 0;
    white-space: nowrap;
  }
  .items .zero :is(th, td) {
    color: var(--ink-soft);
  }
  .items tfoot :is(th, td) {
    border-top: 2px solid var(--ink-soft);
    font-weight: 650;
  }
  .items .link {
    color: inherit;
    text-decoration-color: var(--line);
  }
  .items .open .link {
    color: var(--warn);
    font-weight: 600;
  }
`;

export function itemTable({ items, total, maximum }: ScoreResult, facts: StrokeFacts): TemplateResult {
  return html`<table class="items">
    <thead>
      <tr>
        <th scope="col">Item</th>
        <th scope="col">In this patient</th>
        <th scope="col">Points</th>
      </tr>
    </thead>
    <tbody>
      ${items.map((item) => row(item, facts))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan="2">Total${Number.isInteger(maximum) ? `, of ${maximum}` : ''}</th>
        <td>${formatRange(total)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function row({ id, inputs, undecided, points }: ItemResult, facts: StrokeFacts): TemplateResult {
  return html`<tr class=${points.high === 0 ? 'zero' : ''}>
    <th scope="row">${ITEMS[id].label}</th>
    <td>
      ${inputs.map(
        (fact) =>
          html`<div class=${undecided.includes(fact) ? 'open' : ''}>
            <button
              type="button"
              class="link"
              @click=${(event: Event) => event.target?.dispatchEvent(appEvent('show-fact', { fact }))}
            >
              ${inputs.length > 1 ? `${FACT_NAMES[fact]} ` : ''}${undecided.includes(fact) ? 'open: ' : ''}${factText(facts, fact)}
            </button>
          </div>`,
      )}
    </td>
    <td>${formatRange(points)}</td>
  </tr>`;
}

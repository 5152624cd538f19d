import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChartFact } from '../api.ts';
import { shared } from '../shared-styles.ts';

/** What stands in the chart, in clinical order, as a doctor would look it up. */
@customElement('chart-facts')
class ChartFacts extends LitElement {
  @property({ attribute: false }) facts: readonly ChartFact[] = [];

  static override styles = [
    shared,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        text-align: left;
        vertical-align: top;
        padding: 0.42rem 0.6rem 0.42rem 0;
        border-top: 1px solid var(--line);
      }
      tr:first-child > * {
        border-top: 0;
      }
      th {
        font-weight: 500;
        color: var(--ink-soft);
        width: 38%;
      }
      td:last-child {
        text-align: right;
        padding-right: 0;
        white-space: nowrap;
      }
      .note {
        display: block;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <h2>Chart</h2>
      <table>
        <tbody>
          ${this.facts.map(
            ({ label, value, unit, time, note }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>
                  ${isDateTime(value) ? clock(value) : value}${unit ? ` ${unit}` : ''}${note ? html`<span class="note soft">${note}</span>` : ''}
                </td>
                <td class="soft">${time === null ? '' : clock(time)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}

function isDateTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text);
}

/** The viewer's own clock; with the day unless it is today, and only the date when that is of another year. */
function clock(time: string): string {
  const date = new Date(time);
  const today = new Date();
  if (Number.isNaN(date.getTime())) return time;
  if (!time.includes('T') || date.getFullYear() !== today.getFullYear()) return date.toLocaleDateString();
  const hours = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const isToday = date.toDateString() === today.toDateString();
  return isToday ? hours : `${date.toLocaleDateString([], { day: 'numeric', month: 'short' })} ${hours}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-facts': ChartFacts;
  }
}

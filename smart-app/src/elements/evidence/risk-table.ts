import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import { GRADES, originText } from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';
import { changeText, type RiskGroup, type RiskRow } from './risk-rows.ts';

/** The figures of a risk plot as a table: the same rows, with population and grade. */
@customElement('risk-table')
class RiskTable extends LitElement {
  @property({ attribute: false }) groups: readonly RiskGroup[] = [];
  @property() caption = '';

  static override styles = [
    shared,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        font-size: 0.9rem;
        min-width: 40rem;
      }
      caption {
        position: absolute;
        clip-path: inset(50%);
        width: 1px;
        height: 1px;
        overflow: hidden;
      }
      .rate {
        white-space: nowrap;
        font-weight: 650;
      }
      .change {
        display: block;
        font-weight: 400;
        white-space: normal;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="${this.caption}, table">
      <table>
        <caption>
          ${this.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">Counts</th>
            <th scope="col">Score or model</th>
            <th scope="col">Points</th>
            <th scope="col">Rate</th>
            <th scope="col">In whom, and grade</th>
          </tr>
        </thead>
        <tbody>
          ${this.groups.map((group) => group.rows.map((row) => line(group, row)))}
        </tbody>
      </table>
    </div>`;
  }
}

function line(group: RiskGroup, row: RiskRow): TemplateResult {
  const change = changeText(row);
  return html`<tr>
    <td>${group.name}</td>
    <th scope="row">${row.name}</th>
    <td>${row.detail}</td>
    <td class="rate">
      ${row.mark.text} ${change === '' ? nothing : html`<span class="change">${change}</span>`}
    </td>
    <td>${basis(row)}</td>
  </tr>`;
}

function basis(row: RiskRow): string {
  if (row.kind === 'model') {
    const { watermark } = row.prediction.model;
    return `${watermark === undefined ? '' : `${watermark}: `}${originText(row.prediction)}`;
  }
  const { sources, grade } = row.row.estimate;
  const populations = sources.map(({ evidence }) => EVIDENCE[evidence].shortPopulation);
  return `${[...new Set(populations)].join('; ')}; ${GRADES[grade]}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'risk-table': RiskTable;
  }
}

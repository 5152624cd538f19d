import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import type { OutcomeFamily } from '../../../../server/clinical/evidence/outcomes.ts';
import {
  DIFFERENT_OUTCOMES,
  FAMILY_NAMES,
  MARK_MEANINGS,
  MODELS_UNAVAILABLE,
} from '../../../../server/clinical/text/en.ts';
import type { PredictionsState } from '../../workbench.ts';
import { shared } from '../../styles/shared.ts';
import { silentBleedingModels } from './bleeding-model.ts';
import './model-why.ts';
import { OpenForPrint } from './open-for-print.ts';
import { across, grid, markStyles, plotted, ticksOf, type Axis } from './risk-mark.ts';
import {
  axisEnd,
  changeText,
  riskGroups,
  type MarkStyle,
  type RiskGroup,
  type RiskRow,
} from './risk-rows.ts';
import { plotStyles } from './risk-plot-styles.ts';
import './risk-table.ts';
import './score-why.ts';

/**
 * The scores and models of one family of outcomes on one axis, grouped by what they count. Each row opens to what it
 * rests on; the same figures stand as a table one button away.
 */
@customElement('risk-plot')
class RiskPlot extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  /** As recorded, while facts are edited. */
  @property({ attribute: false }) baseline: Assessment | undefined;
  @property({ attribute: false }) predictionsState: PredictionsState = 'current';
  @property() family: OutcomeFamily = 'symptomatic-ich';
  @state() private isTable = false;

  static override styles = [shared, markStyles, plotStyles];

  constructor() {
    super();
    new OpenForPrint(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { assessment, baseline, family } = this;
    if (!assessment) return nothing;
    const groups = riskGroups(assessment, family, baseline);
    if (groups.length === 0) return nothing;
    const isBleeding = family === 'symptomatic-ich';
    const limitPercent = isBleeding ? assessment.warnAtRiskPercent : undefined;
    const axis: Axis = {
      end: axisEnd(groups, limitPercent),
      ...(limitPercent !== undefined && { limitPercent }),
    };
    return html`
      <header>
        <h2>${FAMILY_NAMES[family]}</h2>
        <button
          type="button"
          aria-pressed=${this.isTable ? 'true' : 'false'}
          @click=${() => {
            this.isTable = !this.isTable;
          }}
        >
          As a table
        </button>
      </header>
      ${
        this.isTable
          ? html`<risk-table .groups=${groups} caption=${FAMILY_NAMES[family]}></risk-table>`
          : html`${axisRow(axis)} ${groups.map((group) => this.group(group, axis))} ${legend(groups, axis)}`
      }
      ${
        isBleeding
          ? html`<p class="soft note">
              ${DIFFERENT_OUTCOMES} ${silentBleedingModels(assessment).join(' ')}
              ${this.predictionsState === 'unavailable' ? html`<strong>${MODELS_UNAVAILABLE}</strong>` : nothing}
            </p>`
          : nothing
      }
    `;
  }

  private group({ key, name, definition, agreement, rows }: RiskGroup, axis: Axis): TemplateResult {
    const firstModel = rows.find(({ kind }) => kind === 'model');
    return html`<section aria-labelledby=${key}>
      <div class="group">
        <h3 id=${key}>${name}</h3>
        <p class="soft">${definition} ${agreement}</p>
      </div>
      ${rows.map((row) => [
        row === firstModel ? watermark(row, axis) : nothing,
        this.row(row, axis, row.kind === 'score' || row === firstModel),
      ])}
    </section>`;
  }

  /** @param prints whether paper shows what it rests on: of the methods of one model, once is enough */
  private row(row: RiskRow, axis: Axis, prints: boolean): TemplateResult {
    const isModel = row.kind === 'model';
    const isStale = isModel && this.predictionsState === 'pending';
    return html`<details
      class="row ${prints && this.family === 'symptomatic-ich' ? 'prints' : ''} ${isStale ? 'stale' : ''}"
      aria-busy=${isStale ? 'true' : 'false'}
    >
      <summary>
        <span class="name"
          >${row.name} ${row.detail === '' ? nothing : html`<small>${row.detail}</small>`}</span
        >
        <span class="plot"> ${plotted(row.mark, row.before, axis)} </span>
        <span class="rate">
          ${rate(row)} ${isStale ? html`<small class="skeleton">before the edit</small>` : change(row)}
        </span>
      </summary>
      <div class="why">
        ${
          row.kind === 'model'
            ? html`<model-why .prediction=${row.prediction} .estimate=${row.estimate}></model-why>`
            : html`<score-why
                .score=${row.score}
                .estimate=${row.row.estimate}
                .facts=${this.assessment?.facts}
              ></score-why>`
        }
      </div>
    </details>`;
  }
}

/** The figure stands out, what it stands for does not. */
function rate({ mark }: RiskRow): TemplateResult {
  const [, before = '', figure = mark.text, after = ''] = /^(between )?(.*? %)(.*)$/.exec(mark.text) ?? [];
  return html`${before === '' ? nothing : html`<small>${before}</small>`}<b>${figure}</b>
    ${after.trim() === '' ? nothing : html`<small>${after.trim()}</small>`}`;
}

function change(row: RiskRow): TemplateResult | typeof nothing {
  const text = changeText(row);
  return text === '' ? nothing : html`<small class="change">${text}</small>`;
}

function watermark(row: RiskRow, axis: Axis): TemplateResult | typeof nothing {
  const text = row.kind === 'model' ? row.prediction.model.watermark : undefined;
  if (text === undefined) return nothing;
  return html`<div class="watermark-row">
    <p class="watermark">${text}</p>
    <span class="plot"><svg aria-hidden="true">${grid(axis)}</svg></span>
  </div>`;
}

function axisRow(axis: Axis): TemplateResult {
  return html`<div class="axis" aria-hidden="true">
    <div class="plot">
      ${
        axis.limitPercent === undefined
          ? nothing
          : html`<span class="limit-label" style="left: ${across(axis.limitPercent, axis)}">
              site’s limit ${axis.limitPercent} %
            </span>`
      }
      ${ticksOf(axis).map((tick) => html`<span class="tick-label" style="left: ${across(tick, axis)}">${tick} %</span>`)}
    </div>
  </div>`;
}

/** Only what the plot shows. */
function legend(groups: readonly RiskGroup[], axis: Axis): TemplateResult {
  const rows = groups.flatMap((group) => group.rows);
  const has = (style: MarkStyle) => rows.some(({ mark }) => mark.style === style);
  const styles = (['printed', 'open', 'between', 'model'] as const).filter(has);
  const small: Axis = { end: 100 };
  const sample = (style: MarkStyle) => ({
    style,
    range: style === 'printed' ? { low: 20, high: 80 } : { low: 10, high: 90 },
    isOpenAbove: false,
    points: style === 'model' ? [50] : style === 'between' ? [] : [20, 80],
    text: '',
  });
  return html`<ul class="legend soft">
    ${styles.map(
      (style) =>
        html`<li>
          <span class="sample">${plotted(sample(style), undefined, small)}</span>${MARK_MEANINGS[style]}
        </li>`,
    )}
    ${
      rows.some(({ before }) => before)
        ? html`<li><span class="sample before-sample"></span>as recorded</li>`
        : nothing
    }
    ${axis.limitPercent === undefined ? nothing : html`<li><span class="sample limit-sample"></span>site’s limit</li>`}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'risk-plot': RiskPlot;
  }
}

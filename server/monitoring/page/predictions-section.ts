/** Whether what was predicted came true. */
import { MINIMUM_EVENTS, type Figures } from '../performance.ts';
import type { ShownReport, ShownSeries } from '../report.ts';
import { calibrationPlot, calibrationTable } from './calibration-plot.ts';
import { html, type Markup } from './html.ts';
import { GROUP_NAMES, outcomeNamed, predictorName, withInterval } from './names.ts';
import { ratioMark, ratioScale } from './ratio-axis.ts';

type Computed = ShownSeries & { readonly figures: Figures };

export function predictionsSection({ series }: ShownReport): Markup {
  const computed = series.filter((one): one is Computed => one.figures !== null);
  const counted = series.filter(({ figures }) => figures === null);
  return html`<section class="panel" aria-labelledby="predictions">
    <h2 id="predictions">Did predictions come true?</h2>
    <p class="soft">
      Observed over predicted events: at 1 as many happened as were predicted, to the right more. The thick
      line is the 95 % interval, the thin one the 99.8 % interval at which action is called for.
    </p>
    ${
      computed.length === 0
        ? html`<p class="nothing">
            No score or model has ${MINIMUM_EVENTS} events and ${MINIMUM_EVENTS} patients without one yet.
            Until then nothing is computed, so that chance is not taken for a finding.
          </p>`
        : [ratioTable(computed), ...computed.map(details)]
    }
    ${counted.length === 0 ? null : countsOnly(counted)}
  </section>`;
}

function ratioTable(series: readonly Computed[]): Markup {
  return html`<table class="stacked">
    <thead>
      <tr>
        <th scope="col">score or model</th>
        <th scope="col">outcome</th>
        <th scope="col" class="plot">
          <span><i>fewer</i> <i>more</i></span
          >${ratioScale()}
        </th>
        <th scope="col">observed over predicted</th>
        <th scope="col">events</th>
      </tr>
    </thead>
    <tbody>
      ${series.map((one) => {
        const { observedOverExpected: ratio, actionInterval, expected, isImprecise } = one.figures;
        const isOff = ratio.low > 1 || ratio.high < 1;
        return html`<tr>
          <th scope="row">${predictorName(one)}</th>
          <td>${outcomeNamed(one.outcome).shortName}, ${GROUP_NAMES[one.group]}</td>
          <td class="plot">${ratioMark(ratio, actionInterval, isOff)}</td>
          <td>
            <span class="value">${withInterval(ratio)}</span
            >${isOff ? html` <strong class="flag">off</strong>` : null}
          </td>
          <td>
            ${one.events} of ${one.patients}; ${expected.toFixed(1)}
            predicted${isImprecise ? html`<span class="note"> small numbers</span>` : null}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function details(one: Computed): Markup {
  const { name, definition } = outcomeNamed(one.outcome);
  const { auc, inTheLarge, slope, brier, brierOfShare, groups, isImprecise } = one.figures;
  const title = `${predictorName(one)}: ${name}`;
  const rows: readonly (readonly [string, string])[] = [
    ['calibration in the large (0 is right)', inTheLarge ? withInterval(inTheLarge) : 'cannot be computed'],
    [
      'calibration slope (1 is right; below, predictions are too extreme)',
      slope ? withInterval(slope) : 'cannot be computed',
    ],
    ['discrimination, AUC (0.5 is chance)', withInterval(auc)],
    ['Brier score; of who predicts the average for all', `${brier.toFixed(3)}; ${brierOfShare.toFixed(3)}`],
    ['left out: the figure was a range, for want of an input', String(one.ranges)],
    ['outcome not reported', String(one.unsettled)],
  ];
  return html`<details>
    <summary>${title}, ${GROUP_NAMES[one.group]}</summary>
    <p>${definition}</p>
    <div class="pair">
      ${calibrationPlot(groups, `Observed against predicted: ${title}. The table beside it says the same.`)}
      <div>
        ${calibrationTable(groups)}
        <table>
          <tbody>
            ${rows.map(
              ([what, value]) =>
                html`<tr>
                  <th scope="row">${what}</th>
                  <td>${value}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${rangeNote(one)}
        ${isImprecise ? html`<p class="soft">Fewer than 100 events, or 100 without: an external validation should have more, and these figures may change a good deal.</p>` : null}
      </div>
    </div>
  </details>`;
}

function rangeNote({ ranges, withRanges }: ShownSeries): Markup | null {
  if (ranges === 0 || withRanges === null) return null;
  const { events, low, high } = withRanges;
  return html`<p class="soft">
    With the ranges: ${events} observed, ${low.toFixed(1)} to ${high.toFixed(1)} predicted.
  </p>`;
}

function countsOnly(series: readonly ShownSeries[]): Markup {
  return html`<details>
    <summary>Too few events to compute anything: ${series.length}</summary>
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">score or model</th>
          <th scope="col">outcome</th>
          <th scope="col">events of patients</th>
          <th scope="col">a range</th>
          <th scope="col">outcome not reported</th>
        </tr>
      </thead>
      <tbody>
        ${series.map(
          (one) =>
            html`<tr>
              <th scope="row">${predictorName(one)}</th>
              <td>${outcomeNamed(one.outcome).shortName}, ${GROUP_NAMES[one.group]}</td>
              <td data-label="events of patients">${one.events} of ${one.patients}</td>
              <td data-label="a range">${one.ranges}</td>
              <td data-label="outcome not reported">${one.unsettled}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

/** Whether what was predicted came true. */
import { FEWEST_TO_COMPARE, MINIMUM_EVENTS } from '../performance.ts';
import type { ShownComparison, ShownFigures, ShownReport, ShownSeries } from '../shown-report.ts';
import { calibrationPlot, calibrationTable } from './calibration-plot.ts';
import { html, type Markup } from './html.ts';
import { basisOf, GROUP_NAMES, outcomeNamed, predictorName, withInterval } from './names.ts';
import { ratioMark, ratioScale } from './ratio-axis.ts';

type Compared = ShownSeries & { readonly comparison: ShownComparison };

export function predictionsSection({ series, notCompared }: ShownReport): Markup {
  const compared = series.filter((one): one is Compared => one.comparison !== null);
  const counted = series.filter(({ comparison }) => comparison === null);
  return html`<section class="panel" aria-labelledby="predictions">
    <h2 id="predictions">Did predictions come true?</h2>
    <p class="soft">
      Observed over predicted events: at 1 as many happened as were predicted, to the right more. The thick
      line is the 95 % interval, the thin one the 99.8 % interval at which action is called for.
    </p>
    ${
      compared.length === 0
        ? html`<p class="nothing">
            No score or model has ${FEWEST_TO_COMPARE} events yet, predicted or observed. Until then nothing
            is computed, so that chance is not taken for a finding.
          </p>`
        : [ratioTable(compared), ...compared.map(details)]
    }
    ${counted.length === 0 ? null : countsOnly(counted)}
    ${
      notCompared.length === 0
        ? null
        : html`<p class="soft">
            Shown to doctors, and not compared, since no outcome that can be reported is what they predict:
            ${notCompared.map((model) => `${predictorName(model)} (${basisOf(model)})`).join('; ')}.
          </p>`
    }
  </section>`;
}

function ratioTable(series: readonly Compared[]): Markup {
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
        const { observedOverExpected: ratio, actionInterval, expected, isImprecise, level } = one.comparison;
        const isOff = level !== 'none';
        return html`<tr>
          <th scope="row">${predictorName(one)}<span class="note of">${one.population}</span></th>
          <td>${outcomeNamed(one.outcome).shortName}, ${GROUP_NAMES[one.group]}</td>
          <td class="plot">
            ${ratio === null || actionInterval === null ? null : ratioMark(ratio, actionInterval, isOff)}
          </td>
          <td>
            <span class="value">${ratio === null ? 'too few to tell here' : withInterval(ratio)}</span
            >${isOff ? html` <strong class="flag">off</strong>` : null}
          </td>
          <td>
            ${one.events} of ${one.patients}; ${decimal(expected)}
            predicted${isImprecise ? html`<span class="note"> small numbers</span>` : null}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** One decimal where it is not whole. */
function decimal(value: number): string {
  return String(Number(value.toFixed(1)));
}

function details(one: Compared): Markup {
  const { name, definition } = outcomeNamed(one.outcome);
  const { figures, comparison } = one;
  const title = `${predictorName(one)} (${one.population}): ${name}`;
  const rows: readonly (readonly [string, string])[] = [
    ...(figures ? figureRows(figures) : []),
    ['left out: a range, for want of an input', String(one.ranges['input-missing'])],
    ['left out: no single rate is printed for the total', String(one.ranges['not-printed'])],
    ['outcome not reported', String(one.unsettled)],
  ];
  return html`<details>
    <summary>${title}, ${GROUP_NAMES[one.group]}</summary>
    <p>${definition}</p>
    <p class="soft">${basisOf(one)}.</p>
    <div class="${figures ? 'pair' : 'alone'}">
      ${figures && calibrationPlot(figures.groups, `Observed against predicted: ${title}. The table beside it says the same.`)}
      <div>
        ${figures && calibrationTable(figures.groups)}
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
        ${figures ? null : html`<p class="soft">With fewer than ${MINIMUM_EVENTS} events, or ${MINIMUM_EVENTS} patients without, calibration and discrimination are not computed.</p>`}
        ${comparison.isImprecise ? html`<p class="soft">Fewer than 100 events, or 100 without: an external validation should have more, and these figures may change a good deal.</p>` : null}
      </div>
    </div>
  </details>`;
}

function figureRows({ auc, inTheLarge, slope, brier, brierOfShare }: ShownFigures): [string, string][] {
  return [
    ['calibration in the large (0 is right)', withInterval(inTheLarge)],
    [
      'calibration slope (1 is right; below, predictions are too extreme)',
      slope ? withInterval(slope) : 'cannot be computed',
    ],
    [
      'discrimination, AUC (0.5 is chance)',
      auc.interval
        ? withInterval({ value: auc.value, ...auc.interval })
        : `${auc.value}: everybody is told apart, and no interval can be computed`,
    ],
    ['Brier score; of who predicts the average for all', `${brier.toFixed(3)}; ${brierOfShare.toFixed(3)}`],
  ];
}

function rangeNote({ ranges, withRanges }: ShownSeries): Markup | null {
  const isSubset = ranges['not-printed'] !== 0;
  if (ranges['input-missing'] === 0 && !isSubset) return null;
  const { events, low, high } = withRanges;
  return html`<p class="soft">
    ${isSubset ? 'The figures speak of the totals for which one rate is printed, and of no others. ' : null}With
    the ranges: ${events} observed, ${decimal(low)} to ${decimal(high)} predicted.
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
          <th scope="col">input missing</th>
          <th scope="col">no printed rate</th>
          <th scope="col">outcome not reported</th>
        </tr>
      </thead>
      <tbody>
        ${series.map(
          (one) =>
            html`<tr>
              <th scope="row">${predictorName(one)}<span class="note of">${one.population}</span></th>
              <td>${outcomeNamed(one.outcome).shortName}, ${GROUP_NAMES[one.group]}</td>
              <td data-label="events of patients">${one.events} of ${one.patients}</td>
              <td data-label="input missing">${one.ranges['input-missing']}</td>
              <td data-label="no printed rate">${one.ranges['not-printed']}</td>
              <td data-label="outcome not reported">${one.unsettled}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

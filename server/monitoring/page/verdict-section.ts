/** The first thing a reader sees: whether anything asks for attention, and on what the rest of the page rests. */
import type { AlertState } from '../../storage/monitoring-store.ts';
import { FACT_NAMES } from '../../clinical/text/en.ts';
import type { ShownReport } from '../shown-report.ts';
import { html, type Markup } from './html.ts';
import { day, kindName, percent, seriesName } from './names.ts';

export function verdictSection(report: ShownReport): Markup {
  const { alerts, series } = report;
  const acts = alerts.filter(({ level }) => level === 'act');
  const judged = series.filter(({ comparison }) => comparison !== null).length;
  const headline =
    acts.length > 0
      ? `${acts.length === 1 ? 'One finding calls' : `${acts.length} findings call`} for action.`
      : alerts.length > 0
        ? 'Nothing calls for action; some of it is worth watching.'
        : judged === 0
          ? 'Whether predictions come true here cannot be told yet.'
          : `${judged} of ${series.length} series can be judged: ${judged === 1 ? 'it is' : 'all of them are'} within limits.`;
  return html`<section class="panel verdict ${acts.length > 0 ? 'act' : ''}" aria-labelledby="verdict">
    <h2 id="verdict">${headline}</h2>
    ${
      alerts.length === 0
        ? null
        : html`<ul class="alerts">
            ${alerts.map((alert) => html`<li class="${alert.level}"><strong>${alert.level === 'act' ? 'Act' : 'Watch'}</strong> ${alertText(alert, report)} <span class="soft">since ${day(alert.since)}</span></li>`)}
          </ul>`
    }
    ${alerts.length === 0 ? null : html`<p class="soft">${judged} of ${series.length} series have enough events to be judged.</p>`}
    ${basis(report)}
  </section>`;
}

function alertText({ key, detail }: AlertState, { series }: ShownReport): string {
  const told = detail as Readonly<Record<string, string | number | undefined>>;
  const number = (name: string) => Number(told[name] ?? Number.NaN);
  if (told['kind'] === 'calibration') {
    const one = series.find((entry) => key === `calibration ${entry.key}`);
    const what = one ? seriesName(one) : 'A prediction';
    if (told['expected'] !== undefined)
      return `${what}: fewer than five events, where ${number('expected')} were predicted.`;
    return `${what}: ${number('value').toFixed(2)} times as many events as predicted (${number('low').toFixed(2)} to ${number('high').toFixed(2)}).`;
  }
  if (told['kind'] === 'drift') {
    const name = (FACT_NAMES as Readonly<Record<string, string | undefined>>)[String(told['input'])];
    return `${name ?? String(told['input'])} is no longer as it was: stability index ${number('index').toFixed(2)}.`;
  }
  return `${String(told['topic'])}, ${String(told['indicator'])}: ${percent(number('share'))} of answered cards are overridden.`;
}

function basis({ episodes }: ShownReport): Markup {
  const { all, from, to, treated, notTreated, treatmentUnknown, assessedAfterTreatment, reported } = episodes;
  const kinds = Object.entries(reported);
  const facts: readonly (readonly [string, string | number])[] = [
    ['strokes assessed', all],
    ['given thrombolysis', treated],
    ['not given', notTreated],
    ['not reported whether', treatmentUnknown],
  ];
  return html`<dl class="basis">
      ${facts.map(
        ([what, count]) =>
          html`<div>
            <dt>${what}</dt>
            <dd>${count}</dd>
          </div>`,
      )}
    </dl>
    <p class="soft">
      ${from === null || to === null ? 'No assessment is on record.' : `First assessed between ${day(from)} and ${day(to)}.`}
      ${kinds.length === 0 ? 'No outcome is reported yet.' : `Reported: ${kinds.map(([kind, count]) => `${kindName(kind)} ${count}`).join('; ')}.`}
      ${assessedAfterTreatment === 0 ? null : `First assessed after the treatment had begun, and not counted: ${assessedAfterTreatment}.`}
      ${episodes.isCutOff ? 'Only the latest assessments were looked at.' : null}
    </p>`;
}

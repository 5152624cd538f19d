/** What doctors did with the cards. */
import type { ShownCards, ShownCardUse } from '../shown-report.ts';
import { html, type Markup } from './html.ts';
import { day, percent } from './names.ts';

const OUTCOME_NAMES: Readonly<Record<string, string>> = {
  cards: 'answered with cards',
  'cannot-compute': 'answered; every headline score stayed a range',
  'no-indication': 'no acute stroke on record',
  'wrong-patient': 'resources of another patient',
  'nothing-to-say': 'did not concern us',
  'shown-before': 'nothing new since the last cards',
  refused: 'refused',
};

export function cardsSection({ since, use, calls }: ShownCards): Markup {
  return html`<section class="panel" aria-labelledby="cards">
    <h2 id="cards">What do doctors do with the cards?</h2>
    <p class="soft">
      Since ${day(since)}. Overridden of those that were answered, with 95 % interval; most EHRs report no
      answer when a card is only read.
    </p>
    ${
      use.length === 0
        ? html`<p class="nothing">No card was shown in this time.</p>`
        : html`<table class="stacked">
            <thead>
              <tr>
                <th scope="col">card</th>
                <th scope="col">shown</th>
                <th scope="col">answered</th>
                <th scope="col">overridden</th>
                <th scope="col">median time to answer</th>
                <th scope="col">reasons</th>
              </tr>
            </thead>
            <tbody>
              ${use.map(useRow)}
            </tbody>
          </table>`
    }
    ${
      calls.length === 0
        ? null
        : html`<details>
            <summary>Hook calls and what became of them</summary>
            <table class="stacked">
              <thead>
                <tr>
                  <th scope="col">service</th>
                  <th scope="col">outcome</th>
                  <th scope="col">calls</th>
                </tr>
              </thead>
              <tbody>
                ${calls.map(
                  ({ service, outcome, count }) =>
                    html`<tr>
                      <th scope="row">${service}</th>
                      <td>${OUTCOME_NAMES[outcome] ?? outcome}</td>
                      <td data-label="calls">${count}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </details>`
    }
  </section>`;
}

function useRow({
  topic,
  indicator,
  shown,
  answered,
  overridden,
  overrideRate: rate,
  reasons,
  medianSeconds,
}: ShownCardUse): Markup {
  return html`<tr>
    <th scope="row">${topic}, ${indicator}</th>
    <td data-label="shown">${shown}</td>
    <td data-label="answered">${answered}</td>
    <td data-label="overridden">
      ${rate === null ? (overridden === 0 ? '–' : overridden) : `${overridden}: ${percent(rate.value)} (${percent(rate.low)} to ${percent(rate.high)})`}
    </td>
    <td data-label="median time to answer">${medianSeconds === null ? '–' : duration(medianSeconds)}</td>
    <td data-label="reasons">
      ${reasons.length === 0 ? '–' : reasons.map(({ code, count }) => `${code} ${count}`).join(', ')}
    </td>
  </tr>`;
}

function duration(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

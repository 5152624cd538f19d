/** Whether the patients of now are like those of the beginning. */
import { FACT_NAMES } from '../../clinical/text/en.ts';
import { STABLE } from '../alerts.ts';
import { BLOCK_PATIENTS, REFERENCE_PATIENTS } from '../drift.ts';
import type { ShownDrift, ShownInputDrift } from '../shown-report.ts';
import { html, type Markup } from './html.ts';
import { day, patientShare } from './names.ts';

const WIDTH = 120;
const HEIGHT = 30;

export function driftSection(
  { reference, blocks, inputs, patientsToCome }: ShownDrift,
  limit: number,
): Markup {
  const last = blocks.at(-1);
  return html`<section class="panel" aria-labelledby="drift">
    <h2 id="drift">Are the patients still the same?</h2>
    ${
      reference === null || last === undefined
        ? html`<p class="nothing">
            The first ${REFERENCE_PATIENTS} patients are the reference, and each ${BLOCK_PATIENTS} after them
            are compared with it: ${patientsToCome} more are needed.
          </p>`
        : [
            html`<p class="soft">
              Population stability index of each input, in blocks of ${BLOCK_PATIENTS} patients, against the
              first ${reference.patients} (${day(reference.from)} to ${day(reference.to)}). Below ${STABLE} is
              stable, above ${limit} another population, if chance does not explain it. The last block:
              ${day(last.from)} to ${day(last.to)}.
            </p>`,
            html`<table class="stacked">
              <thead>
                <tr>
                  <th scope="col">input</th>
                  <th scope="col">over time</th>
                  <th scope="col">now</th>
                  <th scope="col">missing, then and now</th>
                </tr>
              </thead>
              <tbody>
                ${inputs.toSorted((one, other) => (other.index.at(-1) ?? 0) - (one.index.at(-1) ?? 0)).map((input) => inputRow(input, limit))}
              </tbody>
            </table>`,
          ]
    }
  </section>`;
}

const LEVELS = { none: 'stable', watch: 'moving', act: 'another population' } as const;

function inputRow(
  { input, index, level, missing, missingInReference }: ShownInputDrift,
  limit: number,
): Markup {
  const now = index.at(-1) ?? 0;
  const name = (FACT_NAMES as Readonly<Record<string, string | undefined>>)[input] ?? input;
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="plot">${sparkline(index, limit)}</td>
    <td data-label="now">
      ${now.toFixed(2)}
      ${level === 'none' ? LEVELS.none : html`<strong class="flag">${LEVELS[level]}</strong>`}
    </td>
    <td data-label="missing, then and now">
      ${patientShare(missingInReference)}, ${patientShare(missing.at(-1) ?? 0)}
    </td>
  </tr>`;
}

function sparkline(index: readonly number[], limit: number): Markup {
  const top = Math.max(limit * 1.4, ...index);
  const x = (at: number) => 4 + (at / Math.max(index.length - 1, 1)) * (WIDTH - 8);
  const y = (value: number) => HEIGHT - 3 - (value / top) * (HEIGHT - 6);
  const points = index.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <line x1="0" x2="${WIDTH}" y1="${y(limit)}" y2="${y(limit)}" class="one" />
    <polyline points="${points}" class="line" />
    <circle cx="${x(index.length - 1)}" cy="${y(index.at(-1) ?? 0)}" r="3" class="mark" />
  </svg>`;
}

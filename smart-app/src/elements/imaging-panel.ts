import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { FACT_GROUPS } from '../../../server/clinical/facts/groups.ts';
import { ageMinutes } from '../../../server/clinical/facts/freshness.ts';
import { recordedValues, type Fact, type Known } from '../../../server/clinical/known.ts';
import type { FactName } from '../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, factText } from '../../../server/clinical/text/en.ts';
import { agoText, knownText } from '../../../server/clinical/text/en/fact-values.ts';
import { formatTime } from '../../../server/clinical/text/format.ts';
import type { ScoreId } from '../../../server/clinical/text/en/score-names.ts';
import { appEvent } from '../events.ts';
import { WHAT_IF } from '../facts/fact-entry.ts';
import { shared } from '../styles/shared.ts';
import { panelStyles } from './haemorrhage/panel-styles.ts';
import './imaging/aspects-map.ts';
import './scores/score-figure.ts';

const isRegion = (name: FactName) => /^(aspects|pcAspects)[A-Z]/.test(name);

/** Regions stand in the map and the points. */
const FINDINGS: readonly FactName[] = [
  ...FACT_GROUPS.imaging.filter((name) => !isRegion(name)),
  'haematomaVolumeMl',
  'haematomaLocation',
  'intraventricularHaemorrhage',
];

/** What makes the panel appear. */
const SHOWN: readonly FactName[] = [...FINDINGS, ...FACT_GROUPS.imaging.filter(isRegion)];

const ASPECTS_REGIONS: readonly FactName[] = SHOWN.filter((name) => /^aspects[A-Z]/.test(name));

const NOT_CONFIRMED = html`<span class="software">Read by software, not confirmed by a person.</span>`;

/** What the images show, who read them and when. Nothing while no finding is recorded. */
@customElement('imaging-panel')
class ImagingPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) baseline: Assessment | undefined;

  static override styles = [
    shared,
    panelStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: 1rem 2rem;
        align-items: start;
      }
      @container (max-width: 44rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .origin {
        display: block;
        font-size: 0.82rem;
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .software {
        display: block;
        color: var(--warn);
        font-weight: 600;
      }
      td {
        font-weight: 600;
      }
      td .origin {
        font-weight: 400;
      }
      .total {
        font-size: 1.35rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  override willUpdate(): void {
    const { assessment } = this;
    this.hidden = !assessment || !SHOWN.some((name) => isRecorded(name, assessment));
  }

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment || this.hidden) return nothing;
    const findings = FINDINGS.filter((name) => isRecorded(name, assessment));
    return html`
      <h2>Imaging</h2>
      <div class="columns">
        <table>
          <thead>
            <tr>
              <th scope="col">Finding</th>
              <th scope="col">As read</th>
            </tr>
          </thead>
          <tbody>
            ${findings.map((name) => this.row(name, assessment))}
          </tbody>
        </table>
        <div>${this.aspects(assessment)}${this.posterior(assessment)}</div>
      </div>
    `;
  }

  private row(name: FactName, { facts, assessedAt }: Assessment): TemplateResult {
    const values = recordedValues<unknown>(facts[name]);
    return html`<tr>
      <th scope="row">
        <button
          type="button"
          class="link"
          @click=${() => {
            this.dispatchEvent(appEvent('show-fact', { fact: name }));
          }}
        >
          ${FACT_NAMES[name]}
        </button>
      </th>
      <td>
        ${values.map((value) => html`<div>${knownText(name, value)} ${origin(value, assessedAt)}</div>`)}
      </td>
    </tr>`;
  }

  private aspects(assessment: Assessment): TemplateResult | typeof nothing {
    const { facts } = assessment;
    if (hasRegions('aspects', assessment)) {
      return html`<h3>ASPECTS regions</h3>
        <aspects-map .facts=${facts}></aspects-map>
        ${ASPECTS_REGIONS.some((name) => isReadBySoftware(facts[name])) ? NOT_CONFIRMED : nothing}
        ${this.figure('aspects', assessment)}`;
    }
    if (facts.aspects.status === 'missing') return nothing;
    return html`<h3>ASPECTS</h3>
      <p>
        <span class="total">${factText(facts, 'aspects')}</span> of 10 as reported. Which regions are affected
        is not recorded, so there is no map.
      </p>`;
  }

  private posterior(assessment: Assessment): TemplateResult | typeof nothing {
    return hasRegions('pcAspects', assessment) ? this.figure('pc-aspects', assessment) : nothing;
  }

  private figure(score: ScoreId, assessment: Assessment): TemplateResult {
    return html`<score-figure
      class="figure"
      .score=${score}
      .assessment=${assessment}
      .baseline=${this.baseline}
    ></score-figure>`;
  }
}

function isRecorded(name: FactName, { facts }: Assessment): boolean {
  return facts[name].status !== 'missing';
}

function isReadBySoftware(fact: Fact<unknown>): boolean {
  return recordedValues(fact).some(({ readBy }) => readBy === 'software');
}

function hasRegions(prefix: 'aspects' | 'pcAspects', assessment: Assessment): boolean {
  return FACT_GROUPS.imaging.some(
    (name) => isRegion(name) && name.startsWith(prefix) && isRecorded(name, assessment),
  );
}

/** Time, age and record; and that no person has confirmed it, where a machine read the images. */
function origin({ at, source, readBy }: Known<unknown>, assessedAt: string): TemplateResult {
  if (source === WHAT_IF) return html`<span class="origin">what if, not in the chart</span>`;
  const time =
    at === undefined ? [] : [formatTime(at, new Date(assessedAt)), agoText(ageMinutes(at, assessedAt))];
  return html`<span class="origin">
    ${[...time, ...(source === undefined ? [] : [source])].join(', ')}
    ${readBy === 'software' ? NOT_CONFIRMED : nothing}
  </span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'imaging-panel': ImagingPanel;
  }
}

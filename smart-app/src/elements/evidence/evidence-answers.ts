import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { lostPer1000In10Minutes } from '../../../../server/clinical/benefit/lost-by-waiting.ts';
import { doseTable } from '../../../../server/clinical/dose/dose-table.ts';
import type { DosePolicy, ThrombolyticAgent } from '../../../../server/clinical/dose/dose-rules.ts';
import { FINDING_LEVELS } from '../../../../server/clinical/dose/dose-finding.ts';
import { DEFAULT_DOSE_POLICY } from '../../../../server/clinical/dose/dose-rules.ts';
import {
  bleedingHeadline,
  delayText,
  doseFindingText,
  doseInShort,
  doseSplitText,
  eligibilityAlert,
  HEADLINES,
  NO_BLEEDING_RATE,
  NOT_A_CONTRAINDICATION,
  oddsText,
  spanText,
  standingsText,
  tenMinutesText,
  WHAT_IF,
  windowText,
} from '../../../../server/clinical/text/en.ts';
import { shared } from '../../styles/shared.ts';

/** A part of the view that an answer leads to. */
export type Topic = 'eligibility' | 'dose' | 'benefit';

/** The answers first: the bleeding risk against the site's limit, then eligibility, dose and time in a line each. */
@customElement('evidence-answers')
class EvidenceAnswers extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  @property({ attribute: false }) agents: readonly ThrombolyticAgent[] = [];
  /** The view begins here; where something else leads, the headline is one of its parts. */
  @property({ type: Boolean }) isFirst = true;
  /** The answers rest on values that were tried. */
  @property({ type: Boolean }) isWhatIf = false;
  @property({ attribute: false }) dosing: DosePolicy = DEFAULT_DOSE_POLICY;

  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
      }
      .headline {
        font-size: clamp(1.25rem, 1.1rem + 0.6vw, 1.5rem);
        line-height: 1.2;
        letter-spacing: -0.02em;
        margin: 0 0 0.3rem;
        text-wrap: balance;
      }
      .alert {
        margin: 0 0 0.6rem;
        max-width: none;
        padding: 0.45rem 0.9rem;
        background: var(--warn-soft);
        border-left: 4px solid var(--warn);
        border-radius: 0 8px 8px 0;
        color: var(--warn);
        font-weight: 650;
      }
      .what-if {
        display: inline-block;
        margin: 0 0 0.25rem;
        padding: 0.05rem 0.6rem;
        border: 1px dashed var(--warn);
        border-radius: 4px;
        color: var(--warn);
        font-size: 0.85rem;
        font-weight: 650;
      }
      .standings {
        margin: 0;
        max-width: none;
      }
      .caution {
        margin: 0.1rem 0 0.55rem;
        max-width: none;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        grid-template-columns: minmax(0, 1.03fr) minmax(0, 0.98fr) minmax(0, 1.07fr);
        gap: 0.75rem;
      }
      @container (max-width: 44rem) {
        ul {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      li {
        display: grid;
      }
      li button {
        display: flex;
        flex-direction: column;
        width: 100%;
        text-align: left;
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--line);
        border-left: 4px solid var(--accent);
        border-radius: 8px;
        padding: 0.4rem 0.75rem;
        line-height: 1.3;
      }
      li.warn button {
        border-left-color: var(--warn);
      }
      .label {
        display: block;
        font-size: 0.8rem;
        color: var(--ink-soft);
      }
      .answer {
        display: block;
        font-size: 0.92rem;
        font-weight: 650;
      }
      .more {
        display: block;
        color: var(--ink-soft);
        font-size: 0.82rem;
      }
      @media print {
        li button:not(.link) {
          display: flex;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { assessment } = this;
    if (!assessment) return nothing;
    const bleeding = assessment.comparisons.find(({ family }) => family === 'symptomatic-ich');
    const limit = assessment.warnAtRiskPercent;
    const headline = bleeding ? bleedingHeadline(bleeding, limit) : NO_BLEEDING_RATE;
    const alert = eligibilityAlert(assessment.eligibility);
    return html`
      ${alert === '' ? nothing : html`<p class="alert">${alert}</p>`}
      ${this.isWhatIf ? html`<p class="what-if">${WHAT_IF}</p>` : nothing}
      ${this.isFirst ? html`<h1 class="headline">${headline}</h1>` : html`<h2 class="headline">${headline}</h2>`}
      ${
        bleeding
          ? html`<p class="standings">${spanText(bleeding)} ${standingsText(bleeding, limit)}</p>`
          : nothing
      }
      <p class="caution soft">${NOT_A_CONTRAINDICATION}</p>
      <ul>
        ${this.eligibility(assessment)} ${this.dose(assessment)} ${this.time(assessment)}
      </ul>
    `;
  }

  private eligibility({ eligibility }: Assessment): TemplateResult {
    const { headline } = eligibility;
    const isWarning = headline.present.length > 0 || headline.window === 'none-applies';
    return this.answer(
      'eligibility',
      'Eligibility',
      HEADLINES[headline.status],
      windowText(eligibility),
      isWarning,
    );
  }

  private dose({ facts }: Assessment): TemplateResult {
    const [agent = 'alteplase'] = this.agents;
    const { rows, findings } = doseTable(agent, facts, this.dosing);
    const plans = rows.map(({ plan }) => plan);
    const [only, ...others] = plans;
    const split = only !== undefined && others.length === 0 ? [`${doseSplitText(only)}.`] : [];
    const notes = [...split, ...findings.map(doseFindingText)];
    const isOpen = findings.some(({ kind }) => FINDING_LEVELS[kind] !== 'note');
    return this.answer('dose', 'Dose', doseInShort(agent, plans), notes.join(' '), isOpen);
  }

  private time({ benefit }: Assessment): TemplateResult {
    const lost = lostPer1000In10Minutes(benefit.cohorts);
    const more = [oddsText(benefit), ...(lost === undefined ? [] : [tenMinutesText(lost)])];
    return this.answer(
      'benefit',
      'Time',
      delayText(benefit),
      more.join(' '),
      benefit.oddsRatio === undefined,
    );
  }

  private answer(
    topic: Topic,
    label: string,
    answer: string,
    more: string,
    isWarning: boolean,
  ): TemplateResult {
    return html`<li class=${isWarning ? 'warn' : ''}>
      <button
        type="button"
        @click=${() => this.dispatchEvent(new CustomEvent<Topic>('show-topic', { detail: topic }))}
      >
        <span class="label">${label}</span>
        <span class="answer">${answer}</span>
        <span class="more">${more}</span>
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'evidence-answers': EvidenceAnswers;
  }
  interface HTMLElementEventMap {
    'show-topic': CustomEvent<Topic>;
  }
}

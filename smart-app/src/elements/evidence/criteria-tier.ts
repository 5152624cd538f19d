import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VerdictStatus } from '../../../../server/clinical/eligibility/condition.ts';
import { speaksAgainst, type CriterionResult } from '../../../../server/clinical/eligibility/criterion.ts';
import type { FactName, StrokeFacts } from '../../../../server/clinical/stroke-facts.ts';
import {
  CRITERIA,
  FACT_NAMES,
  factText,
  MERELY_NOT_LISTED,
  openFactText,
  STRENGTHS,
} from '../../../../server/clinical/text/en.ts';
import type { CriterionText } from '../../../../server/clinical/text/en/eligibility-criteria.ts';
import { appEvent } from '../../events.ts';
import { shared } from '../../styles/shared.ts';
import { OpenForPrint } from './open-for-print.ts';

const STATUS_WORDS: Readonly<Record<VerdictStatus, string>> = {
  met: 'present',
  'cannot-tell': 'cannot tell',
  'not-met': 'not present',
};

/** What is present comes first, then what is open; what is not present last. */
const STATUS_ORDER = Object.keys(STATUS_WORDS) as VerdictStatus[];

/** One tier of the guideline: how many of its criteria are present or open, what would settle them, and each of them. */
@customElement('criteria-tier')
class CriteriaTier extends LitElement {
  @property({ attribute: false }) name = '';
  @property({ attribute: false }) whatToDo = '';
  @property({ attribute: false }) criteria: readonly CriterionResult[] = [];
  @property({ attribute: false }) facts: StrokeFacts | undefined;

  static override styles = [
    shared,
    css`
      :host {
        container-type: inline-size;
        border-top: 1px solid var(--line);
      }
      summary {
        cursor: pointer;
        padding: 0.4rem 0;
      }
      summary strong {
        font-weight: 650;
      }
      .counts {
        float: right;
        display: flex;
        gap: 0.9rem;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .counts .some {
        font-weight: 650;
        color: var(--ink);
      }
      .counts .against {
        color: var(--warn);
      }
      .present {
        margin: 0 0 0.4rem;
        padding-left: 1.1rem;
        list-style: none;
      }
      .present li {
        display: block;
        border: 0;
        padding: 0.1rem 0;
      }
      .present.against strong {
        color: var(--warn);
      }
      @container (max-width: 30rem) {
        .counts {
          float: none;
          flex-wrap: wrap;
          gap: 0 0.6rem;
          padding-left: 1.1rem;
          font-size: 0.85rem;
        }
      }
      .settle {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.35rem;
        margin: 0 0 0.5rem;
        max-width: none;
      }
      .settle button {
        font-size: 0.82rem;
        padding: 0.05rem 0.65rem;
        min-height: 1.7rem;
      }
      @media (pointer: coarse) {
        .settle button {
          min-height: 2.75rem;
        }
      }
      @media print {
        .settle button:not(.link) {
          display: inline-block;
          min-height: 0;
        }
      }
      ul {
        list-style: none;
        margin: 0 0 0.75rem;
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: 0.1rem 0.9rem;
        padding: 0.4rem 0;
        border-top: 1px dashed var(--line);
        break-inside: avoid;
      }
      li p {
        margin: 0;
        max-width: 78ch;
        overflow-wrap: anywhere;
      }
      .word {
        font-weight: 600;
        font-size: 0.85rem;
        color: var(--ink-soft);
        padding-top: 0.1rem;
      }
      .met .word {
        color: var(--warn);
      }
      @media print {
        details p,
        .word,
        .criteria .met,
        .not-met {
          display: none;
        }
        .criteria .cannot-tell,
        .criteria .cannot-tell div,
        .criteria .cannot-tell p:first-child {
          display: inline;
          border: 0;
        }
        .criteria .cannot-tell::before {
          content: 'cannot tell: ';
          color: var(--ink-soft);
        }
        .criteria .cannot-tell ~ .cannot-tell::before {
          content: '; ';
        }
      }
      @container (max-width: 30rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    new OpenForPrint(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { criteria, name, whatToDo } = this;
    if (criteria.length === 0) return nothing;
    const sorted = STATUS_ORDER.flatMap((wanted) => criteria.filter(({ status }) => status === wanted));
    return html`
      <details class="prints">
        <summary>
          <strong>${name}</strong>
          <span class="counts soft">${STATUS_ORDER.map((status) => this.count(status))}</span>
        </summary>
        <p class="soft">${whatToDo}</p>
        <ul class="criteria">
          ${sorted.map((entry) => this.criterion(entry))}
        </ul>
      </details>
      ${present(criteria)} ${this.settling()}
    `;
  }

  private count(wanted: VerdictStatus): TemplateResult {
    const counted = this.criteria.filter(({ status }) => status === wanted);
    const count = counted.length;
    const tone = wanted !== 'met' || count === 0 ? '' : counted.some(speaksAgainst) ? 'some against' : 'some';
    return html`<span class=${tone}>${count} ${STATUS_WORDS[wanted]}</span>`;
  }

  /** Facts that would settle an open criterion: those nobody recorded by name, those of the chart's lists in number. */
  private settling(): TemplateResult | typeof nothing {
    const open = this.criteria.filter(({ status }) => status === 'cannot-tell');
    const missing = new Set<FactName>();
    for (const { settledBy, open: reasons } of open) {
      for (const fact of settledBy) {
        const isListed = reasons.some(
          (entry) => entry.fact === fact && entry.reason === 'not-in-complete-list',
        );
        if (!isListed) missing.add(fact);
      }
    }
    const merelyNotListed = open.filter(({ open: reasons }) =>
      reasons.every(({ reason }) => reason === 'not-in-complete-list'),
    ).length;
    if (missing.size === 0 && merelyNotListed === 0) return nothing;
    return html`<p class="settle soft">
      ${missing.size > 0 ? 'To settle:' : nothing} ${[...missing].map((fact) => this.chip(fact))}
      ${merelyNotListed > 0 ? html`<span>${merelyNotListed} open ${MERELY_NOT_LISTED}.</span>` : nothing}
    </p>`;
  }

  private chip(fact: FactName): TemplateResult {
    return html`<button type="button" @click=${() => this.dispatchEvent(appEvent('show-fact', { fact }))}>
      ${FACT_NAMES[fact]}
    </button>`;
  }

  private criterion(result: CriterionResult): TemplateResult {
    const text: CriterionText = CRITERIA[result.id];
    const { status, strength, source, isUnconfirmed } = result;
    return html`<li class=${status}>
      <span class="word">${STATUS_WORDS[status]}</span>
      <div>
        <p>${text.name}${strength ? ` (${STRENGTHS[strength]})` : ''}</p>
        <p class="soft">
          ${text.rules[source] ?? ''} ${isUnconfirmed ? 'Not confirmed in the guideline.' : ''}
        </p>
        <p class="soft">${this.basis(result)}</p>
        ${status === 'met' && text.whatToDo ? html`<p>${text.whatToDo}</p>` : nothing}
        ${status === 'cannot-tell' && text.whileOpen ? html`<p class="soft">${text.whileOpen}</p>` : nothing}
      </div>
    </li>`;
  }

  /** The values it rests on; or, while it is open, why. */
  private basis({ status, open, facts: names }: CriterionResult): string {
    const { facts } = this;
    if (status === 'cannot-tell') return open.map(openFactText).join('; ');
    return facts ? names.map((name) => `${FACT_NAMES[name]}: ${factText(facts, name)}`).join('; ') : '';
  }
}

/** What is present is said without opening anything. */
function present(criteria: readonly CriterionResult[]): TemplateResult | typeof nothing {
  const met = criteria.filter(({ status }) => status === 'met');
  if (met.length === 0) return nothing;
  return html`<ul class="present ${met.some(speaksAgainst) ? 'against' : ''}">
    ${met.map(({ id }) => {
      const text: CriterionText = CRITERIA[id];
      return html`<li><strong>${text.name}.</strong> ${text.whatToDo ?? nothing}</li>`;
    })}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'criteria-tier': CriteriaTier;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  ageMinutes,
  freshnessOf,
  maxAgeOf,
  type TimedFactName,
} from '../../../../server/clinical/facts/freshness.ts';
import type { Fact, Known } from '../../../../server/clinical/known.ts';
import type { FactName } from '../../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, minutesText } from '../../../../server/clinical/text/en.ts';
import { agoText, factValueText, knownText } from '../../../../server/clinical/text/en/fact-values.ts';
import { formatTime } from '../../../../server/clinical/text/format.ts';
import { appEvent } from '../../events.ts';
import { editOf, WHAT_IF } from '../../facts/fact-entry.ts';
import { isSameFact } from '../../fact-values.ts';
import { controlStyles } from './control-styles.ts';
import type { FactEditor } from './fact-editor.ts';
import './fact-editor.ts';

/** One fact: value, time and age in a line; opened, where it comes from, how fresh it is, and its editor. */
@customElement('fact-row')
class FactRow extends LitElement {
  @property({ attribute: false }) name: FactName | undefined;
  @property({ attribute: false }) fact: Fact<unknown> | undefined;
  @property({ attribute: false }) recorded: Fact<unknown> | undefined;
  @property({ attribute: false }) assessedAt = '';
  @property({ attribute: false }) maxAgeMinutes: Readonly<Record<TimedFactName, number>> | undefined;
  /** What the edit of this fact changes, a line each. */
  @property({ attribute: false }) effect: readonly string[] = [];
  @state() private isOpen = false;
  @query('fact-editor') private editor: FactEditor | null | undefined;

  static override styles = [
    controlStyles,
    css`
      :host {
        border-top: 1px solid var(--line);
        scroll-margin-block: 8rem 2rem;
      }
      button.row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, auto) 0.8rem;
        gap: 0.05rem 0.6rem;
        align-items: baseline;
        width: 100%;
        min-height: 2.75rem;
        padding: 0.45rem 0.25rem 0.45rem 0;
        border: 0;
        border-radius: 4px;
        background: none;
        color: inherit;
        text-align: left;
        font-size: inherit;
        font-weight: 400;
      }
      button.row:hover .name {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .value {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: right;
        max-width: 13rem;
        overflow-wrap: anywhere;
      }
      .unknown {
        font-weight: 400;
        color: var(--ink-soft);
      }
      .when {
        grid-column: 1 / 3;
        color: var(--ink-soft);
        font-size: 0.84rem;
        font-variant-numeric: tabular-nums;
      }
      .chevron {
        grid-column: 3;
        grid-row: 1;
        width: 0.5rem;
        height: 0.5rem;
        border: solid var(--ink-soft);
        border-width: 0 2px 2px 0;
        transform: rotate(45deg) translate(-2px, -2px);
      }
      [aria-expanded='true'] .chevron {
        transform: rotate(225deg) translate(-2px, -2px);
      }
      del {
        font-weight: 400;
        color: var(--ink-soft);
      }
      ins {
        text-decoration: none;
      }
      .tag {
        display: inline-block;
        border: 1px solid currentcolor;
        border-radius: 99px;
        padding: 0 0.45rem;
        font-size: 0.74rem;
        font-weight: 650;
        color: var(--warn);
        white-space: nowrap;
      }
      .edited {
        border-left: 4px dashed var(--warn);
        background: var(--warn-soft);
        padding-left: 0.6rem;
        margin-left: -0.6rem;
      }
      .effect {
        margin: 0;
        padding: 0 0.25rem 0.5rem 0;
        font-size: 0.88rem;
        font-variant-numeric: tabular-nums;
      }
      .body {
        padding: 0.1rem 0.25rem 0.9rem 0;
      }
      .about {
        margin: 0 0 0.5rem;
        color: var(--ink-soft);
        font-size: 0.84rem;
        overflow-wrap: anywhere;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0 0.25rem 0.45rem 0;
        font-size: 0.9rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 0.5rem;
        padding: 0.2rem 0;
      }
      li b {
        font-variant-numeric: tabular-nums;
      }
      li .about {
        grid-row: 2;
        margin: 0;
      }
      li button {
        grid-row: 1 / 3;
        grid-column: 2;
      }
    `,
  ];

  /** Opens the row and puts the focus into its editor. */
  async openEditor(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.scrollIntoView({ block: 'nearest' });
    await this.editor?.updateComplete;
    this.editor?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { name, fact, recorded, isOpen } = this;
    if (name === undefined || fact === undefined) return nothing;
    const isEdited = recorded !== undefined && !isSameFact(fact, recorded);
    return html`<div class=${isEdited ? 'edited' : ''}>
      <button
        type="button"
        class="row"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="body"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        <span class="name">${FACT_NAMES[name]} ${this.tag(name, fact, isEdited)}</span>
        <span class="value ${fact.status === 'known' && !isUnlisted(fact) ? '' : 'unknown'}">
          ${isEdited ? difference(name, fact, recorded) : shortText(name, fact)}
        </span>
        <span class="chevron" aria-hidden="true"></span>
        <span class="when">${fact.status === 'known' ? this.when(fact) : nothing}</span>
      </button>
      ${this.effect.map((line) => html`<p class="effect">${line}</p>`)}
      ${this.conflict(name, isEdited ? recorded : fact)}
      <div id="body" class="body" ?hidden=${!isOpen}>${isOpen ? this.body(name, fact) : nothing}</div>
    </div>`;
  }

  private tag(name: FactName, fact: Fact<unknown>, isEdited: boolean): TemplateResult | typeof nothing {
    if (isEdited) return html`<span class="tag">what if</span>`;
    if (isConflict(fact)) return html`<span class="tag">conflict</span>`;
    const isOld = fact.status === 'known' && this.freshness(name, fact) === 'old';
    return isOld ? html`<span class="tag">old</span>` : nothing;
  }

  private when({ at, source }: Known<unknown>): string {
    if (source === WHAT_IF) return 'not in the chart';
    if (at === undefined) return '';
    return `${formatTime(at, new Date(this.assessedAt))}, ${agoText(ageMinutes(at, this.assessedAt))}`;
  }

  private freshness(name: FactName, { at, source }: Known<unknown>) {
    return this.maxAgeMinutes && source !== WHAT_IF
      ? freshnessOf(name, at, this.assessedAt, this.maxAgeMinutes)
      : 'lasting';
  }

  /** Values that disagree, each with its origin, and one click to try it alone. */
  private conflict(name: FactName, fact: Fact<unknown>): TemplateResult | typeof nothing {
    if (!isConflict(fact)) return nothing;
    return html`<ul aria-label="Values that disagree">
      ${fact.values.map(
        (value) =>
          html`<li>
            <b>${knownText(name, value)}</b>
            <span class="about">${[this.when(value), value.source ?? 'source not named'].join(', ')}</span>
            <button
              type="button"
              aria-label="Use ${knownText(name, value)} for ${FACT_NAMES[name]}"
              @click=${() => {
                this.dispatchEvent(appEvent('fact-edit', editOf(name, { ...value, source: WHAT_IF })));
              }}
            >
              Use
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private body(name: FactName, fact: Fact<unknown>): TemplateResult {
    return html`
      ${this.about(name, this.recorded ?? fact).map((line) => html`<p class="about">${line}</p>`)}
      <fact-editor .name=${name} .fact=${fact} .recorded=${this.recorded} label-hidden></fact-editor>
    `;
  }

  /** Source, freshness and what the value rests on. */
  private about(name: FactName, fact: Fact<unknown>): readonly string[] {
    if (fact.status !== 'known') return [];
    const { source, basis } = fact;
    return [
      ...(basis === 'not-recorded'
        ? ['The list was read whole and does not contain it. That is not “ruled out”.']
        : []),
      ...(source === undefined ? [] : [`Recorded in ${source}.`]),
      ...this.freshnessText(name, fact),
    ];
  }

  private freshnessText(name: FactName, fact: Known<unknown>): readonly string[] {
    const limit = this.maxAgeMinutes && maxAgeOf(name, this.maxAgeMinutes);
    if (limit === undefined) return [];
    switch (this.freshness(name, fact)) {
      case 'fresh':
        return [`Fresh: this site uses it for ${lengthText(limit)}.`];
      case 'old':
        return [`Old for its use: this site uses it for ${lengthText(limit)}.`];
      case 'no-time':
        return ['No time is recorded: how fresh it is cannot be told.'];
      case 'lasting':
        return [];
    }
  }
}

function difference(name: FactName, fact: Fact<unknown>, recorded: Fact<unknown>): TemplateResult {
  return html`<span class="hidden">recorded</span> <del>${shortText(name, recorded)}</del>
    <span class="hidden">, what if</span> <ins>${shortText(name, fact)}</ins>`;
}

/** The values of a conflict stand below it; what a list does not contain is explained in the body. */
function shortText(name: FactName, fact: Fact<unknown>): string {
  if (isUnlisted(fact)) return 'not in the list';
  return isConflict(fact) ? `${fact.values.length} values` : factValueText(name, fact);
}

/** Values of one record are the ends of what it leaves open, and no conflict between records. */
function isConflict(fact: Fact<unknown>): fact is Extract<Fact<unknown>, { status: 'conflicting' }> {
  if (fact.status !== 'conflicting') return false;
  const [first, ...others] = fact.values;
  return first.source === undefined || others.some(({ source }) => source !== first.source);
}

function isUnlisted(fact: Fact<unknown>): boolean {
  return fact.status === 'known' && fact.basis === 'not-recorded';
}

function lengthText(minutes: number): string {
  const days = minutes / (24 * 60);
  return days >= 2 ? `${days} days` : minutesText(minutes);
}

declare global {
  interface HTMLElementTagNameMap {
    'fact-row': FactRow;
  }
}

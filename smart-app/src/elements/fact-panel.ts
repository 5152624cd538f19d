import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { FACT_GROUPS, FACT_GROUPS_IN_ORDER, type FactGroup } from '../../../server/clinical/facts/groups.ts';
import { DEFAULT_POLICY, type Policy } from '../../../server/clinical/policy.ts';
import { FACT_NAMES_IN_ORDER, type FactName } from '../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, SET_ASIDE_REASONS } from '../../../server/clinical/text/en.ts';
import { FACT_GROUP_NAMES } from '../../../server/clinical/text/en/fact-groups.ts';
import { effectLines } from '../facts/effect-text.ts';
import { groupsAtFirst, matches, shownFacts } from '../facts/shown-facts.ts';
import { editedFacts, effectOfOne } from '../facts/what-if.ts';
import { shared } from '../styles/shared.ts';
import { controlStyles } from './facts/control-styles.ts';
import './facts/fact-gaps.ts';
import './facts/fact-row.ts';
import './facts/what-if-bar.ts';

/**
 * The facts behind the figures: what is open first, then every fact by group, each to be tried with another value.
 */
@customElement('fact-panel')
class FactPanel extends LitElement {
  @property({ attribute: false }) assessment: Assessment | undefined;
  /** As recorded, while there are edits. */
  @property({ attribute: false }) baseline: Assessment | undefined;
  /** The site's limits of age; what was older when the chart was read is among the records not used. */
  @property({ attribute: false }) maxAgeMinutes: Policy['maxAgeMinutes'] = DEFAULT_POLICY.maxAgeMinutes;
  @state() private search = '';
  @state() private showsAll = false;
  @state() private openGroups: ReadonlySet<FactGroup> | undefined;

  static override styles = [
    shared,
    controlStyles,
    css`
      .tools {
        display: grid;
        gap: 0.35rem;
        margin: 0.75rem 0 0.5rem;
      }
      fact-gaps,
      what-if-bar {
        margin-top: 0.6rem;
      }
      @media (min-width: 75rem) {
        what-if-bar {
          position: sticky;
          top: 0;
          z-index: 1;
          background: var(--surface);
        }
      }
      summary {
        cursor: pointer;
        padding: 0.6rem 0;
        border-top: 1px solid var(--line);
        font-weight: 650;
      }
      summary small {
        font-weight: 400;
        color: var(--ink-soft);
        font-size: 0.84rem;
      }
      ul {
        list-style: none;
        margin: 0 0 0.75rem;
        padding: 0 0 0 0.6rem;
      }
      .aside {
        font-size: 0.88rem;
        padding-left: 1rem;
        list-style: disc;
        overflow-wrap: anywhere;
      }
      .none {
        margin: 0.5rem 0;
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('assessment') || !this.assessment) return;
    this.openGroups ??= groupsAtFirst(this.assessment);
  }

  /** Brings the editor of a fact into view, and the focus into it. */
  async openFact(name: FactName): Promise<void> {
    this.search = '';
    const group = FACT_GROUPS_IN_ORDER.find((id) => FACT_GROUPS[id].some((member) => member === name));
    if (group) this.openGroups = new Set([...(this.openGroups ?? []), group]);
    if (this.assessment && !shownFacts(this.assessment, this.baseline).includes(name)) this.showsAll = true;
    await this.updateComplete;
    const row = this.renderRoot.querySelector<HTMLElementTagNameMap['fact-row']>(
      `fact-row[data-fact="${name}"]`,
    );
    await row?.openEditor();
  }

  override render(): TemplateResult | typeof nothing {
    const { assessment, baseline, search, showsAll } = this;
    if (!assessment) return nothing;
    const pool =
      showsAll || search !== ''
        ? FACT_NAMES_IN_ORDER.filter((name) => matches(name, search))
        : shownFacts(assessment, baseline);
    return html`
      <h2>Facts</h2>
      <what-if-bar .assessment=${assessment} .baseline=${baseline}></what-if-bar>
      <fact-gaps .assessment=${assessment}></fact-gaps>
      ${this.tools()}
      ${
        pool.length === 0
          ? html`<p class="soft none">No fact of that name.</p>`
          : FACT_GROUPS_IN_ORDER.map((group) => this.group(group, pool, assessment))
      }
      ${this.setAside(assessment)}
    `;
  }

  private tools(): TemplateResult {
    const { showsAll } = this;
    return html`<div class="tools">
      <label for="search" class="hidden">Find a fact</label>
      <input
        id="search"
        type="search"
        placeholder="Find a fact"
        autocomplete="off"
        .value=${this.search}
        @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
      />
      <button
        type="button"
        aria-pressed=${showsAll ? 'true' : 'false'}
        @click=${() => (this.showsAll = !showsAll)}
      >
        ${showsAll ? 'Show only what matters here' : `Show all ${FACT_NAMES_IN_ORDER.length} facts`}
      </button>
    </div>`;
  }

  private group(
    group: FactGroup,
    pool: readonly FactName[],
    assessment: Assessment,
  ): TemplateResult | typeof nothing {
    const names = FACT_GROUPS[group].filter((name) => pool.includes(name));
    if (names.length === 0) return nothing;
    const edited = editedFacts(assessment, this.baseline);
    const count = names.filter((name) => edited.includes(name)).length;
    const isSearching = this.search !== '';
    return html`<details
      .open=${isSearching || this.openGroups?.has(group) === true}
      @toggle=${(event: Event) => {
        if (!isSearching) this.toggleGroup(group, (event.target as HTMLDetailsElement).open);
      }}
    >
      <summary>
        ${FACT_GROUP_NAMES[group]} <small>${names.length}${count > 0 ? `, ${count} changed` : ''}</small>
      </summary>
      <ul>
        ${repeat(
          names,
          (name) => name,
          (name) => html`<li>${this.row(name, assessment, edited)}</li>`,
        )}
      </ul>
    </details>`;
  }

  private toggleGroup(group: FactGroup, isOpen: boolean): void {
    if (this.openGroups?.has(group) === isOpen) return;
    const groups = new Set(this.openGroups);
    if (isOpen) groups.add(group);
    else groups.delete(group);
    this.openGroups = groups;
  }

  private row(name: FactName, assessment: Assessment, edited: readonly FactName[]): TemplateResult {
    const { baseline } = this;
    const lines =
      baseline && edited.includes(name) ? effectLines(effectOfOne(name, assessment, baseline)) : [];
    return html`<fact-row
      data-fact=${name}
      .name=${name}
      .fact=${assessment.facts[name]}
      .recorded=${(baseline ?? assessment).facts[name]}
      .assessedAt=${assessment.assessedAt}
      .maxAgeMinutes=${this.maxAgeMinutes}
      .effect=${edited.length > 1 ? lines.map((line) => `By itself: ${line}`) : lines}
    ></fact-row>`;
  }

  private setAside({ setAside }: Assessment): TemplateResult | typeof nothing {
    if (setAside.length === 0) return nothing;
    return html`<details>
      <summary>Found in the chart and not used <small>${setAside.length}</small></summary>
      <ul class="aside">
        ${setAside.map(
          ({ fact, source, reason }) =>
            html`<li>${fact ? `${FACT_NAMES[fact]}: ` : ''}${source} ${SET_ASIDE_REASONS[reason]}</li>`,
        )}
      </ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fact-panel': FactPanel;
  }
}

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssessmentEntry, AssessmentHistory } from '../../../server/api/contract.ts';
import { SCORE_NAMES } from '../../../server/clinical/text/en.ts';
import { formatRange } from '../../../server/clinical/text/format.ts';
import { appEvent } from '../events.ts';
import { totalsWithChange } from '../history-changes.ts';
import { shared } from '../styles/shared.ts';
import { clockTime } from '../times.ts';

type Loading =
  | { readonly kind: 'initial' | 'pending' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'complete'; readonly entries: readonly AssessmentEntry[] };

/** What was assessed in this stay, the latest first, asked for when it is opened; each can be shown again. */
@customElement('assessment-history')
class AssessmentHistoryElement extends LitElement {
  @property({ attribute: false }) load: (() => Promise<AssessmentHistory>) | undefined;
  /** Id of the assessment that is shown; undefined when it is the chart now. */
  @property({ attribute: false }) openId: string | undefined;
  @state() private loading: Loading = { kind: 'initial' };

  static override styles = [
    shared,
    css`
      :host([open]) {
        flex-basis: 100%;
      }
      summary {
        cursor: pointer;
        min-height: 2.75rem;
        padding: 0.6rem 0;
        width: fit-content;
      }
      button {
        min-height: 2.75rem;
        padding: 0.25rem 0.75rem;
        font: inherit;
        font-variant-numeric: tabular-nums;
        color: var(--accent);
        background: none;
        border: 1px solid var(--line);
        border-radius: 8px;
        cursor: pointer;
      }
      td {
        vertical-align: middle;
      }
      td:last-child {
        text-align: right;
        padding-right: 0;
      }
      .changed {
        font-weight: 600;
      }
      .was {
        color: var(--ink-soft);
        font-weight: 400;
        white-space: nowrap;
      }
      .totals {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
      }
      .bar {
        height: 2.75rem;
        margin-bottom: 0.5rem;
        border-radius: 8px;
        background: var(--sunken);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <details @toggle=${this.toggled}>
        <summary>Assessments of this stay</summary>
        <div class="panel">${this.content()}</div>
      </details>
    `;
  }

  private readonly toggled = (event: Event) => {
    // Asked for anew each time: another order may have been signed meanwhile.
    this.toggleAttribute('open', (event.currentTarget as HTMLDetailsElement).open);
    if (this.hasAttribute('open')) void this.ask();
  };

  private async ask(): Promise<void> {
    if (!this.load) return;
    if (this.loading.kind !== 'complete') this.loading = { kind: 'pending' };
    try {
      const { assessments: entries } = await this.load();
      this.loading = { kind: 'complete', entries };
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The list cannot be read.';
      this.loading = { kind: 'error', message };
    }
  }

  private content(): TemplateResult | typeof nothing {
    switch (this.loading.kind) {
      case 'initial':
        return nothing;
      case 'pending':
        return html`<p role="status" class="soft">Reading the list…</p>
          <div class="bar" aria-hidden="true"></div>
          <div class="bar" aria-hidden="true"></div>`;
      case 'error':
        return html`<p role="alert">${this.loading.message}</p>
          <button type="button" @click=${() => void this.ask()}>Try again</button>`;
      case 'complete':
        return this.loading.entries.length === 0
          ? html`<p>No order of a thrombolytic has been assessed for this patient yet.</p>`
          : this.table(this.loading.entries);
    }
  }

  private table(entries: readonly AssessmentEntry[]): TemplateResult {
    const now = new Date();
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">Assessed</th>
            <th scope="col">Totals</th>
            <th scope="col">Show</th>
          </tr>
        </thead>
        <tbody>
          ${entries.map((entry, index) => this.row(entry, entries[index + 1], clockTime(entry.assessedAt, now)))}
        </tbody>
      </table>
    `;
  }

  private row(entry: AssessmentEntry, before: AssessmentEntry | undefined, time: string): TemplateResult {
    const totals = totalsWithChange(entry, before);
    return html`
      <tr>
        <th scope="row">
          ${time}${entry.agent ? html`<br /><span class="soft">${entry.agent}</span>` : nothing}
        </th>
        <td>
          <span class="totals"
            >${totals.map(
              ({ score, total, was }) =>
                html`<span class=${was ? 'changed' : ''}
                  >${SCORE_NAMES[score].name} ${formatRange(total)}
                  ${was ? html`<span class="was">(was ${formatRange(was)})</span>` : nothing}</span
                >`,
            )}</span
          >
        </td>
        <td>
          ${
            entry.id === this.openId
              ? html`<strong>shown</strong>`
              : html`<button
                  type="button"
                  aria-label="Show the assessment of ${time}"
                  @click=${() => this.dispatchEvent(appEvent('open-assessment', { id: entry.id }))}
                >
                  Show
                </button>`
          }
        </td>
      </tr>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'assessment-history': AssessmentHistoryElement;
  }
}

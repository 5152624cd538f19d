import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { cardHtml } from '../card-markdown.ts';
import type { Card, Link, Suggestion } from '../cds-types.ts';
import { shared } from '../shared-styles.ts';
import './override-dialog.ts';
import type { OverrideDialog, OverrideReason } from './override-dialog.ts';

const INDICATORS: Readonly<Record<string, { icon: string; word: string }>> = {
  info: { icon: 'i', word: 'Information' },
  warning: { icon: '!', word: 'Warning' },
  critical: { icon: '‼', word: 'Critical' },
};

/** What the doctor did with the card, and whether the service was told. */
export interface CardOutcome {
  readonly kind: 'accepted' | 'overridden';
  readonly isReported: boolean;
}

/**
 * One card as an EHR shows it.
 * @fires suggestion-accepted - `detail` is the suggestion
 * @fires card-overridden - `detail` is the reason
 * @fires link-opened - `detail` is a SMART link
 */
@customElement('cds-card')
class CdsCard extends LitElement {
  @property({ attribute: false }) card: Card | undefined;
  @property({ attribute: false }) outcome: CardOutcome | undefined;
  @state() private isBusy = false;
  @query('override-dialog') private dialog!: OverrideDialog;

  static override styles = [
    shared,
    css`
      article {
        border: 1px solid var(--tone);
        border-left-width: 6px;
        border-radius: var(--radius);
        background: var(--surface);
        overflow: hidden;
      }
      .info {
        --tone: var(--info);
        --tone-soft: var(--info-soft);
      }
      .warning {
        --tone: var(--warning);
        --tone-soft: var(--warning-soft);
      }
      .critical {
        --tone: var(--critical);
        --tone-soft: var(--critical-soft);
      }
      header {
        background: var(--tone-soft);
        padding: 0.8rem 1rem;
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.15rem 0.7rem;
        align-items: start;
      }
      .icon {
        grid-row: 1 / 3;
        width: 1.7rem;
        height: 1.7rem;
        border-radius: 50%;
        background: var(--tone);
        color: var(--surface);
        font-weight: 700;
        display: grid;
        place-items: center;
      }
      .word {
        font-size: 0.8rem;
        font-weight: 600;
        color: var(--tone);
      }
      h3 {
        margin: 0;
        font-size: 1.02rem;
        line-height: 1.4;
      }
      .body {
        padding: 0.9rem 1rem 1rem;
      }
      .compact {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem 1rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.7rem 1rem;
      }
      .compact .row {
        margin: 0;
      }
      .detail {
        overflow-x: auto;
        font-size: 0.91rem;
      }
      .detail table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
        min-width: 34rem;
      }
      @media (max-width: 40rem) {
        .detail table {
          min-width: 0;
          font-size: 0.8rem;
        }
      }
      .detail th,
      .detail td {
        text-align: left;
        vertical-align: top;
        border-top: 1px solid var(--line);
        padding: 0.45rem 0.8rem 0.45rem 0;
      }
      .detail td:first-child {
        min-width: 7rem;
        max-width: 12rem;
      }
      .detail th {
        border-top: 0;
        font-size: 0.8rem;
        color: var(--ink-soft);
      }
      .detail ul {
        margin: 0.25rem 0 0.75rem;
        padding-left: 1.2rem;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        align-items: center;
        margin-top: 0.8rem;
      }
      .links:not(:first-child) {
        margin-top: 0.8rem;
      }
      .links {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        gap: 0.3rem;
      }
      .links .app {
        font-weight: 600;
      }
      .done {
        color: var(--good);
        font-weight: 600;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { card } = this;
    if (!card) return nothing;
    const level = card.indicator in INDICATORS ? card.indicator : 'info';
    const { icon, word } = INDICATORS[level] ?? { icon: 'i', word: 'Information' };
    return html`
      <article class=${level}>
        <header>
          <span class="icon" aria-hidden="true">${icon}</span>
          <span class="word">${word}</span>
          <h3>${card.summary}</h3>
        </header>
        <div class=${card.detail ? 'body' : 'body compact'}>
          ${
            card.detail
              ? html`<div class="detail" tabindex="0" role="region" aria-label="Card detail">
                  ${unsafeHTML(cardHtml(card.detail))}
                </div>`
              : nothing
          }
          ${this.links(card.links ?? [])} ${this.outcome ? this.closed(this.outcome) : this.choices(card)}
          <p class="soft row">
            Source:
            ${card.source.url ? html`<a href=${safeUrl(card.source.url)} target="_blank" rel="noopener noreferrer">${card.source.label}</a>` : card.source.label}
          </p>
        </div>
      </article>
    `;
  }

  private choices(card: Card): TemplateResult {
    const canOverride = card.uuid !== undefined && card.overrideReasons !== undefined;
    if (!canOverride && (card.suggestions ?? []).length === 0) return html``;
    return html`<div class="row">
        ${(card.suggestions ?? []).map(
          (suggestion) =>
            html`<button
              type="button"
              class="primary"
              ?disabled=${this.isBusy}
              @click=${() => {
                this.accept(suggestion);
              }}
            >
              ${suggestion.label}
            </button>`,
        )}
        ${
          !canOverride
            ? nothing
            : html`<button
                type="button"
                ?disabled=${this.isBusy}
                @click=${() => {
                  this.dialog.open();
                }}
              >
                Override with a reason
              </button>`
        }
      </div>
      <override-dialog
        .reasons=${card.overrideReasons ?? []}
        @override-given=${this.sendOverride}
      ></override-dialog>`;
  }

  private closed({ kind, isReported }: CardOutcome): TemplateResult {
    const deed = kind === 'accepted' ? 'Suggestion accepted' : 'Card overridden';
    return html`<p class="row done" role="status">
      ✓ ${deed}; ${isReported ? 'feedback sent' : 'feedback could not be sent'}
    </p>`;
  }

  private links(links: readonly Link[]): TemplateResult | typeof nothing {
    if (links.length === 0) return nothing;
    return html`<ul class="links">
      ${links.map(
        (link) =>
          html`<li>
            ${
              link.type === 'smart'
                ? html`<button
                    type="button"
                    class="app"
                    @click=${() => {
                      this.emit('link-opened', link);
                    }}
                  >
                    ${link.label} ↗
                  </button>`
                : html`<a href=${safeUrl(link.url)} target="_blank" rel="noopener noreferrer"
                    >${link.label}</a
                  >`
            }
          </li>`,
      )}
    </ul>`;
  }

  private accept(suggestion: Suggestion): void {
    this.isBusy = true;
    this.emit('suggestion-accepted', suggestion);
  }

  private sendOverride(event: CustomEvent<OverrideReason>): void {
    this.isBusy = true;
    this.emit('card-overridden', event.detail);
  }

  private emit(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Only web addresses: a card must not bring `javascript:` or the like. */
function safeUrl(url: string): string {
  return /^https?:\/\//i.test(url) ? url : '#';
}

declare global {
  interface HTMLElementTagNameMap {
    'cds-card': CdsCard;
  }
}

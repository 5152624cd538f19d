import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { NOT_RULED_OUT } from '../../../../server/clinical/text/en.ts';
import type { Unread } from '../../../../server/fhir/unread.ts';
import type { AppState } from '../../app-model.ts';
import { appEvent } from '../../events.ts';
import type { OpenedAssessment } from '../../opened-app.ts';
import { clockTime } from '../../times.ts';
import { shared } from '../../styles/shared.ts';

/** Of when the figures are, with the choice between the card's moment and the chart now, and what could not be read. */
@customElement('assessment-source')
class AssessmentSource extends LitElement {
  @property({ attribute: false }) state: AppState | undefined;

  static override styles = [
    shared,
    css`
      .choice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.35rem 0.75rem;
      }
      .buttons {
        display: inline-flex;
        flex-wrap: wrap;
        border: 1px solid var(--line);
        border-radius: 10px;
        overflow: clip;
        background: var(--surface);
      }
      button {
        min-height: 2.75rem;
        padding: 0.25rem clamp(0.6rem, 2vw, 1rem);
        font: inherit;
        font-variant-numeric: tabular-nums;
        color: var(--ink);
        background: none;
        border: 0;
        border-radius: 0;
        cursor: pointer;
      }
      button + button {
        border-left: 1px solid var(--line);
      }
      button[aria-pressed='true'] {
        background: var(--accent-soft);
        font-weight: 600;
        box-shadow: inset 0 -3px 0 var(--accent);
      }
      button:focus-visible {
        outline-offset: -3px;
      }
      p {
        margin: 0;
      }
      button.again {
        color: var(--accent);
        text-decoration: underline;
        text-underline-offset: 0.15em;
        padding: 0.25rem 0.5rem;
      }
      .unread {
        margin-top: 0.6rem;
        padding: 0.6rem 0.9rem;
        background: var(--warn-soft);
        color: var(--warn);
        border-radius: var(--radius);
      }
      .unread p {
        max-width: none;
      }
      @media print {
        .buttons,
        .again {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state?.opened) return nothing;
    const { opened, card, isWaiting } = state;
    return html`
      <div class="choice">
        ${card || opened.from === 'record' ? this.choice(opened, card) : nothing}
        <p class="soft" role="status">${isWaiting ? 'Reading the chart…' : momentOf(opened, card)}</p>
        ${opened.from === 'chart' ? this.readAgain() : nothing}
      </div>
      ${opened.from === 'chart' ? unreadNotice(opened.unread) : nothing}
    `;
  }

  private choice(opened: OpenedAssessment, card: AppState['card']): TemplateResult {
    const isCard = opened.from === 'record' && opened.id === card?.id;
    return html`<div class="buttons" role="group" aria-label="Which moment is shown">
      ${
        card
          ? html`<button
              type="button"
              aria-pressed=${isCard ? 'true' : 'false'}
              @click=${() => this.dispatchEvent(appEvent('open-assessment', { id: card.id }))}
            >
              As on the card, ${clockTime(card.assessment.assessedAt, new Date())}
            </button>`
          : nothing
      }
      <button
        type="button"
        aria-pressed=${opened.from === 'chart' ? 'true' : 'false'}
        @click=${this.readChart}
      >
        Chart now
      </button>
    </div>`;
  }

  private readAgain(): TemplateResult {
    return html`<button type="button" class="again" @click=${this.readChart}>Read again</button>`;
  }

  private readonly readChart = () => {
    this.dispatchEvent(appEvent('read-chart', undefined));
  };
}

function momentOf(opened: OpenedAssessment, card: AppState['card']): string {
  const time = clockTime(opened.assessment.assessedAt, new Date());
  if (opened.from === 'chart') return `Chart read at ${time}.`;
  return opened.id === card?.id
    ? 'Later results are not included.'
    : `As assessed at ${time}; later results are not included.`;
}

function unreadNotice(unread: readonly Unread[]): TemplateResult | typeof nothing {
  if (unread.length === 0) return nothing;
  return html`<div class="unread">
    ${unread.map(({ start, parts }) => html`<p><strong>${start}:</strong> ${parts.join(', ')}.</p>`)}
    <p>${NOT_RULED_OUT}</p>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'assessment-source': AssessmentSource;
  }
}

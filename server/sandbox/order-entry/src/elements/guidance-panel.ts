import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  applyActions,
  launchApp,
  sendFeedback,
  type Feedback,
  type HookOutcome,
  type ServiceResult,
} from '../api.ts';
import type { Action, Card, Link, Suggestion } from '../cds-types.ts';
import { shared } from '../shared-styles.ts';
import type { CardOutcome } from './cds-card.ts';
import './cds-card.ts';
import type { OverrideReason } from './override-dialog.ts';

export type Guidance =
  | { readonly kind: 'pending' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'complete'; readonly outcome: HookOutcome };

/**
 * What the services said to one hook: cards, silence, or why there is no answer.
 * @fires chart-changed - a suggestion was applied to the chart
 * @fires draft-changed - a suggestion changed the order on the form; `detail` is the order
 */
@customElement('guidance-panel')
class GuidancePanel extends LitElement {
  @property({ attribute: false }) guidance: Guidance | undefined;
  @property() patientId = '';
  /** True while silence is worth a sentence: after an order, not when a chart is opened. */
  @property({ type: Boolean }) saysNothing = false;
  @state() private outcomes: ReadonlyMap<string, CardOutcome> = new Map();
  @state() private problem: string | undefined;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.9rem;
      }
      .problem {
        border-left: 5px solid var(--critical);
        background: var(--critical-soft);
        padding: 0.8rem 1rem;
        border-radius: 0 var(--radius) var(--radius) 0;
      }
      details {
        background: var(--sunken);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 0.6rem 0.9rem;
      }
      summary {
        cursor: pointer;
      }
      pre {
        overflow: auto;
        max-height: 22rem;
        font-size: 0.8rem;
        margin: 0.6rem 0 0;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { guidance } = this;
    switch (guidance?.kind) {
      case undefined:
        return nothing;
      case 'pending':
        return html`<p class="soft" role="status">Asking the decision support…</p>`;
      case 'error':
        return html`<p class="problem" role="alert">${guidance.message}</p>`;
      case 'complete':
        return html`
          ${guidance.outcome.results.map((result) => this.result(result))} ${this.silence(guidance.outcome)}
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
          ${this.saysNothing ? exchange(guidance.outcome) : nothing}
        `;
    }
  }

  private result(result: ServiceResult): TemplateResult {
    if (result.problem) return html`<p class="problem" role="alert">${problemText(result)}</p>`;
    return html`${(result.response?.cards ?? []).map(
      (card) =>
        html`<cds-card
          .card=${card}
          .outcome=${this.outcomes.get(card.uuid ?? '')}
          @suggestion-accepted=${(event: CustomEvent<Suggestion>) => this.accept(result.serviceId, card, event.detail)}
          @card-overridden=${(event: CustomEvent<OverrideReason>) => this.report(result.serviceId, card, { outcome: 'overridden', overrideReason: event.detail })}
          @link-opened=${(event: CustomEvent<Link>) => this.openApp(event.detail)}
        ></cds-card>`,
    )}`;
  }

  private silence({ results }: HookOutcome): TemplateResult | typeof nothing {
    const hasAnswer = results.some((result) => result.problem ?? (result.response?.cards ?? []).length > 0);
    if (hasAnswer || !this.saysNothing) return nothing;
    return html`<p class="soft panel" role="status">No guidance from the services for this order.</p>`;
  }

  private async accept(serviceId: string, card: Card, suggestion: Suggestion): Promise<void> {
    try {
      const actions = suggestion.actions ?? [];
      const forTheForm = actions.filter(changesTheDraft).map(({ resource }) => ({ detail: resource ?? {} }));
      const forTheChart = actions.filter((action) => !changesTheDraft(action));
      for (const draft of forTheForm) this.dispatchEvent(new CustomEvent('draft-changed', draft));
      if (forTheChart.length > 0) {
        await applyActions(forTheChart);
        this.dispatchEvent(new CustomEvent('chart-changed'));
      }
    } catch (error) {
      this.problem = `The suggestion could not be applied: ${messageOf(error)}`;
    }
    const acceptedSuggestions = suggestion.uuid === undefined ? [] : [{ id: suggestion.uuid }];
    await this.report(serviceId, card, { outcome: 'accepted', acceptedSuggestions });
  }

  /** "Feedback" is for cards with a uuid only. */
  private async report(
    serviceId: string,
    card: Card,
    feedback: DistributiveOmit<Feedback, 'card'>,
  ): Promise<void> {
    const { uuid } = card;
    if (uuid === undefined) return;
    const isReported = await sendFeedback(serviceId, { card: uuid, ...feedback }).then(
      ({ status }) => status < 300,
      () => false,
    );
    this.outcomes = new Map([...this.outcomes, [uuid, { kind: feedback.outcome, isReported }]]);
  }

  /** The window is opened at once, while the click still permits it, and sent to the app when the launch is ready. */
  private async openApp({ url, appContext }: Link): Promise<void> {
    const target = window.open('', '_blank');
    try {
      const { href } = await launchApp({
        url,
        patientId: this.patientId,
        ...(appContext !== undefined && { appContext }),
      });
      if (target) {
        target.opener = null;
        target.location.href = href;
      }
    } catch (error) {
      target?.close();
      this.problem = `The app could not be opened: ${messageOf(error)}`;
    }
  }
}

/** An order that is not signed stands on the form, not in the chart. */
function changesTheDraft({ type, resource }: Action): boolean {
  return type === 'update' && resource?.resourceType === 'MedicationRequest' && resource.status === 'draft';
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** For integrators: the answers as they came, and how long each took. */
function exchange(outcome: HookOutcome): TemplateResult {
  const times = outcome.results.map(({ serviceId, ms }) => `${serviceId} ${Math.round(ms)} ms`).join(', ');
  return html`<details>
    <summary>What was answered <span class="soft">(${times})</span></summary>
    <pre tabindex="0">${JSON.stringify(outcome, null, 2)}</pre>
  </details>`;
}

/** The OperationOutcome's own words where there is one. */
function problemText({ serviceId, status, problem }: ServiceResult): string {
  const body = problem?.body as
    { issue?: { details?: { text?: string }; expression?: string[] }[] } | undefined;
  const issue = body?.issue?.[0];
  const words = issue?.details?.text ?? problem?.code ?? 'no answer';
  return `${serviceId} answered ${status ?? 'nothing'}: ${[words, ...(issue?.expression ?? [])].join(' ')}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}

declare global {
  interface HTMLElementTagNameMap {
    'guidance-panel': GuidancePanel;
  }
}

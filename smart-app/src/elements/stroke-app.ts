import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import { AppModel, type AppState } from '../app-model.ts';
import type { FactName } from '../../../server/clinical/stroke-facts.ts';
import type { AppEvents } from '../events.ts';
import type { OpenedApp, OpenedAssessment } from '../opened-app.ts';
import { titleOf, viewOf, type ViewId } from '../routes.ts';
import { shared } from '../styles/shared.ts';
import type { WorkbenchState } from '../workbench.ts';
import './assessment-history.ts';
import './evidence/evidence-drawer.ts';
import type { EvidenceDrawer } from './evidence/evidence-drawer.ts';
import './patient-banner.ts';
import './shell/app-navigation.ts';
import './shell/assessment-source.ts';
import { currentView } from './shell/current-view.ts';
import './shell/problem-notice.ts';
import './shell/skeleton-page.ts';
import { ViewCode } from './shell/view-code.ts';
import './shell/what-if-notice.ts';

const OFFLINE =
  'No connection. What is shown stays, and "what if" goes on; models and chart follow when the connection is back.';

const INCOMPLETE = 'The connection broke before the app was complete. Reload this page.';

/** A connection that is just back carries nothing for a moment. */
const CONNECTION_SETTLES_MS = 1000;

/** The shell: waits for the launch, then shows one of the views of the assessment that is open. */
@customElement('stroke-app')
class StrokeApp extends LitElement {
  /** Completes the launch; set once by the page. */
  @property({ attribute: false }) load: (() => Promise<OpenedApp>) | undefined;
  @state() private view: ViewId = viewOf(location.hash);
  @state() private isOnline = navigator.onLine;
  @query('evidence-drawer') private readonly drawer!: EvidenceDrawer;
  private readonly model = new AppModel(() => {
    this.requestUpdate();
  });
  private readonly viewCode = new ViewCode(() => {
    this.requestUpdate();
  });

  static override styles = [
    shared,
    css`
      main {
        padding: clamp(1rem, 2.5vw, 2rem);
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;
        outline: none;
      }
      h1 {
        font-size: clamp(1.4rem, 1.1rem + 1.4vw, 2rem);
        line-height: 1.2;
        letter-spacing: -0.02em;
        margin: 0 0 0.4rem;
        text-wrap: balance;
      }
      .message {
        min-height: 60vh;
        place-content: center;
        justify-items: center;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 0.35rem 2rem;
      }
      header h1 {
        flex-basis: 100%;
      }
      @media print {
        main {
          padding: 0;
        }
        /* The sheet for the family bears no name that was not ticked. */
        .off-paper {
          display: none;
        }
      }
      footer {
        color: var(--ink-soft);
        font-size: 0.85rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.viewChanged);
    window.addEventListener('online', this.connectionChanged);
    window.addEventListener('offline', this.connectionChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.viewChanged);
    window.removeEventListener('online', this.connectionChanged);
    window.removeEventListener('offline', this.connectionChanged);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('load') && this.load) this.model.start(this.load);
  }

  override updated(): void {
    if (this.model.state.opened) this.viewCode.loadAhead();
  }

  /** Who follows a link of the navigation hears and sees the top of the view that it leads to. */
  private readonly viewChanged = () => {
    this.view = viewOf(location.hash);
    void this.updateComplete.then(() => {
      window.scrollTo(0, 0);
      this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    });
  };

  /** The facts stand beside the evidence. The address changes without an event: focus belongs to the fact's editor. */
  private async showFact(fact: FactName): Promise<void> {
    if (this.view !== 'evidence') {
      history.pushState(null, '', '#evidence');
      this.view = 'evidence';
      await this.updateComplete;
    }
    await this.renderRoot.querySelector('fact-panel')?.openFact(fact);
  }

  private readonly connectionChanged = () => {
    this.isOnline = navigator.onLine;
    if (!this.isOnline) return;
    setTimeout(() => {
      this.model.connectionIsBack();
    }, CONNECTION_SETTLES_MS);
  };

  override render(): TemplateResult {
    const { app } = this.model.state;
    return app ? this.page(app, this.model.state) : this.launching(this.model.state);
  }

  private launching({ problem }: AppState): TemplateResult {
    if (!problem) {
      return html`<main aria-busy="true"><skeleton-page label="Opening the chart…"></skeleton-page></main>`;
    }
    return html`<main class="message">
      <h1>This page cannot be shown</h1>
      <problem-notice .problem=${problem}></problem-notice>
    </main>`;
  }

  private page(app: OpenedApp, state: AppState): TemplateResult {
    const { opened, isWaiting } = state;
    const { shown } = this.model;
    return html`
      ${app.needsBanner ? html`<patient-banner class=${this.offPaper()} .patient=${app.patient}></patient-banner>` : nothing}
      ${shown ? html`<app-navigation .view=${this.view}></app-navigation>` : nothing}
      <main
        tabindex="-1"
        aria-label=${shown ? titleOf(this.view) : nothing}
        aria-busy=${isWaiting ? 'true' : 'false'}
        @fact-edit=${(event: CustomEvent<AppEvents['fact-edit']>) => {
          this.model.edit(event.detail);
        }}
        @edits-clear=${() => {
          this.model.clearEdits();
        }}
        @open-assessment=${(event: CustomEvent<AppEvents['open-assessment']>) => {
          this.model.openRecord(event.detail.id);
        }}
        @show-fact=${(event: CustomEvent<AppEvents['show-fact']>) => {
          void this.showFact(event.detail.fact);
        }}
        @read-chart=${() => {
          this.model.readChart();
        }}
        @show-evidence=${({ detail }: CustomEvent<AppEvents['show-evidence']>) => {
          void this.drawer.open(detail.evidence);
        }}
      >
        ${this.isOnline ? nothing : html`<problem-notice .problem=${{ message: OFFLINE }}></problem-notice>`}
        ${opened && shown ? this.opened(app, opened, shown, state) : this.waiting(state)}
      </main>
      <evidence-drawer></evidence-drawer>
    `;
  }

  /** The launch is done, and nothing is open yet. */
  private waiting({ problem, app }: AppState): TemplateResult {
    if (!problem) return html`<skeleton-page label="Reading the assessment…"></skeleton-page>`;
    const readChart = () => {
      this.model.readChart();
    };
    return html`
      <h1>The assessment cannot be shown</h1>
      <problem-notice .problem=${problem}>
        ${
          app?.fromCard === undefined
            ? nothing
            : html`<button type="button" @click=${readChart}>
                Read the chart of ${app.patient.name} instead
              </button>`
        }
      </problem-notice>
    `;
  }

  private opened(
    { patient, policy, outcomes }: OpenedApp,
    opened: OpenedAssessment,
    shown: WorkbenchState,
    state: AppState,
  ): TemplateResult {
    const { assessment } = shown;
    const agent = opened.from === 'record' ? opened.agent : state.card?.agent;
    return html`
      ${this.heading(opened, state)}
      ${state.problem ? html`<problem-notice .problem=${state.problem}></problem-notice>` : nothing}
      ${shown.baseline && (this.view === 'recovery' || this.view === 'family') ? html`<what-if-notice class=${this.offPaper()}></what-if-notice>` : nothing}
      ${
        // What was chosen in a view is there when one comes back.
        cache(
          this.viewCode.stateOf(this.view) === 'ready'
            ? currentView(this.view, shown, { policy, patient, outcomes, agent })
            : this.viewIsLoading(),
        )
      }
      <footer class=${this.offPaper()}>
        Decision support for clinicians, not a decision. Rules ${assessment.coreVersion}, site policy
        ${assessment.policyVersion}.
      </footer>
    `;
  }

  /** The family's sheet has its own; what became of the patient is of no single assessment. */
  private heading(opened: OpenedAssessment, state: AppState): TemplateResult | typeof nothing {
    if (this.view === 'family') return nothing;
    if (this.view === 'outcome') return html`<header><h1>Outcome of the stroke</h1></header>`;
    return html`<header>
      ${this.view === 'evidence' ? nothing : html`<h1>Recovery after the stroke</h1>`}
      <assessment-source .state=${state}></assessment-source>
      <assessment-history
        .load=${state.app?.history}
        .openId=${opened.from === 'record' ? opened.id : undefined}
      ></assessment-history>
    </header>`;
  }

  private viewIsLoading(): TemplateResult {
    return this.viewCode.stateOf(this.view) === 'failed'
      ? html`<problem-notice .problem=${{ message: INCOMPLETE }}></problem-notice>`
      : html`<skeleton-page label="Opening the view…"></skeleton-page>`;
  }

  private offPaper(): string {
    return this.view === 'family' ? 'off-paper' : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stroke-app': StrokeApp;
  }
}

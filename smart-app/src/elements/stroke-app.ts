import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import type { AppEvents } from '../events.ts';
import type { OpenedApp } from '../opened-app.ts';
import { titleOf, viewOf, type ViewId } from '../routes.ts';
import { shared } from '../styles/shared.ts';
import { Workbench, type WorkbenchState } from '../workbench.ts';
import './family-view.ts';
import './patient-banner.ts';
import './recovery-view.ts';
import './shell/app-navigation.ts';
import './shell/evidence-panels.ts';
import './shell/what-if-notice.ts';

/** A slider or a typed number makes many edits; the models are asked about the last one. */
const DEBOUNCE_MS = 300;

type Phase =
  | { readonly kind: 'initial' | 'pending' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'complete'; readonly app: OpenedApp };

/** The shell: waits for the session, then shows one of three views of the assessment that is open. */
@customElement('stroke-app')
class StrokeApp extends LitElement {
  /** Opens session and assessment; set once by the page. */
  @property({ attribute: false }) load: (() => Promise<OpenedApp>) | undefined;
  @state() private phase: Phase = { kind: 'initial' };
  @state() private view: ViewId = viewOf(location.hash);
  private workbench: Workbench | undefined;

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
        text-align: center;
        justify-items: center;
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
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.viewChanged);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('load') && this.load) void this.open(this.load);
  }

  private async open(load: () => Promise<OpenedApp>): Promise<void> {
    this.phase = { kind: 'pending' };
    try {
      const app = await load();
      this.workbench = new Workbench({
        policy: app.policy,
        predict: app.predict,
        debounceMs: DEBOUNCE_MS,
        changed: () => {
          this.requestUpdate();
        },
      });
      if (app.opened) this.workbench.open(app.opened.assessment);
      this.phase = { kind: 'complete', app };
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The app could not be opened.';
      this.phase = { kind: 'error', message };
    }
  }

  /** Who follows a link of the navigation hears and sees the top of the view that it leads to. */
  private readonly viewChanged = () => {
    this.view = viewOf(location.hash);
    void this.updateComplete.then(() => {
      window.scrollTo(0, 0);
      this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    });
  };

  override render(): TemplateResult {
    switch (this.phase.kind) {
      case 'initial':
      case 'pending':
        return html`<main class="message" aria-busy="true">
          <p role="status">Reading the assessment…</p>
        </main>`;
      case 'error':
        return html`<main class="message">
          <h1>This page cannot be shown</h1>
          <p role="alert">${this.phase.message}</p>
        </main>`;
      case 'complete':
        return this.page(this.phase.app);
    }
  }

  private page(app: OpenedApp): TemplateResult {
    const open = this.workbench?.state;
    return html`
      ${
        app.launch.needsBanner
          ? html`<patient-banner
              class=${this.view === 'family' ? 'off-paper' : ''}
              .patient=${app.launch.patient}
            ></patient-banner>`
          : ''
      }
      ${open ? html`<app-navigation .view=${this.view}></app-navigation>` : nothing}
      <main
        tabindex="-1"
        aria-label=${open ? titleOf(this.view) : nothing}
        @fact-edit=${(event: CustomEvent<AppEvents['fact-edit']>) => this.workbench?.edit(event.detail)}
        @edits-clear=${() => this.workbench?.clearEdits()}
      >
        ${open ? this.opened(open, app) : this.nothingPassed()}
      </main>
    `;
  }

  private nothingPassed(): TemplateResult {
    return html`
      <header><h1>No assessment was passed</h1></header>
      <p>
        The EHR opened this app without naming an assessment. Select or sign an order for alteplase or
        tenecteplase, and open the app from the card that appears.
      </p>
    `;
  }

  private opened(open: WorkbenchState, { opened, launch }: OpenedApp): TemplateResult {
    const { assessment } = open;
    const assessedAt = new Date(assessment.assessedAt).toLocaleString([], {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    return html`
      ${
        // The family's sheet begins with a heading of its own.
        this.view === 'family'
          ? nothing
          : html`<header>
              <h1>
                ${this.view === 'recovery' ? 'Recovery after the stroke' : evidenceTitle(opened?.agent)}
              </h1>
              <p class="soft">Assessed on the chart of ${assessedAt}; later results are not included.</p>
            </header>`
      }
      ${open.baseline && this.view !== 'evidence' ? html`<what-if-notice class=${this.view === 'family' ? 'off-paper' : ''}></what-if-notice>` : nothing}
      ${cache(this.currentView(open, launch.patient.name))}
      <footer class=${this.view === 'family' ? 'off-paper' : ''}>
        Decision support for clinicians, not a decision. Rules ${assessment.coreVersion}, site policy
        ${assessment.policyVersion}.
      </footer>
    `;
  }

  /** Kept by the cache when another is shown: what was chosen in a view is there when one comes back. */
  private currentView(
    { assessment, baseline, predictionsState }: WorkbenchState,
    patientName: string,
  ): TemplateResult {
    switch (this.view) {
      case 'evidence':
        return html`<evidence-panels .assessment=${assessment}></evidence-panels>`;
      case 'recovery':
        return html`<recovery-view
          .assessment=${assessment}
          .baseline=${baseline}
          .predictionsState=${predictionsState}
        ></recovery-view>`;
      case 'family':
        return html`<family-view
          .assessment=${assessment}
          .predictionsState=${predictionsState}
          .patientName=${patientName}
        ></family-view>`;
    }
  }
}

function evidenceTitle(agent: string | undefined): string {
  return `Evidence before thrombolysis${agent === undefined ? '' : `: ${agent}`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'stroke-app': StrokeApp;
  }
}

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AssessmentView } from '../../../server/api/contract.ts';
import type { OutcomeFamily } from '../../../server/clinical/evidence/outcomes.ts';
import { FAMILY_NAMES, NOT_A_CONTRAINDICATION } from '../../../server/clinical/text/en.ts';
import type { Launch } from '../session.ts';
import { shared } from '../styles/shared.ts';
import './benefit-panel.ts';
import './eligibility-panel.ts';
import './evidence-list.ts';
import './fact-table.ts';
import './models-panel.ts';
import './patient-banner.ts';
import './recovery-panel.ts';
import './score-comparison.ts';
import './score-points.ts';

export interface Loaded {
  readonly launch: Launch;
  /** Undefined when the launch named no assessment. */
  readonly view: AssessmentView | undefined;
}

/** Everything but symptomatic haemorrhage, which stands on its own above. */
const OTHER_FAMILIES = (Object.keys(FAMILY_NAMES) as OutcomeFamily[]).filter(
  (family) => family !== 'symptomatic-ich',
);

type Phase =
  | { readonly kind: 'initial' | 'pending' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'complete'; readonly loaded: Loaded };

/** The app's one page: waits for the session, then shows the assessment the card linked to. */
@customElement('stroke-app')
class StrokeApp extends LitElement {
  /** Opens session and assessment; set once by the page. */
  @property({ attribute: false }) load: (() => Promise<Loaded>) | undefined;
  @state() private phase: Phase = { kind: 'initial' };

  static override styles = [
    shared,
    css`
      main {
        max-width: 72rem;
        margin: 0 auto;
        padding: clamp(1rem, 3vw, 2rem);
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;
      }
      header h1 {
        font-size: clamp(1.4rem, 1.1rem + 1.4vw, 2rem);
        line-height: 1.2;
        letter-spacing: -0.02em;
        margin: 0 0 0.4rem;
        text-wrap: balance;
      }
      .caution {
        border-left: 4px solid var(--accent);
        background: var(--accent-soft);
        border-radius: 0 var(--radius) var(--radius) 0;
        padding: 0.85rem 1.1rem;
        margin: 0;
        max-width: none;
      }
      .columns {
        display: grid;
        gap: 1.25rem;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr));
        align-items: start;
      }
      .columns > * {
        min-width: 0;
      }
      .message {
        min-height: 60vh;
        place-content: center;
        text-align: center;
        justify-items: center;
      }
      footer {
        color: var(--ink-soft);
        font-size: 0.85rem;
      }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('load') && this.load) void this.open(this.load);
  }

  private async open(load: () => Promise<Loaded>): Promise<void> {
    this.phase = { kind: 'pending' };
    try {
      this.phase = { kind: 'complete', loaded: await load() };
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The app could not be opened.';
      this.phase = { kind: 'error', message };
    }
  }

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
        return this.page(this.phase.loaded);
    }
  }

  private page({ launch, view }: Loaded): TemplateResult {
    return html`
      ${launch.needsBanner ? html`<patient-banner .patient=${launch.patient}></patient-banner>` : ''}
      <main>${view ? this.assessment(view) : this.nothingPassed()}</main>
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

  private assessment({ assessment, agent }: AssessmentView): TemplateResult {
    const assessedAt = new Date(assessment.assessedAt).toLocaleString([], {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    return html`
      <header>
        <h1>Evidence before thrombolysis${agent ? html`: ${agent}` : ''}</h1>
        <p class="soft">Assessed on the chart of ${assessedAt}; later results are not included.</p>
      </header>
      <p class="caution"><strong>${NOT_A_CONTRAINDICATION}</strong></p>
      <score-comparison
        id="bleeding"
        class="panel"
        .assessment=${assessment}
        .families=${['symptomatic-ich']}
      ></score-comparison>
      <models-panel class="panel" .assessment=${assessment}></models-panel>
      <eligibility-panel class="panel" .assessment=${assessment}></eligibility-panel>
      <benefit-panel class="panel" .assessment=${assessment}></benefit-panel>
      <details class="panel">
        <summary>Recovery of movement, sight, language, attention and swallowing</summary>
        <recovery-panel .assessment=${assessment}></recovery-panel>
      </details>
      <details class="panel">
        <summary>Other outcomes: any haemorrhage, function, death</summary>
        <score-comparison .assessment=${assessment} .families=${OTHER_FAMILIES}></score-comparison>
      </details>
      <div class="columns">
        <score-points class="panel" .assessment=${assessment}></score-points>
        <fact-table class="panel" .assessment=${assessment}></fact-table>
      </div>
      <details class="panel">
        <summary>Evidence: the papers behind the figures</summary>
        <evidence-list .assessment=${assessment}></evidence-list>
      </details>
      <footer>
        Decision support for clinicians, not a decision. Rules ${assessment.coreVersion}, site policy
        ${assessment.policyVersion}.
      </footer>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stroke-app': StrokeApp;
  }
}

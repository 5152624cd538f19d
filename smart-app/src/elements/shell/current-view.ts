/** The view that the address names, with everything it is given; view-code.ts loads those beside the first. */
import { html, type TemplateResult } from 'lit';
import { leadingTopic } from '../../../../server/clinical/leading-topic.ts';
import type { OpenedApp } from '../../opened-app.ts';
import type { ViewId } from '../../routes.ts';
import type { WorkbenchState } from '../../workbench.ts';
import '../avm-panel.ts';
import '../clinician-view.ts';
import '../fact-panel.ts';
import '../haemorrhage-panel.ts';
import '../imaging-panel.ts';

export interface ViewContext extends Pick<OpenedApp, 'policy' | 'patient' | 'outcomes'> {
  /** The drugs of the order that led here, in words. */
  readonly agent: string | undefined;
}

export function currentView(view: ViewId, shown: WorkbenchState, context: ViewContext): TemplateResult {
  const { assessment, baseline, predictionsState } = shown;
  switch (view) {
    case 'evidence':
      return evidence(shown, context);
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
        .patientName=${context.patient.name}
      ></family-view>`;
    case 'outcome':
      return html`<outcome-view .service=${context.outcomes}></outcome-view>`;
  }
}

/** With blood in the skull its own figures stand first: those before thrombolysis are of another disease. */
function evidence(
  { assessment, baseline, predictionsState }: WorkbenchState,
  { policy, agent }: ViewContext,
): TemplateResult {
  const isHaemorrhage = leadingTopic(assessment) === 'intracranial-haemorrhage';
  return html`<clinician-view
    .assessment=${assessment}
    .baseline=${baseline}
    .predictionsState=${predictionsState}
    .agent=${agent}
    .dosing=${policy.dosing}
  >
    <haemorrhage-panel
      slot=${isHaemorrhage ? 'leading' : 'findings'}
      class="panel"
      .assessment=${assessment}
      .baseline=${baseline}
    ></haemorrhage-panel>
    <imaging-panel
      slot="findings"
      class="panel"
      .assessment=${assessment}
      .baseline=${baseline}
    ></imaging-panel>
    <avm-panel slot="findings" class="panel" .assessment=${assessment} .baseline=${baseline}></avm-panel>
    <fact-panel
      slot="facts"
      class="panel"
      .assessment=${assessment}
      .baseline=${baseline}
      .maxAgeMinutes=${policy.maxAgeMinutes}
    ></fact-panel>
  </clinician-view>`;
}

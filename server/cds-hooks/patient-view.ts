/** patient-view: for a patient with an acute stroke, the outcome scores and the app; otherwise silence. */
import { assess } from '../clinical/assess.ts';
import { answerWithAssessment } from './answer.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import { cardDepsFor } from './order-hook.ts';
import { parseHookRequest } from './parse.ts';
import { chartAccess, readPatientChart } from './patient-chart.ts';
import { prognosisCard } from './prognosis-card.ts';
import { strokeContext } from './stroke-context.ts';
import { unreadSentences } from './unread.ts';
import type { CdsResponse } from './wire.ts';

const NOTHING_TO_SAY: CdsResponse = { cards: [] };

export function createPatientView(deps: HookDeps) {
  return async (call: HookCall): Promise<CdsResponse> => {
    const request = parseHookRequest('patient-view', call.body);
    const access = chartAccess(request, call, deps);
    const { chart, reading, now } = await readPatientChart(request, access, deps);
    // A mix-up is reported where someone acts on it, at the order; opening a chart is not the place.
    if (reading.kind === 'patient-mismatch') return NOTHING_TO_SAY;
    const context = strokeContext([], chart.conditions, reading.facts, access.patient, now);
    if (context !== 'stroke') return NOTHING_TO_SAY;
    // Models that need an MRI of the stay get its lesion map through the API; without it they would only add noise.
    const predictions = await deps.predictor.predict(reading.facts, { moment: 'before-treatment' });
    const assessment = assess(reading.facts, now, deps.policy, reading.setAside, predictions);
    const answerContext = { serviceId: 'stroke-prognosis', request, call, agents: [] } as const;
    return answerWithAssessment(assessment, answerContext, deps, (subject) =>
      prognosisCard(assessment, unreadSentences(chart), subject, cardDepsFor(call, deps)),
    );
  };
}

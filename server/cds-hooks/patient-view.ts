/** patient-view: for a patient with an acute stroke, the outcome scores and the app; otherwise silence. */
import { answerWithAssessment } from './answer.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import { assessTimed, cardDepsFor } from './order-hook.ts';
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
    const { chart, reading, now } = await call.hops.time('chart', () =>
      readPatientChart(request, access, deps),
    );
    // A mix-up is reported where someone acts on it, at the order; opening a chart is not the place.
    if (reading.kind === 'patient-mismatch') return NOTHING_TO_SAY;
    const context = strokeContext([], chart.conditions, reading.facts, access.patient, now);
    if (context !== 'stroke') return NOTHING_TO_SAY;
    const assessment = await assessTimed(reading, now, call, deps);
    const answerContext = { serviceId: 'stroke-prognosis', request, call, agents: [] } as const;
    return answerWithAssessment(assessment, answerContext, deps, (subject) =>
      prognosisCard(assessment, unreadSentences(chart), subject, cardDepsFor(call, deps)),
    );
  };
}
